package studio.booking.scheduling.domain;

import java.util.Objects;
import java.util.UUID;
import studio.booking.shared.Ids;

/** Names a time when a coach is away, or works other hours than usual. */
public record ExceptionId(UUID value) {
  public ExceptionId {
    Objects.requireNonNull(value);
  }

  public static ExceptionId next() {
    return new ExceptionId(Ids.next());
  }
}
