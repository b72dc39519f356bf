package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.booking.Api.Answer;
import studio.booking.StudioScene.SignedIn;
import tools.jackson.databind.JsonNode;

/** How All Access and friend passes pay, and come back. */
class PayingWithPassesTest extends OfPasses {
  private SignedIn ben;

  @BeforeEach
  void bensArrival() {
    ben = scene.client(0);
  }

  @AfterEach
  void everythingAddsUp() {
    mustAddUp();
  }

  @Test
  void a_pass_lets_in_once_a_day_and_the_answer_says_why_it_was_paid_so() {
    var pass = pass(anna, 30);

    var first = scene.book(anna, aClass(day(3), 8)).mustBe(201).json();
    var second = scene.book(anna, aClass(day(3), 10)).mustBe(201).json();
    var other = scene.book(anna, aClass(day(4), 8)).mustBe(201).json();

    assertThat(first.path("paymentType").asString()).isEqualTo("ALL_ACCESS");
    assertThat(first.path("packageRedemptionId").asString()).isEqualTo(pass);
    assertThat(first.path("creditsUsed").asInt()).isZero();
    assertThat(first.path("payment").path("balanceLeft").asInt()).isEqualTo(3);
    assertThat(tried(first)).isEmpty();
    assertThat(second.path("paymentType").asString()).isEqualTo("CREDIT");
    assertThat(tried(second)).containsExactly("ALL_ACCESS:DAY_ALREADY_USED");
    assertThat(other.path("paymentType").asString()).isEqualTo("ALL_ACCESS");
    assertThat(held(pass)).containsExactly(day(4).toString(), day(3).toString());
    assertThat(uses(pass).get(1).path("id")).isEqualTo(first.path("allAccessDailyUsageId"));
    assertThat(uses(pass).get(1).path("bookingId")).isEqualTo(first.path("id"));
    var seen = api.get(anna.token(), "/api/bookings/" + first.path("id").asString()).json();
    assertThat(seen).isEqualTo(first);
  }

  @Test
  void A8_a_pass_that_is_over_by_then_does_not_pay() {
    pass(ben, 2);

    var refused = scene.book(ben, aClass(day(3), 8)).mustBe(402).json();

    assertThat(refused.toString()).contains("EXPIRES_BEFORE_SESSION");
    scene.book(ben, aClass(day(2), 22)).mustBe(201);
  }

  @Test
  void A20_a_cancellation_gives_the_day_back_where_it_gives_charges_back() {
    studio.set("{\"cancellationPolicy\":\"REFUND_BEFORE_WINDOW\"}");
    var pass = pass(ben, 30);
    var session = aClass(day(3), 8);
    var booking = scene.book(ben, session).mustBe(201).id();
    var preview =
        api.get(ben.token(), "/api/bookings/%s/cancellation-preview".formatted(booking)).json();

    var cancelled = cancel(ben.token(), booking).json();
    cancel(ben.token(), booking);

    assertThat(preview.toString()).contains("ALL_ACCESS");
    assertThat(cancelled.toString()).contains("ALL_ACCESS");
    assertThat(held(pass)).isEmpty();
    assertThat(uses(pass).get(0).path("returnedAt").asString()).isNotEmpty();
    // The same day again, and twice it is not.
    scene.book(ben, session).mustBe(201);
    scene.book(ben, aClass(day(3), 10)).mustBe(402);
  }

  @Test
  void without_refunds_the_day_is_lost_unless_the_studio_cancels() {
    studio.set("{\"cancellationPolicy\":\"NO_REFUND\"}");
    var pass = pass(ben, 30);
    var session = aClass(day(3), 8);
    var mine = scene.book(ben, session).mustBe(201).id();
    var studios = scene.book(ben, aClass(day(4), 8)).mustBe(201).id();

    cancel(ben.token(), mine);
    cancel(scene.admin(), studios);

    assertThat(held(pass)).containsExactly(day(3).toString());
    scene.book(ben, session).mustBe(402);
    scene.book(ben, aClass(day(4), 10)).mustBe(201);
  }

  @Test
  void the_day_moves_with_the_booking_or_the_place_is_paid_anew() {
    var pass = pass(anna, 30);
    var booking = scene.book(anna, aClass(day(3), 8)).mustBe(201).id();

    move(anna.token(), booking, aClass(day(3), 12)).mustBe(200);
    assertThat(held(pass)).containsExactly(day(3).toString());
    assertThat(uses(pass)).hasSize(1);

    move(anna.token(), booking, aClass(day(5), 12)).mustBe(200);
    assertThat(held(pass)).containsExactly(day(5).toString());
    assertThat(paidWith(booking)).isEqualTo("ALL_ACCESS");
    assertThat(scene.booking(booking).path("allAccessDailyUsageId"))
        .isEqualTo(uses(pass).get(0).path("id"));

    scene.book(anna, aClass(day(6), 8)).mustBe(201);
    var moved = move(anna.token(), booking, aClass(day(6), 12)).mustBe(200).json();
    assertThat(moved.path("paymentType").asString()).isEqualTo("CREDIT");
    assertThat(tried(moved)).containsExactly("ALL_ACCESS:DAY_ALREADY_USED");
    assertThat(held(pass)).containsExactly(day(6).toString());
    assertThat(scene.balance(anna.id())).isEqualTo(2);

    // And back: the credit returns, and the pass pays again.
    move(anna.token(), booking, aClass(day(7), 12)).mustBe(200);
    assertThat(paidWith(booking)).isEqualTo("CREDIT");
  }

  @Test
  void who_can_pay_neither_way_stays_where_they_are() {
    var pass = pass(ben, 30);
    var booking = scene.book(ben, aClass(day(3), 8)).mustBe(201).id();
    scene.book(ben, aClass(day(4), 8)).mustBe(201);

    move(ben.token(), booking, aClass(day(4), 12)).mustBe(402);

    assertThat(paidWith(booking)).isEqualTo("ALL_ACCESS");
    assertThat(held(pass)).containsExactlyInAnyOrder(day(3).toString(), day(4).toString());
  }

  @Test
  void when_the_studio_moves_a_session_the_day_goes_along_or_the_studio_bears_it() {
    var pass = pass(ben, 30);
    var session = aClass(day(3), 8);
    var booking = scene.book(ben, session).mustBe(201).id();

    moveSession(session, at(day(4), 8)).mustBe(200);
    assertThat(held(pass)).containsExactly(day(4).toString());
    assertThat(paidWith(booking)).isEqualTo("ALL_ACCESS");

    scene.book(ben, aClass(day(5), 8)).mustBe(201);
    moveSession(session, at(day(5), 12)).mustBe(200);
    var borne = scene.booking(booking);
    assertThat(borne.path("status").asString()).isEqualTo("CONFIRMED");
    assertThat(borne.path("paymentType").asString()).isEqualTo("FREE");
    assertThat(borne.path("payment").path("why").asString()).isEqualTo("PASS_DAY_TAKEN");
    assertThat(borne.path("allAccessDailyUsageId").isNull()).isTrue();
    assertThat(held(pass)).containsExactly(day(5).toString());

    // Nothing comes back for it, and the pass is there for the day that it had.
    cancel(scene.admin(), booking);
    scene.book(ben, aClass(day(4), 12)).mustBe(201);
  }

  @Test
  void A9_who_does_not_come_can_come_to_another_session_of_that_day() throws InterruptedException {
    whereItIsNoon();
    var pass = pass(ben, 30);
    var session = scene.aClass(yoga, coach, Begun.soon(api), 5);
    var missed = scene.book(ben, session).mustBe(201).id();
    var later = aClass(day(0), 18);
    Begun.await(api, session, scene.admin());
    scene.book(ben, later).mustBe(402);

    say(session, missed, "NO_SHOW").mustBe(200);

    assertThat(uses(pass).get(0).path("wasNoShow").asBoolean()).isTrue();
    assertThat(held(pass)).isEmpty();
    var again = scene.book(ben, later).mustBe(201).json();
    assertThat(again.path("paymentType").asString()).isEqualTo("ALL_ACCESS");
    assertThat(uses(pass)).hasSize(2);
    // They can't have come to both.
    var undone = say(session, missed, "COMPLETED").mustBe(409);
    assertThat(undone.code()).isEqualTo("PASS_DAY_USED");
    assertThat(scene.booking(missed).path("status").asString()).isEqualTo("NO_SHOW");

    cancel(scene.admin(), again.path("id").asString());
    say(session, missed, "COMPLETED").mustBe(200);
    assertThat(uses(pass).get(1).path("wasNoShow").asBoolean()).isFalse();
    scene.book(ben, later).mustBe(402);
  }

  @Test
  void a_studio_may_have_it_that_who_does_not_come_loses_the_day() throws InterruptedException {
    whereItIsNoon();
    studio.set("{\"noShowBlocksPass\":true}");
    var pass = pass(ben, 30);
    var session = scene.aClass(yoga, coach, Begun.soon(api), 5);
    var missed = scene.book(ben, session).mustBe(201).id();
    Begun.await(api, session, scene.admin());

    say(session, missed, "NO_SHOW").mustBe(200);

    assertThat(uses(pass).get(0).path("wasNoShow").asBoolean()).isTrue();
    scene.book(ben, aClass(day(0), 18)).mustBe(402);
    say(session, missed, "COMPLETED").mustBe(200);
    assertThat(uses(pass).get(0).path("wasNoShow").asBoolean()).isFalse();
  }

  @Test
  void A14_a_friend_pass_is_used_once_and_comes_back() {
    studio.set("{\"cancellationPolicy\":\"REFUND_BEFORE_WINDOW\"}");
    var friend = friendPass(anna);
    var session = aClass(day(3), 8);

    var usual = scene.book(anna, session).mustBe(201).json();
    var named = bookWith(anna, aClass(day(3), 10), "FRIEND_PASS").mustBe(201).json();
    var again = bookWith(anna, aClass(day(3), 12), "FRIEND_PASS").mustBe(409).json();

    assertThat(usual.path("paymentType").asString()).isEqualTo("CREDIT");
    assertThat(named.path("paymentType").asString()).isEqualTo("FRIEND_PASS");
    assertThat(named.path("packageRedemptionId").asString()).isEqualTo(friend);
    assertThat(again.toString()).contains("NO_PASS");
    assertThat(friendPassIsThere(friend)).isFalse();

    cancel(anna.token(), named.path("id").asString());
    assertThat(friendPassIsThere(friend)).isTrue();
    assertThat(scene.balance(anna.id())).isEqualTo(2);
    bookWith(anna, aClass(day(4), 8), "FRIEND_PASS").mustBe(201);
  }

  @Test
  void what_was_paid_with_a_pass_stays_paid_when_the_pass_is_taken_back() {
    var pass = pass(ben, 30);
    var friend = friendPass(ben);
    var byDay = scene.book(ben, aClass(day(3), 8)).mustBe(201).id();
    var byFriend = scene.book(ben, aClass(day(3), 10)).mustBe(201).id();
    for (var redemption : new String[] {pass, friend}) {
      api.post(
              scene.admin(),
              "/api/redemptions/%s/revoke".formatted(redemption),
              "{\"reason\":\"A mistake\"}")
          .mustBe(200);
    }

    assertThat(paidWith(byDay)).isEqualTo("ALL_ACCESS");
    assertThat(paidWith(byFriend)).isEqualTo("FRIEND_PASS");
    cancel(scene.admin(), byDay);
    cancel(scene.admin(), byFriend);
    scene.book(ben, aClass(day(3), 12)).mustBe(402);
  }

  @Test
  void A14_a_place_that_costs_nothing_takes_no_pass() {
    var pass = pass(ben, 30);
    var seats =
        api.post(
                scene.admin(),
                "/api/sessions",
                """
                {"sessionTypeId":"%s","coachId":"%s","startsAt":"%s",
                 "places":[{"label":"A1","creditCost":0},{"label":"B1","creditCost":9}]}
                """
                    .formatted(yoga, coach, at(day(3), 8)))
            .mustBe(201)
            .id();
    var places =
        api.get(ben.token(), "/api/sessions/%s/places".formatted(seats)).json().path("items");

    var free = bookSeat(seats, places.get(0).path("id").asString());
    assertThat(free.path("paymentType").asString()).isEqualTo("FREE");
    assertThat(held(pass)).isEmpty();

    // Whatever a place costs, the pass lets in to it.
    cancel(scene.admin(), free.path("id").asString());
    var dear = bookSeat(seats, places.get(1).path("id").asString());
    assertThat(dear.path("paymentType").asString()).isEqualTo("ALL_ACCESS");
  }

  private JsonNode bookSeat(String session, String place) {
    return api.post(
            ben.token(),
            "/api/bookings",
            "{\"sessionId\":\"%s\",\"placeId\":\"%s\"}".formatted(session, place))
        .mustBe(201)
        .json();
  }

  private Answer say(String session, String booking, String status) {
    return api.post(
        scene.admin(),
        "/api/sessions/%s/attendance".formatted(session),
        "{\"bookings\":[{\"id\":\"%s\",\"status\":\"%s\"}]}".formatted(booking, status));
  }

  /** So that today has hours left, whatever the time is. */
  private void whereItIsNoon() {
    int hour = Instant.now().atZone(ZoneOffset.UTC).getHour();
    // Etc/GMT+5 is five hours behind.
    moveStudioTo("Etc/GMT" + (hour >= 12 ? "+" + (hour - 12) : "-" + (12 - hour)));
  }
}
