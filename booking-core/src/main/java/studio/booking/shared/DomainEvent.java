package studio.booking.shared;

/**
 * Something that happened and that other modules may want to hear of. Holds ids, no personal data.
 */
public interface DomainEvent extends org.jmolecules.event.types.DomainEvent {
  /** The studio in which it happened: whoever hears of it works under this tenant. */
  OrganizationId organization();
}
