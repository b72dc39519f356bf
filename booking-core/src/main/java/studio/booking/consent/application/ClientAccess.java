package studio.booking.consent.application;

import java.time.Instant;
import java.util.List;
import studio.booking.directory.People;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.Role;

/** Whose consents are whose business: the client's, of a coach they are assigned to, of admins. */
final class ClientAccess {
  private final People people;

  ClientAccess(People people) {
    this.people = people;
  }

  /** Whether there is such a client, as far as the caller may know. */
  Later<Boolean> has(Caller caller, ClientId client, Instant now) {
    var known = people.find(List.of(client.person()));
    var theirs = isTheirs(caller, client, now);
    return () -> {
      var person = known.get().get(client.person());
      return person != null && person.has(Role.CLIENT) && theirs.get();
    };
  }

  private Later<Boolean> isTheirs(Caller caller, ClientId client, Instant now) {
    if (caller.isAdmin() || caller.isSystem() || caller.is(client)) return Later.of(true);
    if (!caller.has(Role.COACH)) return Later.of(false);
    return people.assignedAt(caller.self().asCoach(), client, now);
  }
}
