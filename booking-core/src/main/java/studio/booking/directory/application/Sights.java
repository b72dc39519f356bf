package studio.booking.directory.application;

import java.time.Instant;
import studio.booking.directory.domain.Clients;
import studio.booking.directory.domain.Clients.Sight;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;

/** Which clients somebody may see: admins all, coaches those in their care, clients themselves. */
final class Sights {
  private Sights() {}

  static Sight of(Caller caller, Instant now) {
    if (caller.isAdmin() || caller.isSystem()) return new Clients.All();
    return caller.isStaff()
        ? new Clients.AssignedTo(caller.self().asCoach(), now)
        : new Clients.Only(caller.self().asClient());
  }

  /** The same for one client: everybody may see themself, whatever else they are. */
  static Sight of(Caller caller, ClientId client, Instant now) {
    return caller.is(client) ? new Clients.Only(client) : of(caller, now);
  }
}
