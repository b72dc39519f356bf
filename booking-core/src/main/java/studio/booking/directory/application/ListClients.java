package studio.booking.directory.application;

import java.time.Clock;
import java.util.Optional;
import studio.booking.directory.domain.Client;
import studio.booking.directory.domain.Clients;
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
    var found = clients.list(Sights.of(caller, clock.instant()), after, page.limit() + 1).get();
    return Page.of(found, page.limit(), client -> CURSOR.text(client.id().value()));
  }

  public Optional<Client> find(Caller caller, ClientId client) {
    return clients.find(client, Sights.of(caller, client, clock.instant())).get();
  }
}
