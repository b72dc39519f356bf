package studio.booking.directory.application;

import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.directory.Studio;
import studio.booking.directory.StudioOpened;
import studio.booking.directory.domain.Organizations;
import studio.booking.directory.domain.Person;
import studio.booking.directory.domain.Persons;
import studio.booking.directory.domain.SignIn;
import studio.booking.directory.domain.SignInLinks;
import studio.booking.directory.domain.Slug;
import studio.booking.shared.Caller;
import studio.booking.shared.Events;
import studio.booking.shared.PersonId;
import studio.booking.shared.Rejection;
import studio.booking.shared.Role;
import studio.booking.shared.UseCase;

/** Opens a studio with its first owner, for whom everything else is left to do. */
@UseCase
public class OpenStudio {
  private final Organizations organizations;
  private final Persons persons;
  private final SignInLinks signIns;
  private final AuditLog audit;
  private final Events events;
  private final Clock clock;

  public OpenStudio(
      Organizations organizations,
      Persons persons,
      SignInLinks signIns,
      AuditLog audit,
      Events events,
      Clock clock) {
    this.organizations = organizations;
    this.persons = persons;
    this.signIns = signIns;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The studio to be.
   *
   * @param owner the person to be its first owner
   * @param signIn how they sign in, or null where tokens name the person themselves
   */
  public record Opening(
      Slug slug,
      String name,
      ZoneId zone,
      Currency currency,
      PersonId owner,
      @Nullable SignIn signIn) {}

  /** What came of it. */
  public sealed interface Outcome {
    record Opened(Studio studio, PersonId owner) implements Outcome {}

    /** Another studio has the slug; so has this one, if somebody opened it a moment ago. */
    record SlugTaken(Slug slug) implements Outcome, Rejection {}
  }

  /**
   * Opens it, unless its slug is another's.
   *
   * @param caller the program, at work in the studio to be: its organization id is a new one
   */
  public Outcome open(Caller caller, Opening opening) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var studio =
        Studio.opening(
            caller.organization(),
            opening.slug().value(),
            opening.name(),
            opening.zone(),
            opening.currency());
    if (!organizations.open(studio, now)) return new Outcome.SlugTaken(opening.slug());

    var owner = new Person(opening.owner(), Set.of(Role.OWNER), null, true, 1);
    persons.add(owner, now);
    if (opening.signIn() != null) signIns.add(opening.signIn(), owner.id(), now);
    audit.record(
        caller,
        new AuditLog.Act(
            "STUDIO_OPENED",
            "organization",
            studio.id().value(),
            null,
            Map.of("owner", owner.id().value().toString())));
    events.publish(new StudioOpened(studio.id(), now));
    return new Outcome.Opened(studio, owner.id());
  }
}
