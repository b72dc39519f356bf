package studio.booking.credits;

import java.util.Objects;
import java.util.UUID;
import studio.booking.shared.Ids;

/** Names a coupon. */
public record CouponId(UUID value) {
  public CouponId {
    Objects.requireNonNull(value);
  }

  public static CouponId next() {
    return new CouponId(Ids.next());
  }
}
