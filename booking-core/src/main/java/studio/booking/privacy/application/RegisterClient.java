package studio.booking.privacy.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import studio.booking.directory.ClientRegister;
import studio.booking.directory.ClientRegister.NewClient;
import studio.booking.privacy.domain.BlindIndexes;
import studio.booking.privacy.domain.PersonalData;
import studio.booking.privacy.domain.PiiAction;
import studio.booking.privacy.domain.Profiles;
import studio.booking.privacy.domain.Vault;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.Rejection;
import studio.booking.shared.UseCase;

/** Takes a client in, with what is personal about them, or with nothing but an alias. */
@UseCase
public class RegisterClient {
  private final ClientRegister register;
  private final Vault vault;
  private final Sealing sealing;
  private final Profiles profiles;
  private final BlindIndexes indexes;
  private final Witness witness;
  private final Clock clock;

  RegisterClient(
      ClientRegister register,
      Vault vault,
      Sealing sealing,
      Profiles profiles,
      BlindIndexes indexes,
      Witness witness,
      Clock clock) {
    this.register = register;
    this.vault = vault;
    this.sealing = sealing;
    this.profiles = profiles;
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
  }

  public Outcome register(Caller caller, PersonalData data) {
    if (data.isEmpty()) return new Outcome.Registered(register.add(caller));
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (data.isOfSomebodyBornAfter(now)) return new Outcome.NotBornYet();
    if (withEmailOf(caller, data).get().isPresent()) return new Outcome.EmailTaken();

    var client = register.add(caller);
    // Before anything is encrypted with it: should this unit of work fail, an unused key is left.
    var safe = vault.make(caller.organization(), client.id()).orElseThrow();
    profiles.add(sealing.seal(client.id(), safe, data, now, 1));
    sealing.index(caller, client.id(), PersonalData.NONE, data);
    var fields = data.differencesFrom(PersonalData.NONE);
    witness.changed(caller, PiiAction.PII_CREATE, client.id(), fields, null, safe);
    return new Outcome.Registered(client);
  }

  private Later<Optional<ClientId>> withEmailOf(Caller caller, PersonalData data) {
    var email = data.email();
    return email == null
        ? Later.of(Optional.empty())
        : profiles.withEmail(indexes.of(caller.organization(), email));
  }
}
