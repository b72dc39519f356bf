package studio.booking.privacy.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import studio.booking.directory.ClientRegister;
import studio.booking.directory.ClientRegister.NewClient;
import studio.booking.directory.Studios;
import studio.booking.privacy.domain.Age;
import studio.booking.privacy.domain.BlindIndexes;
import studio.booking.privacy.domain.Flaw;
import studio.booking.privacy.domain.Identity;
import studio.booking.privacy.domain.PersonalData;
import studio.booking.privacy.domain.PiiAction;
import studio.booking.privacy.domain.Profiles;
import studio.booking.privacy.domain.TrainingProfile;
import studio.booking.privacy.domain.TrainingProfiles;
import studio.booking.privacy.domain.Vault;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.Rejection;
import studio.booking.shared.UseCase;

/**
 * Takes a client in: with who they are, what is needed to train them, both, or nothing but an
 * alias. All of it, or none.
 */
@UseCase
public class RegisterClient {
  private final ClientRegister register;
  private final Vault vault;
  private final Sealing sealing;
  private final Profiles profiles;
  private final TrainingProfiles trainings;
  private final TrainingSealing trainingSealing;
  private final Studios studios;
  private final BlindIndexes indexes;
  private final Witness witness;
  private final Clock clock;

  RegisterClient(
      ClientRegister register,
      Vault vault,
      Sealing sealing,
      Profiles profiles,
      TrainingProfiles trainings,
      TrainingSealing trainingSealing,
      Studios studios,
      BlindIndexes indexes,
      Witness witness,
      Clock clock) {
    this.register = register;
    this.vault = vault;
    this.sealing = sealing;
    this.profiles = profiles;
    this.trainings = trainings;
    this.trainingSealing = trainingSealing;
    this.studios = studios;
    this.indexes = indexes;
    this.witness = witness;
    this.clock = clock;
  }

  /** What becomes of it. */
  public sealed interface Outcome {
    record Registered(NewClient client) implements Outcome {}

    sealed interface Rejected extends Outcome, Rejection {}

    /** A client of the studio has the e-mail address. */
    record EmailTaken() implements Rejected {}

    record NotBornYet() implements Rejected {}

    /** The training profile can't be kept as it is. */
    record Flawed(List<Flaw> flaws) implements Rejected {
      public Flawed {
        flaws = List.copyOf(flaws);
      }
    }
  }

  /**
   * Takes a client in.
   *
   * @param training what is needed to train them
   * @param confirmed whether unusual measures are meant
   */
  public Outcome register(
      Caller caller, PersonalData data, TrainingProfile training, boolean confirmed) {
    if (data.isEmpty() && training.isEmpty()) return new Outcome.Registered(register.add(caller));
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (data.isOfSomebodyBornAfter(now)) return new Outcome.NotBornYet();
    var studio = studios.current();
    var owner = withEmailOf(caller, data);
    if (owner.get().isPresent()) return new Outcome.EmailTaken();
    var flaws =
        TrainingRules.flaws(
            training, TrainingProfile.NONE, new Identity(data), studio.get(), confirmed);
    if (!flaws.isEmpty()) return new Outcome.Flawed(flaws);

    var client = register.add(caller);
    // Before anything is encrypted with it: should this unit of work fail, an unused key is left.
    var safe = vault.make(caller.organization(), client.id()).orElseThrow();
    if (!data.isEmpty()) {
      profiles.add(sealing.seal(client.id(), safe, data, now, 1));
      sealing.index(caller, client.id(), PersonalData.NONE, data);
      var fields = data.differencesFrom(PersonalData.NONE);
      witness.changed(caller, PiiAction.PII_CREATE, client.id(), fields, null, safe);
    }
    if (!training.isEmpty()) {
      var born = data.dateOfBirth();
      var age = born == null ? null : Age.inMonthOf(studio.get().dateOf(now), born);
      trainings.add(trainingSealing.seal(client.id(), safe, training, age, now, 1));
      var fields = training.differencesFrom(TrainingProfile.NONE);
      witness.changed(caller, PiiAction.PROFILE_CREATE, client.id(), fields, null, safe);
    }
    return new Outcome.Registered(client);
  }

  private Later<Optional<ClientId>> withEmailOf(Caller caller, PersonalData data) {
    var email = data.email();
    return email == null
        ? Later.of(Optional.empty())
        : profiles.withEmail(indexes.of(caller.organization(), email));
  }
}
