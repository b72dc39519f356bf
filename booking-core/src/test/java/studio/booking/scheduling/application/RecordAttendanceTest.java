package studio.booking.scheduling.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.application.RecordAttendance.Mark;
import studio.booking.scheduling.domain.AttendanceOutcome.AnotherCoachsSession;
import studio.booking.scheduling.domain.AttendanceOutcome.NotAttendable;
import studio.booking.scheduling.domain.AttendanceOutcome.NotStarted;
import studio.booking.scheduling.domain.AttendanceOutcome.Recorded;
import studio.booking.scheduling.domain.AttendanceOutcome.TooLateToSay;
import studio.booking.scheduling.domain.AttendanceOutcome.UnknownBooking;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.RosterOutcome;
import studio.booking.scheduling.domain.RosterOutcome.Roster;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.shared.Role;

class RecordAttendanceTest {
  private final ChangeDesk office = new ChangeDesk();
  private final BookingDesk desk = office.desk;

  @Test
  void from_the_start_on_the_coach_says_who_came_and_may_correct_it_for_a_while() {
    var session = desk.aClassIn(5, 3);
    var anna = office.book(desk.client(1), session);
    var ben = office.book(desk.client(1), session);

    assertThat(office.attend(office.cora(), session, new Mark(anna.id(), true)))
        .isEqualTo(new NotStarted(session.startsAt()));
    office.goTo(session.startsAt());
    office.attend(office.cora(), session, new Mark(anna.id(), true), new Mark(ben.id(), false));
    assertThat(office.now(anna).status()).isEqualTo(BookingStatus.COMPLETED);
    assertThat(office.now(ben).status()).isEqualTo(BookingStatus.NO_SHOW);

    office.goTo(session.endsAt().plus(Duration.ofDays(14)));
    office.attend(desk.anAdmin(), session, new Mark(ben.id(), true));
    assertThat(office.now(ben).status()).isEqualTo(BookingStatus.COMPLETED);
    assertThat(desk.timetable.history(ben.id())).hasSize(3);

    office.wait(Duration.ofMillis(1));
    assertThat(office.attend(desk.anAdmin(), session, new Mark(ben.id(), false)))
        .isInstanceOf(TooLateToSay.class);
  }

  @Test
  void one_that_cannot_be_said_spoils_all() {
    var session = desk.aClassIn(5, 3);
    var anna = office.book(desk.client(1), session);
    var ben = office.book(desk.client(1), session);
    var elsewhere = office.book(desk.client(1), desk.aClassIn(5, 3));
    office.cancel(desk.anAdmin(), ben);
    office.goTo(session.startsAt());
    var came = new Mark(anna.id(), true);

    assertThat(office.attend(office.cora(), session, came, new Mark(ben.id(), true)))
        .isEqualTo(new NotAttendable(ben.id(), BookingStatus.CANCELLED));
    assertThat(office.attend(office.cora(), session, came, new Mark(elsewhere.id(), true)))
        .isEqualTo(new UnknownBooking(1));
    assertThat(office.attend(office.cora(), session, new Mark(BookingId.next(), true), came))
        .isEqualTo(new UnknownBooking(0));
    var other = desk.as(office.people.givenCoach().person(), Role.COACH);
    assertThat(office.attend(other, session, came))
        .isEqualTo(new AnotherCoachsSession(session.id()));
    assertThat(office.now(anna).status()).isEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void a_session_is_a_no_show_only_when_it_was_for_one() {
    var forOne = desk.aClassIn(5, 1);
    var forTwo = desk.aClassIn(8, 2);
    var one = office.book(desk.client(1), forOne);
    var two = office.book(desk.client(1), forTwo);
    office.goTo(forTwo.startsAt());

    office.attend(office.cora(), forOne, new Mark(one.id(), false));
    office.attend(office.cora(), forTwo, new Mark(two.id(), false));
    assertThat(desk.timetable.session(forOne.id()).status()).isEqualTo(SessionStatus.NO_SHOW);
    assertThat(desk.timetable.session(forTwo.id()).status()).isEqualTo(SessionStatus.SCHEDULED);

    office.attend(office.cora(), forOne, new Mark(one.id(), true));
    assertThat(desk.timetable.session(forOne.id()).status()).isEqualTo(SessionStatus.COMPLETED);
  }

  @Test
  void saying_the_same_again_changes_nothing() {
    var session = desk.aClassIn(5, 3);
    var anna = office.book(desk.client(1), session);
    office.goTo(session.startsAt());

    var first = office.attend(office.cora(), session, new Mark(anna.id(), true));
    var again = office.attend(office.cora(), session, new Mark(anna.id(), true));

    assertThat(again).isEqualTo(first).isInstanceOf(Recorded.class);
    assertThat(office.audit).hasSize(1);
  }

  @Test
  void the_roster_is_for_the_coach_and_admins_and_reading_it_leaves_a_trace() {
    var session = desk.aClassIn(5, 3);
    var anna = office.people.givenClient();
    desk.payments.give(anna, 1);
    office.book(anna, session);
    var gone = office.book(desk.client(1), session);
    office.cancel(desk.anAdmin(), gone);
    office.audit.clear();

    var roster = (Roster) office.roster(office.cora(), session);

    assertThat(roster.lines()).hasSize(1);
    assertThat(roster.lines().getFirst().alias()).startsWith("Nebula Swan");
    assertThat(roster.lines().getFirst().place().number()).isEqualTo(1);
    assertThat(office.audit.getFirst().action()).isEqualTo("ROSTER_READ");
    assertThat(office.roster(desk.anAdmin(), session)).isEqualTo(roster);
    var other = desk.as(office.people.givenCoach().person(), Role.COACH);
    assertThat(office.roster(other, session))
        .isEqualTo(new RosterOutcome.AnotherCoachsSession(session.id()));
    assertThat(office.audit).hasSize(2);
  }
}
