package studio.booking.credits;

import java.util.Objects;
import java.util.UUID;
import studio.booking.shared.Ids;

/** Names a package given to a client. */
public record RedemptionId(UUID value) {
  public RedemptionId {
    Objects.requireNonNull(value);
  }

  public static RedemptionId next() {
    return new RedemptionId(Ids.next());
  }
}
