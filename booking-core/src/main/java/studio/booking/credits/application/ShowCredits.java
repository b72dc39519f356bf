package studio.booking.credits.application;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import studio.booking.credits.domain.Account;
import studio.booking.credits.domain.Entitlements;
import studio.booking.credits.domain.Ledger;
import studio.booking.credits.domain.LedgerLines;
import studio.booking.credits.domain.Lot;
import studio.booking.directory.People;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Page;
import studio.booking.shared.Query;

/** Shows what a client has, and every line that says why. */
@Query
public class ShowCredits {
  private final Ledger ledger;
  private final LedgerLines lines;
  private final Entitlements.Source entitlements;
  private final ClientAccess access;
  private final Clock clock;

  public ShowCredits(
      Ledger ledger,
      LedgerLines lines,
      Entitlements.Source entitlements,
      People people,
      Clock clock) {
    this.ledger = ledger;
    this.lines = lines;
    this.entitlements = entitlements;
    this.access = new ClientAccess(people);
    this.clock = clock;
  }

  /**
   * What a client has at an instant. What has expired by then is not in it.
   *
   * @param lots in the order in which they are spent
   */
  public record Credits(ClientId client, int balance, List<Lot> lots, Entitlements entitlements) {
    public Credits {
      lots = List.copyOf(lots);
    }
  }

  /** Empty when the caller may not see this client. */
  public Optional<Credits> of(Caller caller, ClientId client) {
    var now = now();
    var may = access.mayRead(caller, client, now);
    var accounts = ledger.look(List.of(client));
    var has = entitlements.of(client, now);
    if (!may.get() || !Account.isThere(accounts.get().get(client))) return Optional.empty();
    Account account = requireNonNull(accounts.get().get(client));
    var live = account.lots().stream().filter(lot -> !lot.expiredAt(now)).toList();
    return Optional.of(new Credits(client, account.balance(now), live, has.get()));
  }

  /** A client's ledger; empty when the caller may not see this client. */
  public Optional<Page<LedgerLines.Line>> transactions(
      Caller caller, ClientId client, LedgerLines.Filter filter, Page.Request page) {
    var may = access.mayRead(caller, client, now());
    var accounts = ledger.look(List.of(client));
    var found = lines.list(client, filter, page);
    if (!may.get() || !Account.isThere(accounts.get().get(client))) return Optional.empty();
    return Optional.of(found.get());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
