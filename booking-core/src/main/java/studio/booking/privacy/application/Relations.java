package studio.booking.privacy.application;

import java.time.Clock;
import java.util.List;
import studio.booking.directory.People;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Later;
import studio.booking.shared.Role;

/** What somebody has to do with a client, which decides what they may see of them. */
@Collaborator
class Relations {
  /** What the caller is to the client. */
  enum Relation {
    SELF,
    IN_CHARGE,
    ADMIN,
    /** The client is there, and none of the caller's business. */
    STRANGER,
    /** There is no such client. */
    UNKNOWN
  }

  private final People people;
  private final Clock clock;

  Relations(People people, Clock clock) {
    this.people = people;
    this.clock = clock;
  }

  Later<Relation> of(Caller caller, ClientId client) {
    var found = people.find(List.of(client.person()));
    Later<Boolean> inCharge =
        caller.has(Role.COACH) && !caller.isAdmin()
            ? people.assignedAt(caller.self().asCoach(), client, clock.instant())
            : Later.of(false);
    return () -> {
      var person = found.get().get(client.person());
      if (person == null || !person.has(Role.CLIENT)) return Relation.UNKNOWN;
      if (caller.is(client)) return Relation.SELF;
      if (caller.isAdmin()) return Relation.ADMIN;
      return inCharge.get() ? Relation.IN_CHARGE : Relation.STRANGER;
    };
  }
}
