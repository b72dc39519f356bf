package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.booking.audit.AuditLog;
import studio.booking.audit.AuditLog.Act;
import studio.booking.directory.Studios;
import studio.booking.scheduling.RecurringBookingId;
import studio.booking.scheduling.domain.KnownOccurrence;
import studio.booking.scheduling.domain.Occurrences;
import studio.booking.scheduling.domain.Occurrences.Upcoming;
import studio.booking.scheduling.domain.RecurringBooking;
import studio.booking.scheduling.domain.RecurringBooking.Status;
import studio.booking.scheduling.domain.RecurringBookings;
import studio.booking.scheduling.domain.RecurringOutcome;
import studio.booking.scheduling.domain.RecurringOutcome.Done;
import studio.booking.scheduling.domain.RecurringOutcome.HasBegun;
import studio.booking.scheduling.domain.RecurringOutcome.NotADate;
import studio.booking.scheduling.domain.RecurringOutcome.Unknown;
import studio.booking.scheduling.domain.RecurringOutcome.WasCancelled;
import studio.booking.scheduling.domain.RuleCalendar;
import studio.booking.scheduling.domain.SkipReason;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/**
 * Lets a recurring booking rest, go on or end, or leave out one of its dates. The client may, the
 * coach, and admins. What has begun stays as it is.
 */
@UseCase
public class ChangeRecurringBooking {
  /** More than a year of days. */
  private static final int ALL = 1_000;

  private final RecurringBookings recurringBookings;
  private final Occurrences occurrences;
  private final RuleCalendar calendar;
  private final Studios studios;
  private final OccurrenceMaker maker;
  private final OccurrenceRegister register;
  private final DatesGivenUp givenUp;
  private final AuditLog audit;
  private final Clock clock;

  ChangeRecurringBooking(
      RecurringBookings recurringBookings,
      Occurrences occurrences,
      RuleCalendar calendar,
      Studios studios,
      OccurrenceMaker maker,
      OccurrenceRegister register,
      DatesGivenUp givenUp,
      AuditLog audit,
      Clock clock) {
    this.recurringBookings = recurringBookings;
    this.occurrences = occurrences;
    this.calendar = calendar;
    this.studios = studios;
    this.maker = maker;
    this.register = register;
    this.givenUp = givenUp;
    this.audit = audit;
    this.clock = clock;
  }

  /** Nothing more is made until it goes on. What is booked stays booked. */
  public RecurringOutcome pause(Caller by, RecurringBookingId id) {
    var found = lock(by, id);
    if (found.isEmpty()) return new Unknown(id);
    return switch (found.get().status()) {
      case CANCELLED -> new WasCancelled(id);
      case PAUSED -> new Done(found.get(), List.of());
      case ACTIVE -> new Done(change(by, found.get(), Status.PAUSED), List.of());
    };
  }

  /** What is missing ahead is made at once. */
  public RecurringOutcome resume(Caller by, RecurringBookingId id) {
    var now = clock.instant();
    var current = studios.current();
    var found = lock(by, id);
    if (found.isEmpty()) return new Unknown(id);
    var recurring = found.get();
    if (recurring.status() == Status.CANCELLED) return new WasCancelled(id);
    if (recurring.isActive()) return new Done(recurring, List.of());

    var studio = current.get();
    var today = studio.dateOf(now);
    var until = today.plusWeeks(DatesAhead.USUAL_WEEKS);
    var known = occurrences.known(Set.of(id), today.minusDays(1), until).get();
    var ahead = new DatesAhead(calendar, until, now, known);
    ahead.add(recurring);
    var outcomes = maker.decide(by, studio, ahead.due(), now);
    var active = change(by, recurring, Status.ACTIVE);
    register.enter(by, outcomes, now);
    return new Done(active, outcomes);
  }

  /**
   * Ends it for good, with what it has booked.
   *
   * @param futureOnly whether to leave today, the studio's, as it is
   */
  public RecurringOutcome cancel(Caller by, RecurringBookingId id, boolean futureOnly) {
    var now = clock.instant();
    var current = studios.current();
    var found = lock(by, id);
    if (found.isEmpty()) return new Unknown(id);
    var recurring = found.get();

    var studio = current.get();
    var today = studio.dateOf(now);
    var from = futureOnly ? today.plusDays(1) : today;
    var booked =
        upcoming(id, now).stream()
            .filter(one -> !studio.dateOf(one.booking().startsAt()).isBefore(from))
            .toList();
    givenUp.cancel(by, booked, now);
    return recurring.status() == Status.CANCELLED
        ? new Done(recurring, List.of())
        : new Done(change(by, recurring, Status.CANCELLED), List.of());
  }

  /** Leaves out one of its dates, whether it is booked or yet to be. */
  public RecurringOutcome skip(Caller by, RecurringBookingId id, LocalDate date) {
    var now = clock.instant();
    var found = lock(by, id);
    if (found.isEmpty()) return new Unknown(id);
    var recurring = found.get();
    if (recurring.status() == Status.CANCELLED) return new WasCancelled(id);
    var when = recurring.between(calendar, date, date);
    if (when.isEmpty()) return new NotADate(date);
    if (!when.getFirst().startsAt().isAfter(now)) return new HasBegun(date);

    var known = occurrences.known(Set.of(id), date, date).get().stream().findFirst();
    var booked = upcoming(id, now).stream().filter(one -> one.date().equals(date)).toList();
    givenUp.cancel(by, booked, now);
    var booking = known.map(KnownOccurrence::booking).orElse(null);
    occurrences.record(List.of(new KnownOccurrence(id, date, booking, SkipReason.ON_REQUEST)), now);
    audit.record(by, act("RECURRING_BOOKING_DATE_SKIPPED", recurring, Map.of("date", date + "")));
    return new Done(recurring, List.of());
  }

  private Optional<RecurringBooking> lock(Caller by, RecurringBookingId id) {
    return recurringBookings.lock(id).get().filter(found -> found.concerns(by));
  }

  private List<Upcoming> upcoming(RecurringBookingId id, Instant now) {
    return occurrences.upcoming(Set.of(id), ReadRecurringBookings.firstDate(now), now, ALL).get();
  }

  private RecurringBooking change(Caller by, RecurringBooking recurring, Status to) {
    var changed = recurring.with(to);
    recurringBookings.change(changed);
    audit.record(by, act("RECURRING_BOOKING_" + to, recurring, Map.of()));
    return changed;
  }

  private static Act act(String action, RecurringBooking recurring, Map<String, String> details) {
    return new Act(
        action, "recurring-booking", recurring.id().value(), recurring.client(), details);
  }
}
