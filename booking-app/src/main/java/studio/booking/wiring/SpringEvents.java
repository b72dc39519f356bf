package studio.booking.wiring;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.Events;

/** Events go to Spring's listeners, and to those after the commit by way of Modulith's registry. */
@Component
final class SpringEvents implements Events {
  private final ApplicationEventPublisher publisher;

  SpringEvents(ApplicationEventPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public void publish(DomainEvent event) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("No unit of work is open, so nobody would hear of " + event);
    }
    publisher.publishEvent(event);
  }
}
