package studio.booking.privacy.application;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditTrail;
import studio.booking.audit.Entry;
import studio.booking.privacy.application.Unlocking.Unlocked;
import studio.booking.privacy.domain.Address;
import studio.booking.privacy.domain.BlindIndexes;
import studio.booking.privacy.domain.BloodType;
import studio.booking.privacy.domain.EmailAddress;
import studio.booking.privacy.domain.EmergencyContact;
import studio.booking.privacy.domain.Flaw;
import studio.booking.privacy.domain.Identity;
import studio.booking.privacy.domain.PersonalData;
import studio.booking.privacy.domain.PhoneNumber;
import studio.booking.privacy.domain.PiiAction;
import studio.booking.privacy.domain.PiiField;
import studio.booking.privacy.domain.Profiles;
import studio.booking.privacy.domain.SealedTraining;
import studio.booking.privacy.domain.TrainingProfiles;
import studio.booking.privacy.domain.WhyNot;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Patch;
import studio.booking.shared.Rejection;
import studio.booking.shared.UseCase;

/**
 * Puts right what is kept of a client. Who may see it may do so, and each change is written down.
 */
@UseCase
public class ChangePii {
  /** By which a client could be told from a text. */
  private static final Set<String> NAMING =
      Set.of(
          PiiField.FULL_NAME.property(),
          PiiField.PREFERRED_NAME.property(),
          PiiField.EMAIL.property(),
          PiiField.PHONE_NUMBER.property());

  private final Relations relations;
  private final Profiles profiles;
  private final TrainingProfiles trainings;
  private final AuditTrail trail;
  private final BlindIndexes indexes;
  private final Ages ages;
  private final Unlocking unlocking;
  private final Sealing sealing;
  private final TrainingSealing trainingSealing;
  private final Witness witness;
  private final Clock clock;

  ChangePii(
      Relations relations,
      Profiles profiles,
      TrainingProfiles trainings,
      AuditTrail trail,
      BlindIndexes indexes,
      Ages ages,
      Unlocking unlocking,
      Sealing sealing,
      TrainingSealing trainingSealing,
      Witness witness,
      Clock clock) {
    this.relations = relations;
    this.profiles = profiles;
    this.trainings = trainings;
    this.trail = trail;
    this.indexes = indexes;
    this.ages = ages;
    this.unlocking = unlocking;
    this.sealing = sealing;
    this.trainingSealing = trainingSealing;
    this.witness = witness;
    this.clock = clock;
  }

  /** What is to be different. */
  public record Change(
      Patch<@Nullable String> fullName,
      Patch<@Nullable String> preferredName,
      Patch<@Nullable LocalDate> dateOfBirth,
      Patch<@Nullable BloodType> bloodType,
      Patch<@Nullable PhoneNumber> phoneNumber,
      Patch<@Nullable EmailAddress> email,
      Patch<@Nullable EmergencyContact> emergencyContact,
      Patch<@Nullable Address> address) {
    PersonalData of(PersonalData data) {
      return new PersonalData(
          fullName.orKeep(data.fullName()),
          preferredName.orKeep(data.preferredName()),
          dateOfBirth.orKeep(data.dateOfBirth()),
          bloodType.orKeep(data.bloodType()),
          phoneNumber.orKeep(data.phoneNumber()),
          email.orKeep(data.email()),
          emergencyContact.orKeep(data.emergencyContact()),
          address.orKeep(data.address()));
    }
  }

  /** What becomes of it. Refused attempts are kept; the other refusals leave nothing behind. */
  public sealed interface Outcome {
    /**
     * What is kept now.
     *
     * @param before when somebody looked before, or null
     */
    record Changed(PersonalData data, @Nullable Entry before, long version) implements Outcome {}

    /** There is no such client, or none that is the caller's business. */
    record UnknownClient() implements Outcome {}

    /** Whoever changes others has to say why. */
    record NoReason() implements Outcome {}

    /** The client's key is gone, or what is there is not what was written. */
    record Unreadable() implements Outcome {}

    sealed interface Rejected extends Outcome, Rejection {}

    /** The profile has another version than the caller thinks. */
    record Stale() implements Rejected {}

    record EmailTaken() implements Rejected {}

    record NotBornYet() implements Rejected {}

    /** The training profile has in its words what they are to be called, or reached by. */
    record NamedInTraining(List<String> places) implements Rejected {
      public NamedInTraining {
        places = List.copyOf(places);
      }
    }
  }

  /**
   * Changes a client's data.
   *
   * @param expected the version that the caller has seen; empty: any
   * @param reason in the caller's words; not needed for oneself
   */
  public Outcome change(
      Caller caller,
      ClientId client,
      Change change,
      OptionalLong expected,
      @Nullable String reason) {
    var relation = relations.of(caller, client);
    var kept = profiles.find(client);
    var training = trainings.find(client);
    var before = trail.last(client, PiiAction.LOOKS);
    var refusal = witness.refusal(caller, PiiAction.PII_CHANGE, client, relation.get(), reason);
    if (refusal != null) {
      return refusal == WhyNot.NO_REASON ? new Outcome.NoReason() : new Outcome.UnknownClient();
    }
    var unlocked = unlocking.unlock(caller, client, kept.get());
    if (unlocked == null) {
      witness.refused(caller, PiiAction.PII_CHANGE, client, WhyNot.UNREADABLE);
      return new Outcome.Unreadable();
    }
    if (expected.isPresent() && expected.getAsLong() != unlocked.version()) {
      return new Outcome.Stale();
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var after = change.of(unlocked.data());
    if (after.isOfSomebodyBornAfter(now)) return new Outcome.NotBornYet();
    if (isTaken(caller, client, unlocked.data(), after)) return new Outcome.EmailTaken();
    var named = named(training.get(), unlocked, after);
    if (!named.isEmpty()) return new Outcome.NamedInTraining(named);
    var version = keep(caller, client, unlocked, after, reason, now);
    return new Outcome.Changed(after, before.get().orElse(null), version);
  }

  /** Writes it down, and tells its version. */
  private long keep(
      Caller caller,
      ClientId client,
      Unlocked before,
      PersonalData after,
      @Nullable String reason,
      Instant now) {
    var fields = after.differencesFrom(before.data());
    // It is shown in either case.
    if (fields.isEmpty()) {
      witness.saw(caller, PiiAction.PII_ACCESS, client, reason, before.safe());
      return before.version();
    }
    var next = sealing.seal(client, before.safe(), after, now, before.version() + 1);
    if (before.version() == 0) {
      profiles.add(next);
    } else {
      profiles.replace(next);
    }
    sealing.index(caller, client, before.data(), after);
    if (fields.contains(PiiField.DATE_OF_BIRTH.property())) ages.write(caller, client, after);
    witness.changed(caller, PiiAction.PII_CHANGE, client, fields, reason, before.safe());
    return next.version();
  }

  /** Where the training profile names them, should they be called otherwise from now on. */
  private List<String> named(
      Optional<SealedTraining> training, Unlocked before, PersonalData after) {
    var changed = after.differencesFrom(before.data());
    if (training.isEmpty() || Collections.disjoint(changed, NAMING)) return List.of();
    var profile = trainingSealing.open(training.get(), before.safe());
    return profile == null
        ? List.of()
        : profile.naming(new Identity(after)).stream().map(Flaw::pointer).toList();
  }

  private boolean isTaken(Caller caller, ClientId client, PersonalData before, PersonalData after) {
    var email = after.email();
    if (email == null || Objects.equals(email, before.email())) return false;
    var owner = profiles.withEmail(indexes.of(caller.organization(), email)).get();
    return owner.isPresent() && !owner.get().equals(client);
  }
}
