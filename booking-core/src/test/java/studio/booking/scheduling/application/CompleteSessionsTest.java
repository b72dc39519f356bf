package studio.booking.scheduling.application;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.application.BookPlacesTest.booked;
import static studio.booking.scheduling.application.BookingDesk.HOLD_IF_SHORT;

import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.scheduling.domain.WaitlistOutcome.Waits;
import studio.booking.shared.Caller;

class CompleteSessionsTest {
  private final SessionDesk run = new SessionDesk();
  private final BookingDesk desk = run.desk;

  @Test
  void B13_a_session_counts_as_held_after_the_grace_period_and_not_before() {
    var yoga = desk.aClassIn(5, 3);
    var booking = booked(desk.book(desk.client(1), yoga.id()));
    var grace = Duration.ofMinutes(desk.studios.studio().completionGraceMinutes());

    desk.now = yoga.endsAt().plus(grace).minusMillis(1);
    assertThat(run.complete()).isZero();

    desk.now = yoga.endsAt().plus(grace);
    assertThat(run.complete()).isEqualTo(1);
    assertThat(status(yoga)).isEqualTo(SessionStatus.COMPLETED);
    assertThat(desk.timetable.booking(booking.id()).status()).isEqualTo(BookingStatus.COMPLETED);
    assertThat(desk.timetable.history(booking.id()).getLast())
        .extracting(StatusChange::from, StatusChange::to, StatusChange::byRole)
        .containsExactly(BookingStatus.CONFIRMED, BookingStatus.COMPLETED, "system");
  }

  @Test
  void B13_running_it_again_does_nothing_more() {
    var yoga = desk.aClassIn(5, 3);
    booked(desk.book(desk.client(1), yoga.id()));
    desk.now = yoga.endsAt().plus(Duration.ofDays(1));
    run.complete();
    var history = desk.timetable.allBookings();

    assertThat(run.complete()).isZero();
    assertThat(desk.timetable.allBookings()).isEqualTo(history);
  }

  @Test
  void B13_what_was_said_of_a_session_is_never_overwritten() {
    var settled = EnumSet.complementOf(EnumSet.of(SessionStatus.SCHEDULED));
    for (var status : settled) desk.timetable.given(desk.aClassIn(5, 1).with(status));
    desk.now = desk.now.plus(Duration.ofDays(1));

    assertThat(run.complete()).isZero();
    assertThat(desk.timetable.allSessions())
        .extracting(Session::status)
        .containsExactlyInAnyOrderElementsOf(settled);
  }

  @Test
  void holds_that_were_never_paid_expire_and_are_not_completed() {
    var yoga = desk.aClassIn(5, 3);
    var hold = booked(desk.book(desk.client(0), yoga.id(), HOLD_IF_SHORT));
    desk.now = yoga.endsAt().plus(Duration.ofDays(1));

    assertThat(run.complete()).isEqualTo(1);
    assertThat(desk.timetable.booking(hold.id()).status()).isEqualTo(BookingStatus.EXPIRED);
    assertThat(status(yoga)).isEqualTo(SessionStatus.COMPLETED);
  }

  @Test
  void B13_who_only_waited_for_it_did_not_attend_it() {
    var yoga = desk.aClassIn(5, 1);
    booked(desk.book(desk.client(1), yoga.id()));
    var anna = desk.client(1);
    var by = desk.as(anna);
    var waits =
        (Waits) desk.unit.run(by, () -> desk.useCases.joinWaitlist.join(by, yoga.id(), anna));
    var entry = waits.standing().waiting().booking().id();
    desk.now = yoga.endsAt().plus(Duration.ofDays(1));

    assertThat(run.complete()).isEqualTo(1);
    assertThat(desk.timetable.booking(entry).status()).isEqualTo(BookingStatus.WAITLISTED);
    var program = Caller.system(desk.studios.studio().id(), "serve-waitlists");
    desk.unit.run(program, () -> desk.useCases.serveWaitlists.endInVain(program, 10));
    assertThat(desk.timetable.booking(entry).status()).isEqualTo(BookingStatus.EXPIRED);
    assertThat(desk.payments.balance(anna, desk.now)).isEqualTo(1);
  }

  @Test
  void it_works_through_all_of_them_set_by_set() {
    for (int hour = 1; hour <= 5; hour++) desk.aClassIn(hour, 1);
    desk.now = desk.now.plus(Duration.ofDays(1));

    assertThat(run.complete()).isEqualTo(5);
  }

  private SessionStatus status(Session session) {
    return desk.timetable.session(session.id()).status();
  }
}
