package studio.booking.scheduling.domain;

/** What came of reading a recurrence rule. */
public sealed interface RuleReading {
  record Read(RecurrenceRule rule) implements RuleReading {}

  /**
   * It is no RRULE of RFC 5545, or says something impossible.
   *
   * @param why for the person who wrote it
   */
  record Malformed(String why) implements RuleReading {}

  /**
   * It is one, with a part that studios don't plan by here.
   *
   * @param part as it stands there, {@code BYHOUR} for example
   */
  record Unsupported(String part) implements RuleReading {}
}
