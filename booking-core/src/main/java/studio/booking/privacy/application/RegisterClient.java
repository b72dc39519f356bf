package studio.booking.privacy.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import studio.booking.directory.ClientRegister;
import studio.booking.directory.ClientRegister.NewClient;
import studio.booking.directory.Studios;
import studio.booking.privacy.application.Intake.Arrival;
import studio.booking.privacy.domain.BlindIndexes;
import studio.booking.privacy.domain.Flaw;
import studio.booking.privacy.domain.Identity;
import studio.booking.privacy.domain.PersonalData;
import studio.booking.privacy.domain.Profiles;
import studio.booking.privacy.domain.TrainingProfile;
import studio.booking.privacy.domain.TrainingRules;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
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
  private final Intake intake;
  private final Profiles profiles;
  private final Studios studios;
  private final BlindIndexes indexes;
  private final Clock clock;

  RegisterClient(
      ClientRegister register,
      Intake intake,
      Profiles profiles,
      Studios studios,
      BlindIndexes indexes,
      Clock clock) {
    this.register = register;
    this.intake = intake;
    this.profiles = profiles;
    this.studios = studios;
    this.indexes = indexes;
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

    var arrival = new Arrival(new ClientId(Ids.next()), data, training);
    return new Outcome.Registered(intake.admit(caller, studio.get(), List.of(arrival)).getFirst());
  }

  private Later<Optional<ClientId>> withEmailOf(Caller caller, PersonalData data) {
    var email = data.email();
    return email == null
        ? Later.of(Optional.empty())
        : profiles.withEmail(indexes.of(caller.organization(), email));
  }
}
