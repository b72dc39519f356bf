package studio.booking.credits.application;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.audit.Differences;
import studio.booking.credits.application.PackageOutcome.Flawed;
import studio.booking.credits.application.PackageOutcome.NotYours;
import studio.booking.credits.application.PackageOutcome.Refused;
import studio.booking.credits.application.PackageOutcome.UnknownCoach;
import studio.booking.credits.application.PackageOutcome.UnknownSessionType;
import studio.booking.credits.application.PackageOutcome.WrongCurrency;
import studio.booking.credits.domain.StudioPackage;
import studio.booking.directory.People;
import studio.booking.directory.Studio;
import studio.booking.directory.Studios;
import studio.booking.scheduling.KnownSessionTypes;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;
import studio.booking.shared.Role;

/** What has to be true of a package's terms whoever writes them. */
final class PackageRules {
  private final Later<Studio> studio;
  private final @Nullable Later<Boolean> coachIsKnown;
  private final @Nullable Later<Set<SessionTypeId>> knownTypes;
  private final Caller caller;
  private final StudioPackage.Terms terms;

  /**
   * Asks what is needed; {@link #refusal} gets it.
   *
   * @param owner whose the package was before; null: no coach's
   */
  PackageRules(
      Caller caller,
      @Nullable CoachId owner,
      StudioPackage.Terms terms,
      Studios studios,
      People people,
      KnownSessionTypes types) {
    this.caller = caller;
    this.terms = terms;
    this.studio = studios.current();
    // Whoever left the studio may still have packages, which others then see to.
    boolean isNew = terms.coach() != null && !terms.coach().equals(owner);
    this.coachIsKnown = isNew ? isKnown(people, requireNonNull(terms.coach())) : null;
    this.knownTypes = terms.sessionTypes().isEmpty() ? null : types.known(terms.sessionTypes());
  }

  private static Later<Boolean> isKnown(People people, CoachId coach) {
    return people
        .find(List.of(coach.person()))
        .map(
            found -> {
              var person = found.get(coach.person());
              return person != null && person.active() && person.has(Role.COACH);
            });
  }

  static boolean mayWrite(Caller caller, @Nullable CoachId owner) {
    return caller.isAdmin() || (owner != null && caller.has(Role.COACH) && caller.is(owner));
  }

  /** What is kept of it for the audit: what it costs is what people ask about later. */
  static AuditLog.Act act(String action, StudioPackage after) {
    return act(action, after, Map.of());
  }

  /** The same of a change, and what it changed. */
  static AuditLog.Act changed(StudioPackage before, StudioPackage after) {
    var differences = new HashMap<>(differences(before.terms(), after.terms()));
    differences.putAll(
        Differences.between(before, after).value("active", StudioPackage::active).details());
    return act("PACKAGE_CHANGED", after, differences);
  }

  private static AuditLog.Act act(
      String action, StudioPackage after, Map<String, String> differences) {
    var price = after.pricing().price();
    var details = new HashMap<String, String>();
    details.put("priceMinor", String.valueOf(price.amountMinor()));
    details.put("currency", price.currency().getCurrencyCode());
    details.put("active", String.valueOf(after.active()));
    details.putAll(differences);
    return new AuditLog.Act(action, "package", after.id().value(), null, details);
  }

  private static Map<String, String> differences(
      StudioPackage.Terms before, StudioPackage.Terms after) {
    return Differences.between(before, after)
        .text("name", StudioPackage.Terms::name)
        .text("description", StudioPackage.Terms::description)
        .value("kind", StudioPackage.Terms::kind)
        .value("coachId", terms -> terms.coach() == null ? null : terms.coach().value())
        .value("sessionCount", StudioPackage.Terms::sessionCount)
        .value("validityDays", StudioPackage.Terms::validityDays)
        .value("allAccessDays", StudioPackage.Terms::allAccessDays)
        .value("grantsFriendPass", StudioPackage.Terms::grantsFriendPass)
        .value("friendPassValidityDays", StudioPackage.Terms::friendPassValidityDays)
        .value("marksElite", StudioPackage.Terms::marksElite)
        .all(
            "sessionTypeIds",
            terms -> terms.sessionTypes().stream().map(SessionTypeId::value).toList())
        .value("listPriceMinor", terms -> terms.listPrice().amountMinor())
        .value("listPriceCurrency", terms -> terms.listPrice().currency())
        .value("discountPercentage", terms -> plain(terms.discountPercentage()))
        .value("position", StudioPackage.Terms::position)
        .details();
  }

  /** However many digits it was given with. */
  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  @Nullable Refused refusal() {
    if (!mayWrite(caller, terms.coach())) return new NotYours();
    var flaw = StudioPackage.flawOf(terms);
    if (flaw != null) return new Flawed(flaw);
    var currency = studio.get().currency();
    if (!terms.listPrice().currency().equals(currency)) {
      return new WrongCurrency(currency.getCurrencyCode());
    }
    if (coachIsKnown != null && !coachIsKnown.get()) return new UnknownCoach();
    if (knownTypes == null) return null;
    var known = knownTypes.get();
    return terms.sessionTypes().stream()
        .filter(type -> !known.contains(type))
        .findFirst()
        .map(UnknownSessionType::new)
        .orElse(null);
  }
}
