package studio.booking.scheduling.domain;

import java.time.LocalDateTime;
import java.time.ZoneId;

/** Reads recurrence rules as people and calendars write them: RFC 5545's RRULE, taken strictly. */
public interface RuleReader {
  /** Longer than any rule that means something. */
  int LONGEST_TEXT = 500;

  /**
   * Reads a rule.
   *
   * @param text for example {@code FREQ=WEEKLY;BYDAY=TU}, in any case
   * @param start the anchor with its local time: it tells the last date for which an UNTIL with a
   *     time leaves room
   * @param zone where that time is local
   */
  RuleReading read(String text, LocalDateTime start, ZoneId zone);
}
