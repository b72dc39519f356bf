package studio.booking.directory.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.random.RandomGenerator;
import studio.booking.audit.AuditLog;
import studio.booking.directory.domain.Person;
import studio.booking.directory.domain.Persons;
import studio.booking.shared.Caller;
import studio.booking.shared.Events;
import studio.booking.shared.Ids;
import studio.booking.shared.PersonId;
import studio.booking.shared.Rejection;
import studio.booking.shared.Role;
import studio.booking.shared.UseCase;

/** Adds a person in whatever roles. */
@UseCase
public class AddPerson {
  private final Newcomers newcomers;
  private final Clock clock;

  /** With a source of chance that nobody can foresee, for the alias. */
  public AddPerson(
      Persons persons, AuditLog audit, Events events, RandomGenerator chance, Clock clock) {
    this.newcomers = new Newcomers(persons, audit, events, chance);
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {
    record Added(Person person) implements Outcome {}

    /** Only an owner makes owners. */
    record ForOwnersOnly() implements Outcome, Rejection {}
  }

  /**
   * Adds somebody new, under an alias if a client.
   *
   * @param roles one or more of {@link Person#ROLES}
   */
  public Outcome add(Caller caller, Set<Role> roles) {
    return add(caller, new PersonId(Ids.next()), roles);
  }

  /** The same under an id that is known already, and that nobody has. */
  public Outcome add(Caller caller, PersonId id, Set<Role> roles) {
    if (roles.contains(Role.OWNER) && caller.role().compareTo(Role.OWNER) < 0) {
      return new Outcome.ForOwnersOnly();
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Outcome.Added(newcomers.admit(caller, id, roles, now));
  }
}
