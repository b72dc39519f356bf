package studio.booking.credits.application;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.audit.Differences;
import studio.booking.credits.CouponId;
import studio.booking.credits.PackageId;
import studio.booking.credits.application.CouponOutcome.CodeTaken;
import studio.booking.credits.application.CouponOutcome.Flawed;
import studio.booking.credits.application.CouponOutcome.RedeemedMoreOften;
import studio.booking.credits.application.CouponOutcome.Refused;
import studio.booking.credits.application.CouponOutcome.UnknownPackage;
import studio.booking.credits.application.CouponOutcome.WrongCurrency;
import studio.booking.credits.domain.Coupon;
import studio.booking.credits.domain.Coupons;
import studio.booking.credits.domain.Packages;
import studio.booking.shared.Later;

/** What has to be true of a coupon whoever writes it. */
final class CouponRules {
  private final Coupon wanted;
  private final @Nullable Later<Set<PackageId>> knownPackages;
  private final Later<Optional<Coupon>> withTheCode;

  /** Asks what is needed; {@link #refusal} gets it. */
  CouponRules(Coupon wanted, Coupons coupons, Packages packages) {
    this.wanted = wanted;
    var terms = wanted.terms();
    this.knownPackages = terms.packages().isEmpty() ? null : packages.known(terms.packages());
    this.withTheCode = coupons.find(terms.code());
  }

  @Nullable Refused refusal() {
    var terms = wanted.terms();
    var flaw = Coupon.flawOf(terms);
    if (flaw != null) return new Flawed(flaw);
    var least = terms.minimumPrice();
    if (least != null && !least.currency().equals(terms.currency())) {
      return new WrongCurrency(terms.currency().getCurrencyCode());
    }
    if (knownPackages != null) {
      var known = knownPackages.get();
      var unknown = terms.packages().stream().filter(id -> !known.contains(id)).findFirst();
      if (unknown.isPresent()) return new UnknownPackage(unknown.get());
    }
    if (terms.maxRedemptions() != null && terms.maxRedemptions() < wanted.redeemed()) {
      return new RedeemedMoreOften(wanted.redeemed());
    }
    CouponId other = withTheCode.get().map(Coupon::id).orElse(wanted.id());
    return other.equals(wanted.id()) ? null : new CodeTaken();
  }

  /** What is kept of it for the audit. */
  static AuditLog.Act act(String action, Coupon after) {
    return act(action, after, Map.of());
  }

  /** The same of a change, and what it changed. */
  static AuditLog.Act changed(Coupon before, Coupon after) {
    var differences = new HashMap<>(differences(before.terms(), after.terms()));
    differences.putAll(
        Differences.between(before, after).value("active", Coupon::active).details());
    return act("COUPON_CHANGED", after, differences);
  }

  private static AuditLog.Act act(String action, Coupon after, Map<String, String> differences) {
    var terms = after.terms();
    var details = new HashMap<String, String>();
    details.put("code", terms.code().value());
    details.put("type", terms.type().name());
    if (terms.value() != null) details.put("value", terms.value().toPlainString());
    details.put("active", String.valueOf(after.active()));
    details.putAll(differences);
    return new AuditLog.Act(action, "coupon", after.id().value(), null, details);
  }

  private static Map<String, String> differences(Coupon.Terms before, Coupon.Terms after) {
    return Differences.between(before, after)
        .value("code", terms -> terms.code().value())
        .value("type", Coupon.Terms::type)
        .value("value", terms -> terms.value() == null ? null : terms.value().toPlainString())
        .all("packageIds", terms -> terms.packages().stream().map(PackageId::value).toList())
        .value("validFrom", Coupon.Terms::validFrom)
        .value("validUntil", Coupon.Terms::validUntil)
        .value("maxRedemptions", Coupon.Terms::maxRedemptions)
        .value("maxPerClient", Coupon.Terms::maxPerClient)
        .value("firstPurchaseOnly", Coupon.Terms::firstPurchaseOnly)
        .value(
            "minimumPriceMinor",
            terms -> terms.minimumPrice() == null ? null : terms.minimumPrice().amountMinor())
        .details();
  }
}
