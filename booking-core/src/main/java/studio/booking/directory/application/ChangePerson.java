package studio.booking.directory.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.directory.ClientActivated;
import studio.booking.directory.ClientsAdded;
import studio.booking.directory.domain.Alias;
import studio.booking.directory.domain.Person;
import studio.booking.directory.domain.Persons;
import studio.booking.shared.Caller;
import studio.booking.shared.Events;
import studio.booking.shared.Later;
import studio.booking.shared.Patch;
import studio.booking.shared.PersonId;
import studio.booking.shared.Rejection;
import studio.booking.shared.Role;
import studio.booking.shared.UseCase;

/**
 * Changes what a person may do. Owners are changed by owners only, and one who can sign in always
 * stays.
 */
@UseCase
public class ChangePerson {
  private final Persons persons;
  private final AuditLog audit;
  private final Events events;
  private final RandomGenerator chance;
  private final Clock clock;

  /** With a source of chance that nobody can foresee, for the alias. */
  public ChangePerson(
      Persons persons, AuditLog audit, Events events, RandomGenerator chance, Clock clock) {
    this.persons = persons;
    this.audit = audit;
    this.events = events;
    this.chance = chance;
    this.clock = clock;
  }

  /**
   * What is to be different.
   *
   * @param roles all of them, one or more of {@link Person#ROLES}
   */
  public record Change(Patch<Set<Role>> roles, Patch<Boolean> active) {}

  /** What came of it. */
  public sealed interface Outcome {
    record Changed(Person person) implements Outcome {}

    record UnknownPerson(PersonId person) implements Outcome, Rejection {}

    /** The caller has not seen the latest version. */
    record Stale(long version) implements Outcome, Rejection {}

    /** Only an owner changes owners, or makes some. */
    record ForOwnersOnly() implements Outcome, Rejection {}

    /** Nobody would be left to run the studio. */
    record LastOwner(PersonId person) implements Outcome, Rejection {}
  }

  public Outcome change(Caller caller, PersonId id, OptionalLong expected, Change change) {
    var owners = persons.lockOwners();
    var found = persons.lock(id);
    // Few become a client later, so the others need not wait for each other.
    Later<Optional<Alias.Round>> aliases =
        change.roles() instanceof Patch.Set<Set<Role>>(var roles) && roles.contains(Role.CLIENT)
            ? persons.lockAliases().map(Optional::of)
            : Later.of(Optional.empty());

    var before = found.get().orElse(null);
    if (before == null) return new Outcome.UnknownPerson(id);
    if (expected.isPresent() && expected.getAsLong() != before.version()) {
      return new Outcome.Stale(before.version());
    }
    var roles = change.roles().orKeep(before.roles());
    var active = change.active().orKeep(before.active());
    if (roles.equals(before.roles()) && active == before.active()) {
      return new Outcome.Changed(before);
    }
    boolean aboutOwners = before.has(Role.OWNER) || roles.contains(Role.OWNER);
    if (aboutOwners && caller.role() != Role.OWNER) return new Outcome.ForOwnersOnly();

    var after = before.as(roles, active, aliasFor(before, aliases.get()));
    if (before.runsTheStudio() && !after.runsTheStudio() && owners.get().equals(Set.of(id))) {
      return new Outcome.LastOwner(id);
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    write(caller, before, after, now);
    return new Outcome.Changed(after);
  }

  /** Theirs for life, if they ever had one. */
  private @Nullable String aliasFor(Person person, Optional<Alias.Round> round) {
    if (person.alias() != null || round.isEmpty()) return person.alias();
    return Alias.choose(round.get(), chance);
  }

  private void write(Caller caller, Person before, Person after, Instant now) {
    persons.change(after);
    audit.record(
        caller,
        new AuditLog.Act(
            "PERSON_CHANGED",
            "person",
            after.id().value(),
            after.has(Role.CLIENT) ? after.id().asClient() : null,
            Map.of(
                "rolesBefore", Newcomers.words(before.roles()),
                "roles", Newcomers.words(after.roles()),
                "active", String.valueOf(after.active()))));
    // Once in a life: who was a client before, and is again, has everything still.
    if (before.alias() == null && after.alias() != null) {
      events.publish(new ClientsAdded(caller.organization(), List.of(after.id().asClient()), now));
    }
    if (after.alias() != null && before.active() != after.active()) {
      events.publish(
          new ClientActivated(caller.organization(), after.id().asClient(), after.active()));
    }
  }
}
