package studio.booking.scheduling.application;

import static java.util.stream.Collectors.groupingBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.RecurringBookingId;
import studio.booking.scheduling.domain.KnownOccurrence;
import studio.booking.scheduling.domain.Occurrences;
import studio.booking.scheduling.domain.Occurrences.Upcoming;
import studio.booking.scheduling.domain.RecurringBooking;
import studio.booking.scheduling.domain.RecurringBookings;
import studio.booking.scheduling.domain.RuleCalendar;
import studio.booking.shared.Caller;
import studio.booking.shared.Cursor;
import studio.booking.shared.Page;
import studio.booking.shared.Query;

/** Shows recurring bookings with what comes of them next. */
@Query
public class ReadRecurringBookings {
  private static final Cursor CURSOR = Cursor.of("my-recurring-bookings", 1);
  private static final int NEXT = 10;

  /** Bookings may have been moved, but hardly further than this. */
  static final int MOVED_DAYS = 60;

  private static final int[] YEARS = {1, 10};

  private final RecurringBookings recurringBookings;
  private final Occurrences occurrences;
  private final RuleCalendar calendar;
  private final Clock clock;

  ReadRecurringBookings(
      RecurringBookings recurringBookings,
      Occurrences occurrences,
      RuleCalendar calendar,
      Clock clock) {
    this.recurringBookings = recurringBookings;
    this.occurrences = occurrences;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * A recurring booking and what comes of it.
   *
   * @param next date on which there is a session, or will be one; null for none
   * @param skipped dates ahead without a session
   */
  public record Found(
      RecurringBooking recurring,
      @Nullable LocalDate next,
      List<Upcoming> upcoming,
      List<KnownOccurrence> skipped) {}

  /** The recurring booking, unless the caller may not see it. */
  public Optional<Found> one(Caller by, RecurringBookingId id) {
    var now = clock.instant();
    var one = recurringBookings.find(id);
    var upcoming = occurrences.upcoming(Set.of(id), firstDate(now), now, NEXT);
    var known = occurrences.known(Set.of(id), today(now), lastDate(now));
    return one.get()
        .filter(found -> found.concerns(by))
        .map(found -> found(found, upcoming.get(), known.get(), now));
  }

  /** The caller's own, in the order in which they were made. */
  public Page<Found> mine(Caller by, Page.Request page) {
    var now = clock.instant();
    var after =
        page.cursor() == null ? null : new RecurringBookingId(CURSOR.parse(page.cursor()).uuid(0));
    var all = recurringBookings.of(by.self().asClient(), after, page.limit() + 1).get();
    if (all.isEmpty()) return new Page<>(List.of(), null);
    var ids = all.stream().map(RecurringBooking::id).toList();
    var upcoming = occurrences.upcoming(ids, firstDate(now), now, NEXT);
    var known = occurrences.known(ids, today(now), lastDate(now));
    var upcomingOf = upcoming.get().stream().collect(groupingBy(Upcoming::of));
    var knownOf = known.get().stream().collect(groupingBy(KnownOccurrence::of));
    return Page.of(all, page.limit(), last -> CURSOR.text(last.id().value()))
        .map(
            one ->
                found(
                    one,
                    upcomingOf.getOrDefault(one.id(), List.of()),
                    knownOf.getOrDefault(one.id(), List.of()),
                    now));
  }

  /** No zone's date is before it. */
  private static LocalDate today(Instant now) {
    return now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
  }

  /** Nobody looks further. */
  private static LocalDate lastDate(Instant now) {
    return today(now).plusYears(YEARS[YEARS.length - 1] + 1L);
  }

  static LocalDate firstDate(Instant now) {
    return today(now).minusDays(MOVED_DAYS);
  }

  private Found found(
      RecurringBooking recurring,
      List<Upcoming> upcoming,
      List<KnownOccurrence> known,
      Instant now) {
    var today = now.atZone(recurring.recurrence().zone()).toLocalDate();
    var skipped =
        known.stream().filter(one -> one.skipped() != null && !one.date().isBefore(today)).toList();
    return new Found(recurring, next(recurring, upcoming, known, today, now), upcoming, skipped);
  }

  private @Nullable LocalDate next(
      RecurringBooking recurring,
      List<Upcoming> upcoming,
      List<KnownOccurrence> known,
      LocalDate today,
      Instant now) {
    var booked =
        upcoming.stream()
            .map(one -> one.booking().startsAt().atZone(recurring.recurrence().zone()))
            .map(start -> start.toLocalDate())
            .findFirst();
    if (!recurring.isActive()) return booked.orElse(null);
    var looked = new HashSet<LocalDate>();
    for (var one : known) looked.add(one.date());
    for (int years : YEARS) {
      var planned =
          recurring.between(calendar, today, today.plusYears(years)).stream()
              .filter(one -> one.startsAt().isAfter(now) && !looked.contains(one.date()))
              .map(one -> one.date())
              .findFirst();
      if (planned.isPresent()) {
        return booked.filter(date -> date.isBefore(planned.get())).orElse(planned.get());
      }
    }
    return booked.orElse(null);
  }
}
