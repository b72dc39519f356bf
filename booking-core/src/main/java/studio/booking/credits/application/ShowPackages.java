package studio.booking.credits.application;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.booking.credits.PackageId;
import studio.booking.credits.domain.Packages;
import studio.booking.credits.domain.Packages.Seen;
import studio.booking.credits.domain.StudioPackage;
import studio.booking.scheduling.KnownSessionTypes;
import studio.booking.shared.Caller;
import studio.booking.shared.Page;
import studio.booking.shared.Query;
import studio.booking.shared.Role;

/**
 * Shows what the studio sells: what is on sale to everybody; what is not, to admins and to the
 * coach whose it is.
 */
@Query
public class ShowPackages {
  private final Packages packages;
  private final KnownSessionTypes types;

  public ShowPackages(Packages packages, KnownSessionTypes types) {
    this.packages = packages;
    this.types = types;
  }

  public Page<StudioPackage> list(Caller caller, Packages.Filter filter, Page.Request page) {
    var known = filter.paysFor() == null ? null : types.known(Set.of(filter.paysFor()));
    var found = packages.list(seenBy(caller), filter, page);
    // What pays for everything pays for nothing that the studio does not have.
    return known != null && known.get().isEmpty() ? new Page<>(List.of(), null) : found.get();
  }

  private static Seen seenBy(Caller caller) {
    if (caller.isAdmin() || caller.isSystem()) return new Seen.Everything();
    return caller.has(Role.COACH)
        ? new Seen.OnSaleAndOwn(caller.self().asCoach())
        : new Seen.OnSale();
  }

  /** Also one that is no longer on sale, for staff and for clients who have it. */
  public Optional<StudioPackage> find(Caller caller, PackageId id) {
    var found = packages.find(id);
    if (caller.isStaff()) return found.get();
    boolean known =
        caller.has(Role.CLIENT) && packages.redeemed(caller.self().asClient(), id).get();
    return found.get().filter(it -> it.active() || known);
  }
}
