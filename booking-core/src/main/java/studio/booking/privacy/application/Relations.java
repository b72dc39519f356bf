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
    /** The AI service: what it may see is for the client to say. */
    SERVICE,
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

  /**
   * What the caller is to a client, and what that one is called.
   *
   * @param alias empty where there is no such client
   */
  record Known(Relation relation, String alias) {}

  Later<Relation> of(Caller caller, ClientId client) {
    return known(caller, client).map(Known::relation);
  }

  Later<Known> known(Caller caller, ClientId client) {
    var found = people.find(List.of(client.person()));
    Later<Boolean> inCharge =
        caller.has(Role.COACH) && !caller.isAdmin()
            ? people.assignedAt(caller.self().asCoach(), client, clock.instant())
            : Later.of(false);
    return () -> {
      var person = found.get().get(client.person());
      var alias = person == null ? null : person.alias();
      if (person == null || alias == null || !person.has(Role.CLIENT)) {
        return new Known(Relation.UNKNOWN, "");
      }
      return new Known(relation(caller, client, inCharge), alias);
    };
  }

  private static Relation relation(Caller caller, ClientId client, Later<Boolean> inCharge) {
    if (caller.is(client)) return Relation.SELF;
    if (caller.isAdmin()) return Relation.ADMIN;
    if (caller.role() == Role.AI_SERVICE) return Relation.SERVICE;
    return inCharge.get() ? Relation.IN_CHARGE : Relation.STRANGER;
  }
}
