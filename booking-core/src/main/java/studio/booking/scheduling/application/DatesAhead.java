package studio.booking.scheduling.application;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.RecurringBookingId;
import studio.booking.scheduling.domain.DueOccurrence;
import studio.booking.scheduling.domain.KnownOccurrence;
import studio.booking.scheduling.domain.RecurringBooking;
import studio.booking.scheduling.domain.RuleCalendar;
import studio.booking.scheduling.domain.SkipReason;

/** The dates of recurring bookings that are ahead, as far as anything is to be done about them. */
final class DatesAhead {
  /** How many weeks ahead sessions are made, unless somebody says otherwise. */
  static final int USUAL_WEEKS = 6;

  private final RuleCalendar calendar;
  private final LocalDate until;
  private final Instant now;
  private final Map<RecurringBookingId, Map<LocalDate, KnownOccurrence>> known;
  private final List<DueOccurrence> due = new ArrayList<>();
  private int existing;

  /**
   * @param until the last date that is looked at
   * @param known about the dates up to then
   */
  DatesAhead(RuleCalendar calendar, LocalDate until, Instant now, List<KnownOccurrence> known) {
    this.calendar = calendar;
    this.until = until;
    this.now = now;
    this.known =
        known.stream()
            .collect(
                groupingBy(KnownOccurrence::of, toMap(KnownOccurrence::date, Function.identity())));
  }

  /** Adds those of one, none of which has begun. */
  void add(RecurringBooking recurring) {
    var today = now.atZone(recurring.recurrence().zone()).toLocalDate();
    var itsDates = known.getOrDefault(recurring.id(), Map.of());
    for (var when : recurring.between(calendar, today, until)) {
      if (!when.startsAt().isAfter(now)) continue;
      var before = itsDates.get(when.date());
      if (before == null || !before.isSettled()) {
        due.add(new DueOccurrence(recurring, when, reason(before)));
      } else {
        existing++;
      }
    }
  }

  private static @Nullable SkipReason reason(@Nullable KnownOccurrence before) {
    return before == null ? null : before.skipped();
  }

  /** Those without a session. */
  List<DueOccurrence> due() {
    return due;
  }

  /** How many others there are. */
  int existing() {
    return existing;
  }
}
