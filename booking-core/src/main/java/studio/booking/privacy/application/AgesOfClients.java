package studio.booking.privacy.application;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import studio.booking.consent.ClientAges;
import studio.booking.privacy.domain.PiiAction;
import studio.booking.privacy.domain.Profiles;
import studio.booking.privacy.domain.Profiles.Born;
import studio.booking.privacy.domain.Vault;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Later;

/** Works ages out from dates of birth, and writes down that it looked. */
@Collaborator
class AgesOfClients implements ClientAges {
  private final Profiles profiles;
  private final Vault vault;
  private final BirthDates births;
  private final Witness witness;

  AgesOfClients(Profiles profiles, Vault vault, BirthDates births, Witness witness) {
    this.profiles = profiles;
    this.vault = vault;
    this.births = births;
    this.witness = witness;
  }

  @Override
  public Later<Age> of(Caller caller, ClientId client) {
    return profiles.born(List.of(client)).map(born -> on -> age(caller, client, on, born));
  }

  @Override
  public Later<Age> ofWard(Caller caller, ClientId ward) {
    return profiles.wardBorn(ward).map(born -> on -> age(caller, ward, on, born));
  }

  private OptionalInt age(Caller caller, ClientId client, LocalDate on, Map<ClientId, Born> born) {
    var date = born.get(client);
    if (date == null) return OptionalInt.empty();
    var safe = vault.open(caller.organization(), client).orElse(null);
    var birth = safe == null ? null : births.open(client, date, safe);
    if (birth == null) return OptionalInt.empty();
    witness.saw(caller, PiiAction.PROFILE_AGE, client);
    return OptionalInt.of(Period.between(birth, on).getYears());
  }
}
