package studio.booking.privacy.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * How long an erasure can be undone. The law gives a month at most from the request on, and months
 * are of several lengths: a day of it is left for the work itself.
 */
public record Grace(Duration length) {
  public static final Duration LONGEST = Duration.ofDays(30);

  public Grace {
    if (length.isNegative() || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("A grace period is 30 days at most");
    }
  }

  /** When what was asked for then is to be done. */
  public Instant endOf(Instant requestedAt) {
    var month = requestedAt.atOffset(ZoneOffset.UTC).plusMonths(1).minusDays(1).toInstant();
    var wanted = requestedAt.plus(length);
    return wanted.isBefore(month) ? wanted : month;
  }
}
