package studio.booking.credits.application;

import java.time.Instant;
import studio.booking.directory.People;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.Role;

/** Who sees what a client has: the client, a coach they are assigned to, and admins. */
final class ClientAccess {
  private final People people;

  ClientAccess(People people) {
    this.people = people;
  }

  Later<Boolean> mayRead(Caller caller, ClientId client, Instant now) {
    if (caller.isAdmin() || caller.is(client)) return Later.of(true);
    if (!caller.has(Role.COACH)) return Later.of(false);
    return people.assignedAt(caller.self().asCoach(), client, now);
  }
}
