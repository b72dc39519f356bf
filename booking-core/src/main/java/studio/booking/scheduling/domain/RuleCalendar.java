package studio.booking.scheduling.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Knows the dates of recurrence rules, by RFC 5545 to the letter. */
public interface RuleCalendar {
  /**
   * The dates on which a rule falls, in order, each once.
   *
   * @param anchor the date that the rule counts from; one of its dates only if the rule falls on it
   * @param from the first date that is asked for
   * @param to the last one
   */
  List<LocalDate> dates(RecurrenceRule rule, LocalDate anchor, LocalDate from, LocalDate to);

  /**
   * The first date on which a rule falls, or none where it does not for a century.
   *
   * @param last the last date that is looked at
   */
  default Optional<LocalDate> first(RecurrenceRule rule, LocalDate anchor, LocalDate last) {
    // Most fall soon, and a century of days is long.
    for (int years : new int[] {1, 10, 100}) {
      var until = anchor.plusYears(years);
      var found = dates(rule, anchor, anchor, last.isBefore(until) ? last : until);
      if (!found.isEmpty()) return Optional.of(found.getFirst());
    }
    return Optional.empty();
  }
}
