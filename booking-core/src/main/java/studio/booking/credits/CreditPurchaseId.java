package studio.booking.credits;

import java.util.Objects;
import java.util.UUID;
import studio.booking.shared.Ids;

/** Names what a client says they bought. */
public record CreditPurchaseId(UUID value) {
  public CreditPurchaseId {
    Objects.requireNonNull(value);
  }

  public static CreditPurchaseId next() {
    return new CreditPurchaseId(Ids.next());
  }
}
