package studio.booking.scheduling.application;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.domain.Samples.weekly;
import static studio.booking.scheduling.domain.Samples.working;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.booking.directory.InMemoryStudios;
import studio.booking.scheduling.RecurringBookingId;
import studio.booking.scheduling.application.GenerateSessions.Stretch;
import studio.booking.scheduling.domain.AvailabilityRule;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Recurrence;
import studio.booking.scheduling.domain.RecurrenceRule;
import studio.booking.scheduling.domain.RecurringBooking;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;

/** What recurring bookings have ahead, and when that is looked after. */
class DispatchingTest {
  private static final LocalTime LATE = LocalTime.of(22, 30);

  private final BookingDesk desk = new BookingDesk();
  private final ClientId anna = desk.client(60);

  @BeforeEach
  void coraWorksAroundTheClock() {
    var rules =
        Arrays.stream(DayOfWeek.values())
            .map(day -> weekly(day, "00:00", "00:00"))
            .toArray(AvailabilityRule[]::new);
    desk.hours.given(desk.cora.id(), working(rules));
  }

  /** The date in UTC is the day before, the same, and the day after. */
  @ParameterizedTest
  @CsvSource({
    "Pacific/Kiritimati,  2026-11-24T09:00",
    "America/Los_Angeles, 2026-11-24T15:30",
    "America/Los_Angeles, 2026-11-24T21:30",
  })
  void B11_from_tomorrow_on_means_the_studios_tomorrow(ZoneId zone, LocalDateTime local) {
    var today = local.toLocalDate();
    goTo(zone, local);
    var recurring = daily(zone, today.minusDays(3), LATE);

    var stretch = generate(2);

    assertThat(stretch.from()).isEqualTo(today);
    assertThat(stretch.to()).isEqualTo(today.plusWeeks(2));
    assertThat(dates(zone, BookingStatus.CONFIRMED))
        .isEqualTo(today.datesUntil(today.plusDays(15)).toList());
    cancel(recurring, true);
    assertThat(dates(zone, BookingStatus.CONFIRMED)).containsExactly(today);
    cancel(recurring, false);
    assertThat(dates(zone, BookingStatus.CONFIRMED)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void B12_what_has_begun_stays_as_it_is(boolean futureOnly) {
    var zone = ZoneId.of("America/Los_Angeles");
    var today = LocalDate.of(2026, 11, 24);
    goTo(zone, today.atTime(9, 0));
    var recurring = daily(zone, today, LocalTime.of(10, 0));
    generate(1);
    var first = bookings().getFirst();

    goTo(zone, today.atTime(10, 0));
    cancel(recurring, futureOnly);

    assertThat(desk.timetable.booking(first.id())).isEqualTo(first);
    assertThat(desk.timetable.session(first.session()).status()).isEqualTo(SessionStatus.SCHEDULED);
    assertThat(dates(zone, BookingStatus.CONFIRMED)).containsExactly(today);
    assertThat(desk.timetable.cancellations()).hasSize(7);
    assertThat(desk.timetable.allSessions().stream().map(Session::status))
        .filteredOn(SessionStatus.CANCELLED::equals)
        .hasSize(7);
  }

  @Test
  void B13_of_its_dates_those_are_completed_that_are_over_and_were_not_given_up() {
    var zone = ZoneId.of("America/Los_Angeles");
    var today = LocalDate.of(2026, 11, 24);
    goTo(zone, today.atTime(9, 0));
    daily(zone, today, LocalTime.of(10, 0));
    generate(1);
    var second = bookings().get(1).id();
    var by = desk.as(anna);
    var wish = new CancelBooking.Wish(second, null, false);
    desk.unit.run(by, () -> desk.useCases.cancelBooking.cancel(by, wish));

    goTo(zone, today.plusDays(2).atTime(12, 30));
    var program = program();
    desk.unit.run(program, () -> desk.useCases.completeSessions.due(program, 100));

    assertThat(dates(zone, BookingStatus.COMPLETED)).containsExactly(today, today.plusDays(2));
    assertThat(dates(zone, BookingStatus.CANCELLED)).containsExactly(today.plusDays(1));
    assertThat(dates(zone, BookingStatus.CONFIRMED)).hasSize(5);
  }

  @Test
  void B5_after_any_pause_and_however_often_it_makes_what_was_missing_and_no_more() {
    var zone = ZoneId.of("America/Los_Angeles");
    var today = LocalDate.of(2026, 11, 24);
    goTo(zone, today.atTime(12, 0));
    daily(zone, today, LATE);

    assertThat(generate(1).created()).isEqualTo(8);
    assertThat(generate(1)).extracting(Stretch::created, Stretch::existing).containsExactly(0, 8);
    // Nobody looked after it for ten days.
    goTo(zone, today.plusDays(10).atTime(12, 0));
    assertThat(generate(1)).extracting(Stretch::created, Stretch::existing).containsExactly(8, 0);
    assertThat(generate(2)).extracting(Stretch::created, Stretch::existing).containsExactly(7, 8);

    assertThat(dates(zone, BookingStatus.CONFIRMED)).doesNotHaveDuplicates().hasSize(23);
  }

  /** Where the clocks go forward at two, at midnight, by half an hour, and not at all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/Los_Angeles",
        "Europe/Berlin",
        "Australia/Lord_Howe",
        "America/Havana",
        "Africa/Casablanca",
        "Asia/Kolkata"
      })
  void B6_each_night_has_its_turn_once_whatever_the_clocks_do(ZoneId zone) {
    var first = LocalDate.of(2027, 1, 1);
    goTo(zone, first.atTime(12, 0));
    daily(zone, first, LATE);
    var program = program();
    var turns = new ArrayList<LocalDate>();

    var end = first.plusYears(1).atTime(12, 0).atZone(zone).toInstant();
    for (; desk.now.isBefore(end); desk.now = desk.now.plus(Duration.ofMinutes(10))) {
      var due = desk.useCases.generateSessions.dueDate(program);
      if (due.isEmpty()) continue;
      var local = desk.now.atZone(zone).toLocalDateTime();
      // Two o'clock, or as much later as the clocks leave out: Casablanca's go forward at two.
      var two = due.get().atTime(2, 0);
      boolean isLeftOut = zone.getRules().getValidOffsets(two).isEmpty();
      assertThat(local).isBetween(two, two.plusMinutes(isLeftOut ? 69 : 9));
      turns.add(due.get());
      desk.useCases.generateSessions.done(program, due.get());
    }

    assertThat(turns)
        .isEqualTo(first.plusDays(1).datesUntil(first.plusYears(1).plusDays(1)).toList());
  }

  @Test
  void B6_nights_without_the_program_are_made_up_for_in_one_turn() {
    var zone = ZoneId.of("America/Los_Angeles");
    var first = LocalDate.of(2026, 11, 24);
    goTo(zone, first.atTime(12, 0));
    daily(zone, first, LATE);

    goTo(zone, first.plusDays(5).atTime(1, 59));
    var due = desk.useCases.generateSessions.dueDate(program());

    assertThat(due).contains(first.plusDays(4));
    desk.useCases.generateSessions.done(program(), due.orElseThrow());
    assertThat(desk.useCases.generateSessions.dueDate(program())).isEmpty();
    goTo(zone, first.plusDays(5).atTime(2, 0));
    assertThat(desk.useCases.generateSessions.dueDate(program())).contains(first.plusDays(5));
  }

  private void goTo(ZoneId zone, LocalDateTime local) {
    if (!desk.studios.studio().zone().equals(zone))
      desk.studios.set(InMemoryStudios.aStudioIn(zone));
    desk.now = local.atZone(zone).toInstant();
  }

  private Caller program() {
    return Caller.system(desk.studios.studio().id(), "generate-sessions");
  }

  /** Anna has an hour with Cora every day from then on. */
  private RecurringBookingId daily(ZoneId zone, LocalDate start, LocalTime time) {
    var recurring =
        new RecurringBooking(
            RecurringBookingId.next(),
            anna,
            desk.cora.id(),
            desk.training.id(),
            new Recurrence(
                RecurrenceRule.everyDays(1), start, time, desk.training.duration(), zone),
            null,
            RecurringBooking.Status.ACTIVE,
            anna.person(),
            1,
            desk.now);
    desk.recurringBookings.add(recurring, desk.studios.studio().dateOf(desk.now));
    return recurring.id();
  }

  private Stretch generate(int weeks) {
    var by = program();
    return desk.unit.run(by, () -> desk.useCases.generateSessions.extend(by, null, 1_000, weeks));
  }

  private void cancel(RecurringBookingId id, boolean futureOnly) {
    var by = desk.as(anna);
    desk.unit.run(by, () -> desk.useCases.changeRecurringBooking.cancel(by, id, futureOnly));
  }

  private List<Booking> bookings() {
    return desk.timetable.allBookings().stream()
        .sorted(java.util.Comparator.comparing(Booking::startsAt))
        .toList();
  }

  private List<LocalDate> dates(ZoneId zone, BookingStatus status) {
    return bookings().stream()
        .filter(one -> one.status() == status)
        .map(one -> one.startsAt().atZone(zone).toLocalDate())
        .toList();
  }
}
