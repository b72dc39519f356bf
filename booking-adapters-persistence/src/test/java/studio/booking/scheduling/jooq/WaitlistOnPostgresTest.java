package studio.booking.scheduling.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.BookingOutcome.SessionIsFull;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.CancelOutcome.Cancelled;
import studio.booking.scheduling.domain.WaitlistOutcome.InLine;
import studio.booking.scheduling.domain.WaitlistOutcome.Left;
import studio.booking.scheduling.domain.WaitlistOutcome.NotWaiting;
import studio.booking.scheduling.domain.WaitlistOutcome.PlacesAreFree;
import studio.booking.scheduling.domain.WaitlistOutcome.Stands;
import studio.booking.scheduling.domain.WaitlistOutcome.Waits;
import studio.booking.shared.ClientId;
import studio.booking.shared.jooq.TestDatabase;

/** Waiting for places, on real rows and real credits. */
class WaitlistOnPostgresTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final Instant START = TimetableOnPostgres.NOW.plus(Duration.ofDays(3));

  private WaitlistScene studio;
  private SessionId yoga;

  @BeforeEach
  void open() {
    studio = new WaitlistScene(database);
    yoga = studio.aClass(START, 1);
  }

  @AfterEach
  void all_rows_fit_together() {
    assertThat(studio.run.flaws()).isZero();
  }

  @Test
  void who_waits_is_let_in_by_whoever_leaves_and_can_give_the_place_back_for_an_hour() {
    var first = studio.booked(yoga, 1);
    var anna = studio.run.client(3);
    var entry = studio.waits(anna, yoga);

    assertThat(studio.cancel(first)).isInstanceOf(Cancelled.class);

    assertThat(studio.status(entry)).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(studio.history(entry)).containsExactly("WAITLISTED", "PROMOTED");
    assertThat(studio.run.balance(anna)).isEqualTo(2);

    studio.run.now = studio.run.now.plus(Duration.ofMinutes(59));
    var back = (Cancelled) studio.cancel(booking(entry, anna));
    assertThat(back.cancellation().refundCredits()).isEqualTo(1);
    assertThat(studio.run.balance(anna)).isEqualTo(3);
  }

  @Test
  void each_who_is_passed_over_learns_why_and_the_next_has_the_place() {
    var first = studio.booked(yoga, 1);
    var poor = studio.run.client(0);
    var entry = studio.waits(poor, yoga);
    var rich = studio.waits(studio.run.client(1), yoga);

    studio.cancel(first);

    assertThat(studio.status(rich)).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(studio.skips(entry)).containsExactly("INSUFFICIENT_CREDITS");
    var own =
        (Stands)
            studio.run.db.ask(
                studio.run.as(poor),
                () -> studio.run.useCases.readWaitlist.own(studio.run.as(poor), yoga));
    assertThat(own.standing().position()).isEqualTo(1);
    assertThat(own.skips()).singleElement().extracting(one -> one.at()).isEqualTo(studio.run.now);
  }

  @Test
  void a_hold_that_ends_unpaid_lets_the_next_one_in() {
    var hold = studio.held(yoga);
    var entry = studio.waits(studio.run.client(1), yoga);
    studio.run.now = studio.run.now.plus(Duration.ofMinutes(15));

    studio.endHoldOf(hold.client());

    assertThat(studio.status(hold.id())).isEqualTo(BookingStatus.EXPIRED);
    assertThat(studio.status(entry)).isEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void more_places_are_for_those_who_wait() {
    studio.booked(yoga, 1);
    var entry = studio.waits(studio.run.client(1), yoga);

    studio.run.change(yoga, null, 3, false);

    assertThat(studio.status(entry)).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(studio.freePlaces(yoga)).isEqualTo(1);
  }

  @Test
  void nobody_overtakes_one_who_can_pay_by_now() {
    var first = studio.booked(yoga, 1);
    var anna = studio.run.client(0);
    var entry = studio.waits(anna, yoga);
    studio.cancel(first);
    studio.run.credits.give(studio.run.scene.admin, anna, 1, null);

    var outcome = studio.run.book(studio.run.client(1), yoga, false);

    assertThat(outcome).isEqualTo(new SessionIsFull(yoga, 0, null, true));
    assertThat(studio.status(entry)).isEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void a_place_that_nobody_who_waits_can_have_is_for_whoever_comes() {
    var first = studio.booked(yoga, 1);
    var poor = studio.run.client(0);
    var entry = studio.waits(poor, yoga);
    studio.cancel(first);

    assertThat(studio.join(studio.run.client(1), yoga)).isEqualTo(new PlacesAreFree(yoga, 1));
    assertThat(studio.run.book(poor, yoga, true)).isInstanceOf(Booked.class);
    assertThat(studio.status(entry)).isEqualTo(BookingStatus.CANCELLED);
    assertThat(studio.history(entry)).containsExactly("WAITLISTED", "BOOKED_DIRECTLY");
  }

  @Test
  void who_can_pay_at_last_is_served_once() {
    var first = studio.booked(yoga, 1);
    var anna = studio.run.client(0);
    var entry = studio.waits(anna, yoga);
    studio.cancel(first);
    assertThat(studio.job()).isZero();
    studio.run.credits.give(studio.run.scene.admin, anna, 5, null);

    studio.serve(anna);
    studio.serve(anna);

    assertThat(studio.status(entry)).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(studio.run.balance(anna)).isEqualTo(4);
    assertThat(studio.skips(entry)).hasSize(1);
  }

  @Test
  void the_job_is_the_net_and_ends_what_is_too_late() {
    var first = studio.booked(yoga, 1);
    var anna = studio.run.client(0);
    var entry = studio.waits(anna, yoga);
    studio.cancel(first);
    studio.run.credits.give(studio.run.scene.admin, anna, 1, null);
    var other = studio.aClass(START.plus(Duration.ofHours(2)), 1);
    studio.booked(other, 1);
    var late = studio.waits(studio.run.client(1), other);

    assertThat(studio.job()).isEqualTo(1);
    assertThat(studio.status(entry)).isEqualTo(BookingStatus.CONFIRMED);

    studio.run.now = START.plus(Duration.ofHours(1));
    assertThat(studio.job()).isEqualTo(1);
    assertThat(studio.status(late)).isEqualTo(BookingStatus.EXPIRED);
  }

  @Test
  void who_leaves_and_comes_back_is_last() {
    var first = studio.booked(yoga, 1);
    var anna = studio.run.client(1);
    var entry = studio.waits(anna, yoga);
    var ben = studio.waits(studio.run.client(1), yoga);

    assertThat(studio.leave(anna, yoga)).isInstanceOf(Left.class);
    assertThat(studio.leave(anna, yoga)).isInstanceOf(NotWaiting.class);
    var again = (Waits) studio.join(anna, yoga);
    assertThat(again.standing().position()).isEqualTo(2);
    assertThat(again.standing().waiting().number()).isEqualTo(3);

    studio.cancel(first);
    assertThat(studio.status(entry)).isEqualTo(BookingStatus.CANCELLED);
    assertThat(studio.status(ben)).isEqualTo(BookingStatus.CONFIRMED);
    var by = studio.run.scene.admin;
    var line =
        (InLine) studio.run.db.ask(by, () -> studio.run.useCases.readWaitlist.list(by, yoga, 0, 9));
    assertThat(line.standings()).singleElement().extracting(one -> one.position()).isEqualTo(1);
  }

  @Test
  void a_session_that_moves_or_is_cancelled_takes_those_who_wait_along() {
    studio.booked(yoga, 1);
    var entry = studio.waits(studio.run.client(1), yoga);
    var then = START.plus(Duration.ofHours(3));

    studio.run.change(yoga, then, null, false);
    assertThat(
            studio.run.number(
                "select count(*) from scheduling.booking where organization_id = '%s'"
                    + " and status = 'WAITLISTED' and starts_at = '"
                    + then
                    + "'"))
        .isEqualTo(1);

    studio.run.cancel(yoga);
    assertThat(studio.status(entry)).isEqualTo(BookingStatus.CANCELLED);
    assertThat(studio.history(entry)).containsExactly("WAITLISTED", "SESSION_CANCELLED");
  }

  private studio.booking.scheduling.domain.Booking booking(BookingId id, ClientId client) {
    return studio
        .run
        .db
        .ask(studio.run.as(client), () -> new JooqBookingFiles(studio.run.db).find(id).get())
        .orElseThrow()
        .booking();
  }
}
