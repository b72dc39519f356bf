package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.directory.Studios;
import studio.booking.scheduling.RecurringBookingId;
import studio.booking.scheduling.domain.OccurrenceOutcome;
import studio.booking.scheduling.domain.OccurrenceOutcome.Made;
import studio.booking.scheduling.domain.OccurrenceOutcome.Skipped;
import studio.booking.scheduling.domain.Occurrences;
import studio.booking.scheduling.domain.RecurringBooking;
import studio.booking.scheduling.domain.RecurringBookings;
import studio.booking.scheduling.domain.RuleCalendar;
import studio.booking.scheduling.domain.SkipReason;
import studio.booking.shared.Caller;
import studio.booking.shared.Later;
import studio.booking.shared.UseCase;

/**
 * Makes what recurring bookings are missing ahead, some of them at a time: in one transaction, so
 * that after a crash all of these are there, or none and they are made the next time.
 */
@UseCase
public class GenerateSessions {
  /** A set is about so many dates. */
  static final int AT_ONCE = 1_000;

  private final RecurringBookings recurringBookings;
  private final Occurrences occurrences;
  private final RuleCalendar calendar;
  private final Studios studios;
  private final OccurrenceMaker maker;
  private final OccurrenceRegister register;
  private final Clock clock;

  GenerateSessions(
      RecurringBookings recurringBookings,
      Occurrences occurrences,
      RuleCalendar calendar,
      Studios studios,
      OccurrenceMaker maker,
      OccurrenceRegister register,
      Clock clock) {
    this.recurringBookings = recurringBookings;
    this.occurrences = occurrences;
    this.calendar = calendar;
    this.studios = studios;
    this.maker = maker;
    this.register = register;
    this.clock = clock;
  }

  /**
   * What came of some recurring bookings.
   *
   * @param last the last of them, after which to go on; null when there were no more
   * @param existing dates that were dealt with before
   * @param passedOver whether somebody else is at work on some of them
   */
  public record Stretch(
      @Nullable RecurringBookingId last,
      LocalDate from,
      LocalDate to,
      int created,
      int existing,
      Map<SkipReason, Integer> skipped,
      boolean passedOver) {
    public Stretch {
      skipped = Map.copyOf(skipped);
    }
  }

  /**
   * Works on the next ones that nobody else is working on.
   *
   * @param after where to go on, or null from the first
   * @param atMost so many of them
   */
  public Stretch extend(Caller by, @Nullable RecurringBookingId after, int atMost, int weeksAhead) {
    var locked = recurringBookings.lockActive(after, atMost);
    return work(by, locked, recurringBookings.active(after, atMost), weeksAhead);
  }

  /** The next active ones, whoever works on them. */
  public List<RecurringBookingId> next(Caller by, @Nullable RecurringBookingId after, int atMost) {
    return recurringBookings.active(after, atMost).get();
  }

  /** The same as {@link #extend} for one of them. */
  public Stretch extendOne(Caller by, RecurringBookingId id, int weeksAhead) {
    var locked =
        recurringBookings
            .lock(id)
            .map(found -> found.filter(RecurringBooking::isActive).stream().toList());
    return work(by, locked, Later.of(List.of()), weeksAhead);
  }

  private Stretch work(
      Caller by,
      Later<List<RecurringBooking>> locked,
      Later<List<RecurringBookingId>> whoevers,
      int weeksAhead) {
    var now = clock.instant();
    var current = studios.current();
    var active = locked.get();
    var studio = current.get();
    var today = studio.dateOf(now);
    var until = today.plusWeeks(weeksAhead);
    if (active.isEmpty()) {
      return new Stretch(null, today, until, 0, 0, Map.of(), !whoevers.get().isEmpty());
    }

    var ids = active.stream().map(RecurringBooking::id).toList();
    var known = occurrences.known(ids, today.minusDays(1), until).get();
    var ahead = new DatesAhead(calendar, until, now, known);
    RecurringBooking last = active.getFirst();
    for (var one : active) {
      ahead.add(one);
      last = one;
      if (ahead.due().size() >= AT_ONCE) break;
    }
    var outcomes = maker.decide(by, studio, ahead.due(), now);
    register.enter(by, outcomes, now);
    var skipped = skipped(outcomes);
    int created = (int) outcomes.stream().filter(Made.class::isInstance).count();
    boolean passedOver = passedOver(whoevers.get(), ids, last.id());
    return new Stretch(last.id(), today, until, created, ahead.existing(), skipped, passedOver);
  }

  private static boolean passedOver(
      List<RecurringBookingId> whoevers, List<RecurringBookingId> ours, RecurringBookingId last) {
    var locked = Set.copyOf(ours);
    for (var id : whoevers) {
      if (!locked.contains(id)) return true;
      if (id.equals(last)) break;
    }
    return false;
  }

  private static Map<SkipReason, Integer> skipped(List<OccurrenceOutcome> outcomes) {
    var skipped = new EnumMap<SkipReason, Integer>(SkipReason.class);
    for (var outcome : outcomes) {
      if (outcome instanceof Skipped(_, var why)) skipped.merge(why, 1, Integer::sum);
    }
    return skipped;
  }

  /**
   * The studio's date for which its recurring bookings are to be looked after, or empty when that
   * was done: a new one begins at two in the morning, or when the clocks get past it.
   */
  public Optional<LocalDate> dueDate(Caller by) {
    var current = studios.current();
    var done = recurringBookings.doneFor();
    var zone = current.get().zone();
    var date = clock.instant().atZone(zone).toLocalDate();
    var two = date.atTime(2, 0).atZone(zone).toInstant();
    var due = clock.instant().isBefore(two) ? date.minusDays(1) : date;
    return done.get().isEmpty() || done.get().get().isBefore(due)
        ? Optional.of(due)
        : Optional.empty();
  }

  /** Keeps that it was done for that date. */
  public void done(Caller by, LocalDate date) {
    recurringBookings.setDoneFor(date);
  }
}
