package studio.booking.consent.application;

import java.time.Instant;
import java.util.List;
import studio.booking.directory.Guardians;
import studio.booking.directory.People;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.Role;

/**
 * Whose consents are whose business: the client's, of a coach they are assigned to, of admins, and
 * of guardians where it says so.
 */
final class ClientAccess {
  private final People people;
  private final Guardians guardians;

  ClientAccess(People people, Guardians guardians) {
    this.people = people;
    this.guardians = guardians;
  }

  /** Whether somebody may answer for a client like that, until the unit of work ends. */
  Later<Boolean> speaks(Caller caller, ClientId client, Voice voice, Instant now) {
    return voice == Voice.GUARDIAN ? keepsWard(caller, client) : has(caller, client, now);
  }

  /** Whether the client is the caller's ward, and stays it until the unit of work ends. */
  Later<Boolean> keepsWard(Caller caller, ClientId client) {
    return mayGuard(caller, client)
        ? guardians.keep(caller.self().asClient(), client)
        : Later.of(false);
  }

  /** Whether the client is the caller's ward. */
  Later<Boolean> isWard(Caller caller, ClientId client) {
    return mayGuard(caller, client)
        ? guardians.guards(caller.self().asClient(), client)
        : Later.of(false);
  }

  /** Whether the caller could be a guardian of the client at all. */
  static boolean mayGuard(Caller caller, ClientId client) {
    return caller.has(Role.CLIENT) && !caller.is(client);
  }

  /** The same as {@link #has}, or the client is a ward of theirs. */
  Later<Boolean> shows(Caller caller, ClientId client, Instant now) {
    var theirs = has(caller, client, now);
    var ward = isWard(caller, client);
    return () -> theirs.get() || ward.get();
  }

  /** Whether there is such a client, as far as the caller may know without being a guardian. */
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
