package studio.booking.consent.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import studio.booking.audit.AuditLog;
import studio.booking.consent.domain.ConsentTypes;
import studio.booking.consent.domain.ConsentTypes.Meaning;
import studio.booking.shared.Caller;
import studio.booking.shared.Rejection;
import studio.booking.shared.UseCase;

/** Has the clients of a studio asked about something of its own. What it means stays as it is. */
@UseCase
public class AddConsentType {
  private final ConsentTypes types;
  private final AuditLog audit;
  private final Clock clock;

  public AddConsentType(ConsentTypes types, AuditLog audit, Clock clock) {
    this.types = types;
    this.audit = audit;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {
    record Added(Meaning added) implements Outcome {}

    /** The studio has one of that word. */
    record AlreadyThere() implements Outcome, Rejection {}

    /** The studio has as many as it may. */
    record TooMany(int most) implements Outcome, Rejection {}
  }

  public Outcome add(Caller caller, Meaning wanted) {
    var all = types.all().get();
    if (all.stream().anyMatch(one -> one.type().equals(wanted.type()))) {
      return new Outcome.AlreadyThere();
    }
    if (all.size() >= ConsentTypes.MOST) return new Outcome.TooMany(ConsentTypes.MOST);
    types.add(wanted, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    audit.record(
        caller,
        new AuditLog.Act(
            "CONSENT_TYPE_ADDED",
            "consent-type",
            null,
            null,
            Map.of("type", wanted.type().value())));
    return new Outcome.Added(wanted);
  }
}
