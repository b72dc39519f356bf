package studio.booking.directory.application;

import java.time.Clock;
import java.util.Optional;
import studio.booking.directory.domain.Client;
import studio.booking.directory.domain.Clients;
import studio.booking.directory.domain.Clients.Sight;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Page;
import studio.booking.shared.Query;

/**
 * Shows clients to those who may see them: admins all, coaches who is assigned to them today,
 * clients themselves. Others are as if they were not there.
 */
@Query
public class ListClients {
  private static final Cursor CURSOR = Cursor.of("clients", 1);

  private final Clients clients;
  private final Clock clock;

  public ListClients(Clients clients, Clock clock) {
    this.clients = clients;
    this.clock = clock;
  }

  public Page<Client> list(Caller caller, Page.Request page) {
    var after = page.cursor() == null ? null : new ClientId(CURSOR.parse(page.cursor()).uuid(0));
    var found = clients.list(sight(caller), after, page.limit() + 1).get();
    return Page.of(found, page.limit(), client -> CURSOR.text(client.id().value()));
  }

  public Optional<Client> find(Caller caller, ClientId client) {
    // Everybody may see themself, whatever else they are.
    var sight = caller.is(client) ? new Clients.Only(client) : sight(caller);
    return clients.find(client, sight).get();
  }

  private Sight sight(Caller caller) {
    if (caller.isAdmin() || caller.isSystem()) return new Clients.All();
    return caller.isStaff()
        ? new Clients.AssignedTo(caller.self().asCoach(), clock.instant())
        : new Clients.Only(caller.self().asClient());
  }
}
