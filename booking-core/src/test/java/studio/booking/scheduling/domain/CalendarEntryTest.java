package studio.booking.scheduling.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.domain.Agenda.Attended;
import studio.booking.scheduling.domain.Agenda.Given;
import studio.booking.scheduling.domain.CalendarEntry.Standing;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Ids;

class CalendarEntryTest {
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final CoachId kim = new CoachId(Ids.next());
  private final ClientId anna = new ClientId(Ids.next());
  private final Session yoga = Samples.session(Samples.aClass(), kim, START);
  private final Session training =
      Samples.session(Samples.anHour(), kim, START.plus(HOUR)).forClient(anna);

  @Test
  void a_coach_sees_how_many_come() {
    var entry = given(yoga, 3, 1);

    assertThat(entry.title()).isEqualTo("Yoga");
    assertThat(entry.note()).isEqualTo("3 of 12 booked.");
    assertThat(entry.id()).isEqualTo(yoga.id().value());
    assertThat(entry.startsAt()).isEqualTo(START);
    assertThat(entry.endsAt()).isEqualTo(START.plus(HOUR));
  }

  @Test
  void a_session_is_certain_unless_it_is_cancelled_or_the_one_who_comes_has_yet_to_pay() {
    assertThat(given(yoga, 3, 3).standing()).isEqualTo(Standing.CONFIRMED);
    assertThat(given(training, 1, 0).standing()).isEqualTo(Standing.CONFIRMED);
    assertThat(given(training, 1, 1).standing()).isEqualTo(Standing.TENTATIVE);
    assertThat(given(yoga.with(SessionStatus.COMPLETED), 3, 0).standing())
        .isEqualTo(Standing.CONFIRMED);
    assertThat(given(yoga.with(SessionStatus.CANCELLED), 0, 0).standing())
        .isEqualTo(Standing.CANCELLED);
  }

  @Test
  void each_change_of_a_session_makes_a_later_revision() {
    var moved = yoga.changedTo(kim, "Yoga", START.plus(HOUR), 12);

    assertThat(given(moved, 0, 0).revision()).isGreaterThan(given(yoga, 0, 0).revision());
    assertThat(given(moved.with(SessionStatus.CANCELLED), 0, 0).revision())
        .isGreaterThan(given(moved, 0, 0).revision());
  }

  @Test
  void a_client_sees_what_and_with_whom() {
    var booking = Samples.booking(yoga, PlaceId.next(), anna, START);
    var entry = attended(booking, yoga);

    assertThat(entry.id()).isEqualTo(booking.id().value());
    assertThat(entry.title()).isEqualTo("Yoga");
    assertThat(entry.note()).isEqualTo("With Kim.");
    assertThat(entry.startsAt()).isEqualTo(START);
  }

  @Test
  void a_booking_is_certain_once_it_is_paid() {
    var booking = Samples.booking(yoga, PlaceId.next(), anna, START);
    var hold = Samples.hold(yoga, PlaceId.next(), anna, START);

    assertThat(attended(booking, yoga).standing()).isEqualTo(Standing.CONFIRMED);
    assertThat(attended(booking.attended(false), yoga).standing()).isEqualTo(Standing.CONFIRMED);
    assertThat(attended(booking.cancelled(), yoga).standing()).isEqualTo(Standing.CANCELLED);
    assertThat(attended(hold, yoga).standing()).isEqualTo(Standing.TENTATIVE);
    assertThat(attended(hold.expired(), yoga).standing()).isEqualTo(Standing.CANCELLED);
  }

  @Test
  void whatever_becomes_of_a_booking_its_revision_rises() {
    var booking = Samples.booking(yoga, PlaceId.next(), anna, START);
    var first = attended(booking, yoga);

    var another = yoga.changedTo(new CoachId(Ids.next()), "Yoga", START, 12);
    var replaced = attended(booking, another);
    var moved = booking.movedTo(START.plus(HOUR), START.plus(HOUR).plus(HOUR));
    // To a session that never changed, and so has a lower version than the one before.
    var elsewhere = attended(moved, training);
    var cancelled = attended(moved.cancelled(), training);

    assertThat(first.revision()).isPositive();
    assertThat(replaced.revision()).isGreaterThan(first.revision());
    assertThat(elsewhere.revision()).isGreaterThan(replaced.revision());
    assertThat(cancelled.revision()).isGreaterThan(elsewhere.revision());
    assertThat(cancelled.id()).isEqualTo(first.id());
  }

  private static CalendarEntry given(Session session, int taken, int held) {
    return CalendarEntry.of(new Given(session, taken, held, START));
  }

  private static CalendarEntry attended(Booking booking, Session session) {
    return CalendarEntry.of(new Attended(booking, session, "Kim", START));
  }
}
