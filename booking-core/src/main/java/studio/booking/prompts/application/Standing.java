package studio.booking.prompts.application;

import java.time.Clock;
import java.util.List;
import studio.booking.directory.People;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Later;
import studio.booking.shared.Role;

/** What somebody has to do with a client, which decides what they may do with master prompts. */
@Collaborator
class Standing {
  /** What the caller is to the client. */
  enum Relation {
    /** May read and write. */
    IN_CHARGE,
    /** May read. */
    SELF,
    /** The client is there, and none of the caller's business. */
    STRANGER,
    /** There is no such client. */
    UNKNOWN;

    boolean mayRead() {
      return this == IN_CHARGE || this == SELF;
    }
  }

  private final People people;
  private final Clock clock;

  Standing(People people, Clock clock) {
    this.people = people;
    this.clock = clock;
  }

  Later<Relation> of(Caller caller, ClientId client) {
    var found = people.find(List.of(client.person()));
    Later<Boolean> inCharge =
        caller.has(Role.COACH) && !caller.isAdmin()
            ? people.assignedAt(caller.self().asCoach(), client, clock.instant())
            : Later.of(caller.isAdmin());
    return () -> {
      var person = found.get().get(client.person());
      if (person == null || !person.has(Role.CLIENT)) return Relation.UNKNOWN;
      // What a coach writes of themself would have their own price in it.
      if (caller.is(client) && !caller.isAdmin()) return Relation.SELF;
      return inCharge.get() ? Relation.IN_CHARGE : Relation.STRANGER;
    };
  }
}
