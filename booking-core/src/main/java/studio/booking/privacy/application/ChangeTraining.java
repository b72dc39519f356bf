package studio.booking.privacy.application;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import studio.booking.consent.ConsentStanding;
import studio.booking.consent.ConsentType;
import studio.booking.consent.Consents;
import studio.booking.directory.Studios;
import studio.booking.privacy.TrainingTier;
import studio.booking.privacy.application.Relations.Relation;
import studio.booking.privacy.application.Unlocking.Unlocked;
import studio.booking.privacy.domain.Age;
import studio.booking.privacy.domain.Flaw;
import studio.booking.privacy.domain.Gender;
import studio.booking.privacy.domain.Height;
import studio.booking.privacy.domain.Identity;
import studio.booking.privacy.domain.MovementScreen;
import studio.booking.privacy.domain.PiiAction;
import studio.booking.privacy.domain.Profiles;
import studio.booking.privacy.domain.SealedTraining;
import studio.booking.privacy.domain.TrainingProfile;
import studio.booking.privacy.domain.TrainingProfiles;
import studio.booking.privacy.domain.TrainingRules;
import studio.booking.privacy.domain.WearableDevice;
import studio.booking.privacy.domain.Weight;
import studio.booking.privacy.domain.WhyNot;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Money;
import studio.booking.shared.Patch;
import studio.booking.shared.Rejection;
import studio.booking.shared.UseCase;

/**
 * Changes what is needed to train a client, for who may see it. Which properties were changed is
 * written down, and never what they were.
 */
@UseCase
public class ChangeTraining {
  private final Relations relations;
  private final TrainingProfiles trainings;
  private final Profiles profiles;
  private final Consents consents;
  private final Studios studios;
  private final Unlocking unlocking;
  private final TrainingSealing sealing;
  private final Witness witness;
  private final Clock clock;

  ChangeTraining(
      Relations relations,
      TrainingProfiles trainings,
      Profiles profiles,
      Consents consents,
      Studios studios,
      Unlocking unlocking,
      TrainingSealing sealing,
      Witness witness,
      Clock clock) {
    this.relations = relations;
    this.trainings = trainings;
    this.profiles = profiles;
    this.consents = consents;
    this.studios = studios;
    this.unlocking = unlocking;
    this.sealing = sealing;
    this.witness = witness;
    this.clock = clock;
  }

  /** What is to be different. */
  public record Change(
      Patch<@Nullable Gender> gender,
      Patch<@Nullable Height> height,
      Patch<@Nullable Weight> weight,
      Patch<@Nullable BigDecimal> bodyFatPercentage,
      Patch<@Nullable List<String>> goals,
      Patch<@Nullable LocalDate> trainingStartDate,
      Patch<@Nullable Integer> yearsTrainingExperience,
      Patch<@Nullable List<String>> injuryHistory,
      Patch<@Nullable MovementScreen> movementScreen,
      Patch<@Nullable List<String>> currentMedications,
      Patch<@Nullable List<String>> supplements,
      Patch<@Nullable List<String>> allergies,
      Patch<@Nullable WearableDevice> wearableDevice,
      Patch<Boolean> wearableIntegrationActive,
      Patch<@Nullable TrainingTier> trainingTier,
      Patch<@Nullable Money> sessionRate) {
    TrainingProfile of(TrainingProfile profile) {
      return new TrainingProfile(
          gender.orKeep(profile.gender()),
          height.orKeep(profile.height()),
          weight.orKeep(profile.weight()),
          bodyFatPercentage.orKeep(profile.bodyFatPercentage()),
          orNone(goals.orKeep(profile.goals())),
          trainingStartDate.orKeep(profile.trainingStartDate()),
          yearsTrainingExperience.orKeep(profile.yearsTrainingExperience()),
          orNone(injuryHistory.orKeep(profile.injuryHistory())),
          orNone(movementScreen.orKeep(profile.movementScreen())),
          orNone(currentMedications.orKeep(profile.currentMedications())),
          orNone(supplements.orKeep(profile.supplements())),
          orNone(allergies.orKeep(profile.allergies())),
          wearableDevice.orKeep(profile.wearableDevice()),
          wearableIntegrationActive.orKeep(profile.wearableIntegrationActive()),
          trainingTier.orKeep(profile.trainingTier()),
          sessionRate.orKeep(profile.sessionRate()));
    }

    /** A list that is cleared has nothing in it. */
    private static List<String> orNone(@Nullable List<String> texts) {
      return texts == null ? List.of() : texts;
    }

    private static MovementScreen orNone(@Nullable MovementScreen screen) {
      return screen == null ? MovementScreen.NONE : screen;
    }
  }

  /** What becomes of it. Refused attempts are kept; the other refusals leave nothing behind. */
  public sealed interface Outcome {
    /** What is kept now. */
    record Changed(String alias, @Nullable Integer age, TrainingProfile profile, long version)
        implements Outcome {}

    /** There is no such client, or none that is the caller's business. */
    record UnknownClient() implements Outcome {}

    /** The client's key is gone, or what is there is not what was written. */
    record Unreadable() implements Outcome {}

    sealed interface Rejected extends Outcome, Rejection {}

    /** The profile has another version than the caller thinks. */
    record Stale() implements Rejected {}

    /** Tier and rate are for the studio to decide. */
    record TermsAreTheStudios() implements Rejected {}

    /** It can't be kept as it is. */
    record Flawed(List<Flaw> flaws) implements Rejected {
      public Flawed {
        flaws = List.copyOf(flaws);
      }
    }

    /** The client has not agreed to it, or no more. */
    record NoConsent(ConsentType type, ConsentStanding standing) implements Rejected {}
  }

  /**
   * Changes a client's profile.
   *
   * @param expected the version that the caller has seen; empty: any
   * @param confirmed whether unusual measures are meant
   */
  public Outcome change(
      Caller caller, ClientId client, Change change, OptionalLong expected, boolean confirmed) {
    var known = relations.known(caller, client);
    var kept = trainings.find(client);
    var person = profiles.find(client);
    var wearables = consents.of(client, ConsentType.WEARABLE_INTEGRATION);
    var studio = studios.current();
    var relation = known.get().relation();
    var because = refusal(relation);
    if (because != null) {
      // Ids that are none of the studio's have no place in its log.
      var named = because == WhyNot.UNKNOWN_CLIENT ? null : client;
      witness.refused(caller, PiiAction.PROFILE_CHANGE, named, because);
      return new Outcome.UnknownClient();
    }
    var unlocked = unlocking.unlock(caller, client, person.get());
    var before = unlocked == null ? null : opened(kept.get(), unlocked);
    if (unlocked == null || before == null) {
      witness.refused(caller, PiiAction.PROFILE_CHANGE, client, WhyNot.UNREADABLE);
      return new Outcome.Unreadable();
    }
    var version = kept.get().map(SealedTraining::version).orElse(0L);
    if (expected.isPresent() && expected.getAsLong() != version) return new Outcome.Stale();

    var after = change.of(before);
    if (relation == Relation.SELF && !caller.isAdmin() && after.changesTermsOf(before)) {
      return new Outcome.TermsAreTheStudios();
    }
    var who = new Identity(unlocked.data());
    var flaws = TrainingRules.flaws(after, before, who, studio.get(), confirmed);
    if (!flaws.isEmpty()) return new Outcome.Flawed(flaws);
    if (after.bringsWearablesTo(before) && !wearables.get().hasConsent()) {
      return new Outcome.NoConsent(ConsentType.WEARABLE_INTEGRATION, wearables.get());
    }
    var today = studio.get().dateOf(clock.instant());
    var born = unlocked.data().dateOfBirth();
    var now =
        keep(
            caller,
            client,
            unlocked,
            new Versioned(before, version),
            after,
            born == null ? null : Age.inMonthOf(today, born));
    return new Outcome.Changed(
        known.get().alias(), born == null ? null : Age.years(born, today), after, now);
  }

  private static @Nullable WhyNot refusal(Relation relation) {
    return switch (relation) {
      case SELF, IN_CHARGE, ADMIN -> null;
      case UNKNOWN -> WhyNot.UNKNOWN_CLIENT;
      // A service reads, and changes nobody.
      case STRANGER, SERVICE -> WhyNot.NOT_ASSIGNED;
    };
  }

  private @Nullable TrainingProfile opened(Optional<SealedTraining> kept, Unlocked unlocked) {
    return kept.isEmpty() ? TrainingProfile.NONE : sealing.open(kept.get(), unlocked.safe());
  }

  private record Versioned(TrainingProfile profile, long version) {}

  /** Writes it down, and tells its version. */
  private long keep(
      Caller caller,
      ClientId client,
      Unlocked unlocked,
      Versioned before,
      TrainingProfile after,
      @Nullable Age age) {
    var fields = after.differencesFrom(before.profile());
    // It is shown in either case.
    if (fields.isEmpty()) {
      witness.saw(caller, PiiAction.PROFILE_ACCESS, client);
      return before.version();
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var next = sealing.seal(client, unlocked.safe(), after, age, now, before.version() + 1);
    if (before.version() == 0) {
      trainings.add(next);
    } else {
      trainings.replace(next);
    }
    witness.changed(caller, PiiAction.PROFILE_CHANGE, client, fields, null, unlocked.safe());
    return next.version();
  }
}
