package studio.booking.credits.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.booking.credits.CouponId;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.Page;

/** Coupons in memory, all on one page. */
public class InMemoryCoupons implements Coupons {
  private final Map<CouponId, Coupon> coupons = new LinkedHashMap<>();
  private final Map<ClientId, Map<CouponId, Integer>> uses = new HashMap<>();
  private final Set<ClientId> regulars = new HashSet<>();

  /** From now on this client has redeemed something before. */
  public void givenRegular(ClientId client) {
    regulars.add(client);
  }

  @Override
  public Later<Optional<Coupon>> find(CouponId id) {
    return Later.of(Optional.ofNullable(coupons.get(id)));
  }

  @Override
  public Later<Optional<Coupon>> lock(CouponId id) {
    return find(id);
  }

  @Override
  public Later<Optional<Coupon>> find(CouponCode code) {
    return Later.of(
        coupons.values().stream()
            .filter(it -> !it.isArchived() && it.terms().code().equals(code))
            .findFirst());
  }

  @Override
  public Later<Page<Coupon>> list(Page.Request page) {
    return Later.of(
        new Page<>(coupons.values().stream().filter(it -> !it.isArchived()).toList(), null));
  }

  @Override
  public Later<Coupon.Bearer> bearer(ClientId client, CouponCode code) {
    int times =
        find(code)
            .get()
            .map(it -> uses.getOrDefault(client, Map.of()).getOrDefault(it.id(), 0))
            .orElse(0);
    return Later.of(new Coupon.Bearer(times, regulars.contains(client)));
  }

  @Override
  public void add(Coupon added, Instant now) {
    coupons.put(added.id(), added);
  }

  @Override
  public void save(Coupon changed) {
    coupons.put(changed.id(), changed);
  }

  @Override
  public void use(Coupon found, ClientId client) {
    var terms = found.terms();
    coupons.put(
        found.id(),
        new Coupon(found.id(), terms, found.redeemed() + 1, found.active(), null, found.version()));
    uses.computeIfAbsent(client, _ -> new HashMap<>()).merge(found.id(), 1, Integer::sum);
    regulars.add(client);
  }
}
