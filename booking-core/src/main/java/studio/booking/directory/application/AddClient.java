package studio.booking.directory.application;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.random.RandomGenerator;
import studio.booking.audit.AuditLog;
import studio.booking.directory.ClientRegister;
import studio.booking.directory.domain.Persons;
import studio.booking.shared.Caller;
import studio.booking.shared.Events;
import studio.booking.shared.Ids;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.UseCase;

/**
 * Adds a client, under an alias. Who looks after them is for an admin to say: also a coach who adds
 * a client sees them only once they are assigned.
 */
@UseCase
public class AddClient implements ClientRegister {
  private final Newcomers newcomers;
  private final Clock clock;

  /** With a source of chance that nobody can foresee, for the alias. */
  public AddClient(
      Persons persons, AuditLog audit, Events events, RandomGenerator chance, Clock clock) {
    this.newcomers = new Newcomers(persons, audit, events, chance);
    this.clock = clock;
  }

  @Override
  public NewClient add(Caller caller) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var person = newcomers.admit(caller, new PersonId(Ids.next()), Set.of(Role.CLIENT), now);
    return new NewClient(person.id().asClient(), requireNonNull(person.alias()), person.version());
  }
}
