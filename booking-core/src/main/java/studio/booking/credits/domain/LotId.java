package studio.booking.credits.domain;

import java.util.Objects;
import java.util.UUID;
import studio.booking.shared.Ids;

/** Names credits that have one expiry. */
public record LotId(UUID value) {
  public LotId {
    Objects.requireNonNull(value);
  }

  public static LotId next() {
    return new LotId(Ids.next());
  }
}
