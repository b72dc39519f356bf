package studio.booking.scheduling.domain;

import java.util.Objects;
import java.util.UUID;
import studio.booking.shared.Ids;

/** Names one line of a coach's weekly hours. */
public record RuleId(UUID value) {
  public RuleId {
    Objects.requireNonNull(value);
  }

  public static RuleId next() {
    return new RuleId(Ids.next());
  }
}
