package studio.booking.credits.listeners;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import studio.booking.credits.domain.AccountStanding;
import studio.booking.credits.domain.Ledger;
import studio.booking.credits.domain.Packages;
import studio.booking.credits.domain.StarterPackages;
import studio.booking.directory.ClientActivated;
import studio.booking.directory.ClientCameBack;
import studio.booking.directory.ClientLeft;
import studio.booking.directory.ClientsAdded;
import studio.booking.directory.StudioOpened;
import studio.booking.directory.Studios;

/**
 * Sees to it, in the very transaction in which they come, that a studio has something to sell and a
 * client an account, without which they could not book; and that it pays for nothing more in the
 * one in which they leave.
 */
@Component
class PrepareCredits {
  private final Packages packages;
  private final Ledger ledger;
  private final Studios studios;

  PrepareCredits(Packages packages, Ledger ledger, Studios studios) {
    this.packages = packages;
    this.ledger = ledger;
    this.studios = studios;
  }

  @EventListener
  void on(StudioOpened event) {
    packages.add(StarterPackages.in(studios.current().get().currency()), event.at());
  }

  @EventListener
  void on(ClientsAdded event) {
    ledger.openAccounts(event.clients(), event.at());
  }

  /** Their bookings go by what they have: from the commit on, nobody books for them. */
  @EventListener
  void on(ClientLeft event) {
    ledger.stand(event.client(), AccountStanding.CLOSED);
  }

  @EventListener
  void on(ClientCameBack event) {
    ledger.stand(event.client(), standing(event.active()));
  }

  @EventListener
  void on(ClientActivated event) {
    ledger.stand(event.client(), standing(event.active()));
  }

  private static AccountStanding standing(boolean active) {
    return active ? AccountStanding.OPEN : AccountStanding.SUSPENDED;
  }
}
