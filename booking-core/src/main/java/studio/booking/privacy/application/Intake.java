package studio.booking.privacy.application;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import studio.booking.directory.ClientRegister;
import studio.booking.directory.ClientRegister.NewClient;
import studio.booking.directory.Studio;
import studio.booking.privacy.application.Witness.Created;
import studio.booking.privacy.domain.Age;
import studio.booking.privacy.domain.PersonalData;
import studio.booking.privacy.domain.PiiAction;
import studio.booking.privacy.domain.Profiles;
import studio.booking.privacy.domain.SealedProfile;
import studio.booking.privacy.domain.SealedTraining;
import studio.booking.privacy.domain.TrainingProfile;
import studio.booking.privacy.domain.TrainingProfiles;
import studio.booking.privacy.domain.Vault;
import studio.booking.privacy.domain.Vault.Safe;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;

/**
 * Writes down who has come, whichever use case brings them: as many statements for many as for one.
 */
@Collaborator
class Intake {
  private final ClientRegister register;
  private final Vault vault;
  private final Sealing sealing;
  private final Profiles profiles;
  private final TrainingProfiles trainings;
  private final TrainingSealing trainingSealing;
  private final Witness witness;
  private final Clock clock;

  Intake(
      ClientRegister register,
      Vault vault,
      Sealing sealing,
      Profiles profiles,
      TrainingProfiles trainings,
      TrainingSealing trainingSealing,
      Witness witness,
      Clock clock) {
    this.register = register;
    this.vault = vault;
    this.sealing = sealing;
    this.profiles = profiles;
    this.trainings = trainings;
    this.trainingSealing = trainingSealing;
    this.witness = witness;
    this.clock = clock;
  }

  /**
   * Somebody new, with all that is known of them.
   *
   * @param id that was chosen for them
   */
  record Arrival(ClientId id, PersonalData data, TrainingProfile training) {
    boolean isKnown() {
      return !data.isEmpty() || !training.isEmpty();
    }
  }

  /** Adds them, in their order. */
  List<NewClient> admit(Caller caller, Studio studio, List<Arrival> arrivals) {
    if (arrivals.isEmpty()) return List.of();
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var added = register.add(caller, arrivals.stream().map(Arrival::id).toList());
    var known = arrivals.stream().filter(Arrival::isKnown).toList();
    if (known.isEmpty()) return added;
    // Before anything is encrypted with them: should this unit of work fail, unused keys are left.
    var safes = vault.make(caller.organization(), ids(known));
    addWho(caller, known, safes, now);
    addTraining(caller, studio, known, safes, now);
    return added;
  }

  private void addWho(
      Caller caller, List<Arrival> arrivals, Map<ClientId, Safe> safes, Instant now) {
    var sealed = new ArrayList<SealedProfile>();
    var created = new ArrayList<Created>();
    for (var one : arrivals) {
      if (one.data().isEmpty()) continue;
      sealed.add(sealing.seal(one.id(), safe(safes, one), one.data(), now, 1));
      created.add(new Created(one.id(), one.data().differencesFrom(PersonalData.NONE)));
    }
    if (sealed.isEmpty()) return;
    profiles.add(sealed);
    sealing.index(caller, arrivals.stream().collect(toUnmodifiableMap(Arrival::id, Arrival::data)));
    witness.created(caller, PiiAction.PII_CREATE, created);
  }

  private void addTraining(
      Caller caller,
      Studio studio,
      List<Arrival> arrivals,
      Map<ClientId, Safe> safes,
      Instant now) {
    var sealed = new ArrayList<SealedTraining>();
    var created = new ArrayList<Created>();
    for (var one : arrivals) {
      if (one.training().isEmpty()) continue;
      var born = one.data().dateOfBirth();
      var age = born == null ? null : Age.inMonthOf(studio.dateOf(now), born);
      sealed.add(trainingSealing.seal(one.id(), safe(safes, one), one.training(), age, now, 1));
      created.add(new Created(one.id(), one.training().differencesFrom(TrainingProfile.NONE)));
    }
    if (sealed.isEmpty()) return;
    trainings.add(sealed);
    witness.created(caller, PiiAction.PROFILE_CREATE, created);
  }

  /** Whoever is new has a key that nobody destroyed. */
  private static Safe safe(Map<ClientId, Safe> safes, Arrival arrival) {
    return java.util.Objects.requireNonNull(safes.get(arrival.id()));
  }

  private static Collection<ClientId> ids(List<Arrival> arrivals) {
    return arrivals.stream().map(Arrival::id).toList();
  }
}
