package studio.booking.shared;

/** Tells other modules what happened. */
public interface Events {
  /**
   * Publishes within the unit of work that is open.
   *
   * @throws IllegalStateException when none is: nobody would hear of it
   */
  void publish(DomainEvent event);
}
