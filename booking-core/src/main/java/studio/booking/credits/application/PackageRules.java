package studio.booking.credits.application;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
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

  /** Asks what is needed; {@link #refusal} gets it. */
  PackageRules(
      Caller caller,
      StudioPackage.Terms terms,
      Studios studios,
      People people,
      KnownSessionTypes types) {
    this.caller = caller;
    this.terms = terms;
    this.studio = studios.current();
    this.coachIsKnown = terms.coach() == null ? null : isKnown(people, terms.coach());
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
    var price = after.pricing().price();
    return new AuditLog.Act(
        action,
        "package",
        after.id().value(),
        null,
        Map.of(
            "priceMinor", String.valueOf(price.amountMinor()),
            "currency", price.currency().getCurrencyCode(),
            "active", String.valueOf(after.active())));
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
