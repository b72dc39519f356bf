package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.booking.Api;
import studio.booking.BookingTest;
import studio.booking.OwnStudio;
import studio.booking.StudioScene;
import studio.booking.contract.OtherStudio;
import tools.jackson.databind.JsonNode;

/** What is only tried out is answered in full, and leaves no row behind, whatever the answer. */
class DryRunsTest extends BookingTest {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  private Api api;
  private OwnStudio studio;
  private StudioScene scene;

  @BeforeEach
  void setTheScene() {
    api = api();
    studio = new OwnStudio(program, api);
    scene = studio.scene();
  }

  @Test
  void nothing_is_written() throws SQLException {
    var yoga = scene.classType();
    var training = scene.appointmentType();
    var coach = scene.coach(yoga, training);
    var rich = scene.client(2);
    var poor = scene.client(0);
    var session = scene.aClass(yoga, coach, StudioScene.in(3, 0), 3);
    var other = scene.aClass(yoga, coach, StudioScene.in(3, 3), 3);
    var booking = scene.book(rich, session).mustBe(201).id();
    var pack = scene.pack(4);
    var noon = LocalDate.now(ZONE).plusDays(5).atTime(LocalTime.NOON).atZone(ZONE).toInstant();
    var slot =
        "{\"coachId\":\"%s\",\"sessionTypeId\":\"%s\",\"startsAt\":\"%s\"}"
            .formatted(coach, training, noon);
    var redeem =
        "{\"packageId\":\"%s\",\"clientId\":\"%s\",\"payment\":{\"method\":\"CASH\"}}"
            .formatted(pack, poor.id());
    var before = rows();

    var place = tried(rich.token(), "/api/bookings", in(other));
    var hold =
        tried(
            poor.token(),
            "/api/bookings",
            in(other).replace("}", ",\"onInsufficientCredits\":\"HOLD\"}"));
    var short_ = tried(poor.token(), "/api/bookings", in(other));
    var twice = tried(rich.token(), "/api/bookings", in(session));
    var time = tried(rich.token(), "/api/bookings", slot);
    var odd = tried(rich.token(), "/api/bookings", slot.replace(":00Z", ":07Z"));
    var moved = tried(rich.token(), "/api/bookings/" + booking + "/reschedule", in(other));
    var given = tried(rich.token(), "/api/bookings/" + booking + "/cancel", "{}");
    var givenBy =
        tried(rich.token(), "/api/booking-cancel", "{\"bookingId\":\"%s\"}".formatted(booking));
    var sold = tried(scene.admin(), "/api/packages/redeem", redeem);

    assertThat(place.at("/payment/chosen").asString()).isEqualTo("CREDIT");
    assertThat(place.at("/payment/balanceLeft").asInt()).isZero();
    for (var possible : new JsonNode[] {place, hold, time, moved, given, givenBy, sold}) {
      assertThat(possible.path("possible").asBoolean()).as(possible.toString()).isTrue();
      assertThat(possible.path("refusals")).isEmpty();
    }
    assertThat(short_.at("/refusals/0/code").asString()).isEqualTo("INSUFFICIENT_CREDITS");
    assertThat(twice.at("/refusals/0/code").asString()).isEqualTo("CLIENT_ALREADY_BOOKED");
    assertThat(odd.at("/refusals/0/code").asString()).isEqualTo("SLOT_UNAVAILABLE");
    assertThat(rows()).isEqualTo(before);
    // Bad input stays bad input.
    assertThat(api.post(rich.token(), "/api/bookings?dryRun=true", "{}").status()).isEqualTo(400);
    assertThat(api.post(rich.token(), "/api/bookings?dryRum=true", in(other)).status())
        .isEqualTo(400);
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void a_key_is_not_used_up_by_trying() {
    var yoga = scene.classType();
    var coach = scene.coach(yoga);
    var anna = scene.client(1);
    var session = scene.aClass(yoga, coach, StudioScene.in(3, 0), 3);
    var key = new String[] {"Idempotency-Key", "k"};

    api.post(anna.token(), "/api/bookings?dryRun=true", in(session), key).mustBe(200);
    var booked = api.post(anna.token(), "/api/bookings", in(session), key).mustBe(201);
    var tried = api.post(anna.token(), "/api/bookings?dryRun=true", in(session), key).mustBe(200);

    assertThat(booked.header("Idempotent-Replayed")).isNull();
    assertThat(tried.json().at("/refusals/0/code").asString()).isEqualTo("CLIENT_ALREADY_BOOKED");
  }

  private static String in(String session) {
    return "{\"sessionId\":\"%s\"}".formatted(session);
  }

  private JsonNode tried(String token, String path, String body) {
    return api.post(token, path + "?dryRun=true", body, "Idempotency-Key", "a-key")
        .mustBe(200)
        .json();
  }

  private Map<String, String> rows() throws SQLException {
    return OtherStudio.named(studio.slug(), Database.get().superuser()).fingerprints();
  }
}
