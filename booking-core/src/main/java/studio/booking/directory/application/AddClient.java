package studio.booking.directory.application;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import studio.booking.audit.AuditLog;
import studio.booking.directory.ClientRegister;
import studio.booking.directory.domain.Person;
import studio.booking.directory.domain.Persons;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Events;
import studio.booking.shared.Ids;
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
    return add(caller, List.of(new ClientId(Ids.next()))).getFirst();
  }

  @Override
  public List<NewClient> add(Caller caller, List<ClientId> clients) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var ids = clients.stream().map(ClientId::person).toList();
    return newcomers.admit(caller, ids, Set.of(Role.CLIENT), now).stream()
        .map(AddClient::added)
        .toList();
  }

  private static NewClient added(Person person) {
    return new NewClient(person.id().asClient(), requireNonNull(person.alias()), person.version());
  }
}
