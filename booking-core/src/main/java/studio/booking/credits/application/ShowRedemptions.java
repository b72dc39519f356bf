package studio.booking.credits.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.PackageId;
import studio.booking.credits.RedemptionId;
import studio.booking.credits.domain.Account;
import studio.booking.credits.domain.Ledger;
import studio.booking.credits.domain.PassUse;
import studio.booking.credits.domain.PassUses;
import studio.booking.credits.domain.Redemption;
import studio.booking.credits.domain.RedemptionStatus;
import studio.booking.credits.domain.Redemptions;
import studio.booking.directory.People;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.Page;
import studio.booking.shared.Query;
import studio.booking.shared.Role;

/**
 * Shows which packages clients were given. Clients see their own; a coach sees those of assigned
 * clients and of the coach's own packages; admins see all.
 */
@Query
public class ShowRedemptions {
  private final Redemptions redemptions;
  private final PassUses passUses;
  private final Ledger ledger;
  private final ClientAccess access;
  private final Clock clock;

  public ShowRedemptions(
      Redemptions redemptions, PassUses passUses, Ledger ledger, People people, Clock clock) {
    this.redemptions = redemptions;
    this.passUses = passUses;
    this.ledger = ledger;
    this.access = new ClientAccess(people);
    this.clock = clock;
  }

  public Optional<Redemption> find(Caller caller, RedemptionId id) {
    var now = now();
    var found = redemptions.find(id, now).get();
    return found
        .filter(
            it ->
                (it.coach() != null && caller.has(Role.COACH) && caller.is(it.coach()))
                    || access.mayRead(caller, it.redemption().client(), now).get())
        .map(Redemptions.Found::redemption);
  }

  /** The days on which its pass was used; empty when the caller may not see the redemption. */
  public Optional<Page<PassUse>> uses(Caller caller, RedemptionId id, Page.Request page) {
    var uses = passUses.of(id, page);
    return find(caller, id).map(_ -> uses.get());
  }

  /** All that the caller may see; null filters let everything through. */
  public Page<Redemption> list(
      Caller caller,
      @Nullable ClientId client,
      @Nullable PackageId packageId,
      @Nullable RedemptionStatus status,
      Page.Request page) {
    var now = now();
    if (!caller.isStaff()) {
      var own = caller.self().asClient();
      if (client != null && !client.equals(own)) return new Page<>(List.of(), null);
      return redemptions
          .list(new Redemptions.Filter(own, packageId, status, null), now, page)
          .get();
    }
    boolean all = caller.isAdmin() || (client != null && access.mayRead(caller, client, now).get());
    var own = all ? null : caller.self().asCoach();
    return redemptions
        .list(new Redemptions.Filter(client, packageId, status, own), now, page)
        .get();
  }

  /** A client's, or empty when the caller may not see this client. */
  public Optional<Page<Redemption>> ofClient(Caller caller, ClientId client, Page.Request page) {
    var now = now();
    Later<Boolean> may = access.mayRead(caller, client, now);
    var accounts = ledger.look(List.of(client));
    var list = redemptions.list(new Redemptions.Filter(client, null, null, null), now, page);
    if (!may.get() || !Account.isThere(accounts.get().get(client))) return Optional.empty();
    return Optional.of(list.get());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
