package studio.booking.credits.listeners;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import studio.booking.credits.CreditsGiven;
import studio.booking.credits.PackageRedeemed;
import studio.booking.scheduling.HeldBookings;
import studio.booking.scheduling.WaitingClients;
import studio.booking.shared.Caller;

/** Who can pay now gets the places that were held for them, or that they wait for. */
@Component
class ConfirmHolds {
  private final HeldBookings held;
  private final WaitingClients waiting;

  ConfirmHolds(HeldBookings held, WaitingClients waiting) {
    this.held = held;
    this.waiting = waiting;
  }

  /**
   * After the commit, and again until it worked: it may hear of the same redemption twice, when
   * there is nothing left to confirm. Not in a transaction of the listener's own: a unit of work
   * that loses a race has to be able to begin anew.
   */
  @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
  void on(PackageRedeemed event) {
    held.payFor(Caller.system(event.organization(), "confirm-holds"), event.client());
    waiting.serve(Caller.system(event.organization(), "serve-waitlists"), event.client());
  }

  /** Only redeeming pays for holds; who waits is served whatever made them able to pay. */
  @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
  void on(CreditsGiven event) {
    waiting.serve(Caller.system(event.organization(), "serve-waitlists"), event.client());
  }
}
