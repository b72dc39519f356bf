package studio.booking.scheduling.domain;

import java.time.LocalDate;
import java.util.List;

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
}
