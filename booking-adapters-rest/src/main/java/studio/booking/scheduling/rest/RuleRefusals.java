package studio.booking.scheduling.rest;

import static studio.booking.shared.rest.ProblemCode.RRULE_NOT_SUPPORTED;

import java.util.Map;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import studio.booking.scheduling.domain.RuleReading;
import studio.booking.shared.rest.Problems;

/** Why nothing can be planned by a recurrence rule, in words. */
final class RuleRefusals {
  private RuleRefusals() {}

  /**
   * @param pointer where the rule stands in the request
   */
  static ResponseEntity<ProblemDetail> of(String pointer, RuleReading why) {
    return switch (why) {
      case RuleReading.Malformed(var text) ->
          Problems.invalid(pointer, "is no RFC 5545 RRULE: " + text);
      case RuleReading.Unsupported(var part) ->
          Problems.of(
              RRULE_NOT_SUPPORTED,
              "%s is not among the parts that are planned by: FREQ (DAILY, WEEKLY, MONTHLY, YEARLY),"
                      .formatted(part)
                  + " INTERVAL, COUNT, UNTIL, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS and WKST.",
              Map.of("part", part));
      case RuleReading.Read(var rule) -> throw new IllegalArgumentException("Is one: " + rule);
    };
  }
}
