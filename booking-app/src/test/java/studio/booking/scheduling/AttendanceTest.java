package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.BookingTest;
import studio.booking.OwnStudio;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;

/** Who came and who did not. */
class AttendanceTest extends BookingTest {
  private Api api;
  private StudioScene scene;
  private String yoga;
  private SignedIn coach;

  @BeforeEach
  void setTheScene() {
    api = api();
    scene = new OwnStudio(program, api).scene();
    yoga = scene.classType();
    coach = scene.signedIn(scene.coach(yoga));
  }

  @Test
  void it_is_said_from_the_start_on_all_or_nothing_and_can_be_corrected()
      throws InterruptedException {
    var anna = scene.client(2);
    var clients = scene.clients(3, 1);
    var session = scene.aClass(yoga, coach.id(), Begun.soon(api), 5);
    var annas = scene.book(anna, session).mustBe(201).id();
    var bens = scene.book(clients.get(0), session).mustBe(201).id();
    var gone = scene.book(clients.get(1), session).mustBe(201).id();
    api.post(clients.get(1).token(), "/api/bookings/%s/cancel".formatted(gone), "{}").mustBe(200);
    var elsewhere =
        scene
            .book(clients.get(2), scene.aClass(yoga, scene.coach(yoga), StudioScene.in(2, 0), 2))
            .mustBe(201)
            .id();
    var early = say(coach.token(), session, came(annas));
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.code()).isEqualTo("SESSION_NOT_STARTED");
    Begun.await(api, session, scene.admin());

    var unknown = say(coach.token(), session, came(annas), missed(elsewhere));
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.text()).contains("/bookings/1/id");
    assertThat(say(coach.token(), session, came(annas), came(gone)).code())
        .isEqualTo("BOOKING_NOT_CHANGEABLE");
    assertThat(say(coach.token(), session, came(annas), missed(annas)).status()).isEqualTo(400);
    assertThat(say(scene.signedIn(scene.coach(yoga)).token(), session, came(annas)).status())
        .isEqualTo(403);
    assertThat(say(anna.token(), session, came(annas)).status()).isEqualTo(403);
    assertThat(status(annas)).isEqualTo("CONFIRMED");

    say(coach.token(), session, came(annas), missed(bens)).mustBe(200);

    assertThat(status(annas)).isEqualTo("COMPLETED");
    assertThat(status(bens)).isEqualTo("NO_SHOW");
    say(scene.admin(), session, missed(annas)).mustBe(200);
    // Said again, nothing happens.
    say(scene.admin(), session, missed(annas), missed(bens)).mustBe(200);
    assertThat(scene.history(annas))
        .containsExactly(
            "- CONFIRMED by client: BOOKED",
            "CONFIRMED COMPLETED by coach: CAME",
            "COMPLETED NO_SHOW by owner: DID_NOT_COME");
    assertThat(scene.history(bens)).hasSize(2);
    // Nobody gets anything back for not coming.
    assertThat(scene.balance(anna.id())).isEqualTo(1);
  }

  @Test
  void a_session_whose_only_client_did_not_come_was_not_held() throws InterruptedException {
    var anna = scene.client(1);
    var session = scene.aClass(yoga, coach.id(), Begun.soon(api), 1);
    var booking = scene.book(anna, session).mustBe(201).id();
    Begun.await(api, session, scene.admin());

    say(coach.token(), session, missed(booking)).mustBe(200);
    assertThat(sessionStatus(session)).isEqualTo("no_show");

    say(coach.token(), session, came(booking)).mustBe(200);
    assertThat(sessionStatus(session)).isEqualTo("completed");
  }

  private String status(String booking) {
    return scene.booking(booking).path("status").asString();
  }

  private String sessionStatus(String session) {
    return api.get(scene.admin(), "/api/sessions/" + session).json().path("status").asString();
  }

  private static String came(String booking) {
    return "{\"id\":\"%s\",\"status\":\"COMPLETED\"}".formatted(booking);
  }

  private static String missed(String booking) {
    return "{\"id\":\"%s\",\"status\":\"NO_SHOW\"}".formatted(booking);
  }

  private Answer say(String token, String session, String... marks) {
    return api.post(
        token,
        "/api/sessions/%s/attendance".formatted(session),
        "{\"bookings\":[%s]}".formatted(String.join(",", marks)));
  }
}
