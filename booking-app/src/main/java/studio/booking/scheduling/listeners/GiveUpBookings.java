package studio.booking.scheduling.listeners;

import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import studio.booking.directory.ClientCameBack;
import studio.booking.directory.ClientLeft;
import studio.booking.scheduling.application.GiveUpForDeparted;
import studio.booking.scheduling.domain.Departed;
import studio.booking.scheduling.domain.DepartedClients;
import studio.booking.shared.Caller;

/** Whoever leaves gives up what they have booked. */
@Component
class GiveUpBookings {
  private final DepartedClients departed;
  private final GiveUpForDeparted giveUp;

  GiveUpBookings(DepartedClients departed, GiveUpForDeparted giveUp) {
    this.departed = departed;
    this.giveUp = giveUp;
  }

  /** In the transaction in which they leave: what is to be done is not forgotten. */
  @EventListener
  void note(ClientLeft event) {
    departed.add(new Departed(event.client(), event.at()));
  }

  /** Before the account is open again: the one who gives their bookings up locks in this order. */
  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void on(ClientCameBack event) {
    departed.remove(event.client());
  }

  /** At once; what is left when the program ends is the job's. */
  @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
  void on(ClientLeft event) {
    var caller = Caller.system(event.organization(), "give-up-for-departed");
    int done;
    do done = giveUp.goOn(caller);
    while (done > 0);
  }
}
