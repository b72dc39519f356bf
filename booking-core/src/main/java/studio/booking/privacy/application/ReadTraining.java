package studio.booking.privacy.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.consent.ConsentStanding;
import studio.booking.consent.ConsentType;
import studio.booking.consent.Consents;
import studio.booking.directory.Studios;
import studio.booking.privacy.application.Relations.Relation;
import studio.booking.privacy.domain.Age;
import studio.booking.privacy.domain.PiiAction;
import studio.booking.privacy.domain.Profiles;
import studio.booking.privacy.domain.Profiles.Born;
import studio.booking.privacy.domain.SealedTraining;
import studio.booking.privacy.domain.TrainingProfile;
import studio.booking.privacy.domain.TrainingProfiles;
import studio.booking.privacy.domain.Vault;
import studio.booking.privacy.domain.Vault.Safe;
import studio.booking.privacy.domain.WhyNot;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.Role;
import studio.booking.shared.UseCase;

/**
 * Shows what is needed to train a client: to themself, a coach who looks after them, admins, and
 * the AI service while the client agrees to that. There is health in it, so each look is written
 * down in the transaction that it is taken in, as is each refused attempt.
 */
@UseCase
public class ReadTraining {
  private final Relations relations;
  private final TrainingProfiles trainings;
  private final Profiles profiles;
  private final Consents consents;
  private final Studios studios;
  private final Vault vault;
  private final TrainingSealing sealing;
  private final BirthDates births;
  private final Witness witness;
  private final Clock clock;

  ReadTraining(
      Relations relations,
      TrainingProfiles trainings,
      Profiles profiles,
      Consents consents,
      Studios studios,
      Vault vault,
      TrainingSealing sealing,
      BirthDates births,
      Witness witness,
      Clock clock) {
    this.relations = relations;
    this.trainings = trainings;
    this.profiles = profiles;
    this.consents = consents;
    this.studios = studios;
    this.vault = vault;
    this.sealing = sealing;
    this.births = births;
    this.witness = witness;
    this.clock = clock;
  }

  /** What becomes of it. */
  public sealed interface Outcome {
    /**
     * What is kept.
     *
     * @param age in years; the AI service is told that of the first of the month
     * @param version 0 when nothing is kept
     */
    record Shown(String alias, @Nullable Integer age, TrainingProfile profile, long version)
        implements Outcome {}

    /** There is no such client, or none that is the caller's business. */
    record UnknownClient() implements Outcome {}

    /** The client has not agreed to it, or no more. */
    record NoConsent(ConsentType type, ConsentStanding standing) implements Outcome {}

    /** The client's key is gone, or what is there is not what was written. */
    record Unreadable() implements Outcome {}
  }

  public Outcome read(Caller caller, ClientId client) {
    var known = relations.known(caller, client);
    var kept = trainings.find(client);
    boolean service = caller.role() == Role.AI_SERVICE;
    var standing = service ? consents.of(client, ConsentType.AI_PROCESSING) : null;
    // The AI service is not even given what its age comes from.
    Later<Map<ClientId, Born>> born = service ? Later.of(Map.of()) : profiles.born(List.of(client));
    var studio = studios.current();
    var relation = known.get().relation();
    if (relation == Relation.UNKNOWN || relation == Relation.STRANGER) {
      boolean unknown = relation == Relation.UNKNOWN;
      witness.refused(
          caller,
          PiiAction.PROFILE_ACCESS,
          // Ids that are none of the studio's have no place in its log.
          unknown ? null : client,
          unknown ? WhyNot.UNKNOWN_CLIENT : WhyNot.NOT_ASSIGNED);
      return new Outcome.UnknownClient();
    }
    if (standing != null && !standing.get().hasConsent()) {
      witness.refused(caller, PiiAction.PROFILE_ACCESS, client, WhyNot.NO_CONSENT);
      return new Outcome.NoConsent(ConsentType.AI_PROCESSING, standing.get());
    }
    var training = kept.get();
    var date = Optional.ofNullable(born.get().get(client));
    var safe = needsKey(training, date) ? vault.open(caller.organization(), client) : none();
    var profile =
        training.isEmpty() ? TrainingProfile.NONE : sealing.open(training.get(), safe.orElse(null));
    if (profile == null) {
      witness.refused(caller, PiiAction.PROFILE_ACCESS, client, WhyNot.UNREADABLE);
      return new Outcome.Unreadable();
    }
    var today = studio.get().dateOf(clock.instant());
    var age =
        service
            ? training.map(SealedTraining::age).map(Age::years).orElse(null)
            : age(client, date, safe.orElse(null), today);
    witness.saw(caller, PiiAction.PROFILE_ACCESS, client);
    var version = training.map(SealedTraining::version).orElse(0L);
    return new Outcome.Shown(known.get().alias(), age, profile, version);
  }

  private static Optional<Safe> none() {
    return Optional.empty();
  }

  private static boolean needsKey(Optional<SealedTraining> training, Optional<Born> born) {
    return born.isPresent() || training.filter(one -> !one.texts().isEmpty()).isPresent();
  }

  private @Nullable Integer age(
      ClientId client, Optional<Born> born, @Nullable Safe safe, LocalDate today) {
    var date = born.isEmpty() || safe == null ? null : births.open(client, born.get(), safe);
    return date == null ? null : Age.years(date, today);
  }
}
