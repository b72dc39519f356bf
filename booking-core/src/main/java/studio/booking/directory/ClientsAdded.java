package studio.booking.directory;

import java.time.Instant;
import java.util.List;
import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.OrganizationId;

/** Clients are new to the studio. Published in the transaction that adds them. */
public record ClientsAdded(OrganizationId organization, List<ClientId> clients, Instant at)
    implements DomainEvent {
  public ClientsAdded {
    clients = List.copyOf(clients);
  }
}
