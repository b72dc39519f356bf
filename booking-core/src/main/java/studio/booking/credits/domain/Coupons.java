package studio.booking.credits.domain;

import java.time.Instant;
import java.util.Optional;
import studio.booking.credits.CouponId;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.Page;

/** The studio's coupons, and who has used them. */
public interface Coupons {
  Later<Optional<Coupon>> find(CouponId id);

  /** The same, locked until the unit of work ends. */
  Later<Optional<Coupon>> lock(CouponId id);

  /** The one that has this code and is not archived. */
  Later<Optional<Coupon>> find(CouponCode code);

  /** Those that are not archived, the newest first. */
  Later<Page<Coupon>> list(Page.Request page);

  /** How a client stands to the coupon with this code, if there is one. */
  Later<Coupon.Bearer> bearer(ClientId client, CouponCode code);

  void add(Coupon added, Instant now);

  /** Writes a locked coupon with its next version. */
  void save(Coupon changed);

  /**
   * Counts a use, by all and by this client. When one of them has reached the limit, or the coupon
   * is no longer the one that was found, the unit of work starts over.
   */
  void use(Coupon found, ClientId client);
}
