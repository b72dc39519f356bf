package studio.booking.privacy.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.domain.BlindIndex;
import studio.booking.privacy.domain.BlindIndexes;
import studio.booking.privacy.domain.PersonalData;
import studio.booking.privacy.domain.Profiles;
import studio.booking.privacy.domain.Profiles.Contact;
import studio.booking.privacy.domain.TrainingProfiles;
import studio.booking.privacy.domain.Vault;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;

/** Puts what is known of a client out of everybody's sight, and back. */
@Collaborator
class Sight {
  private final Profiles profiles;
  private final TrainingProfiles trainings;
  private final BlindIndexes indexes;
  private final Sealing sealing;
  private final Vault vault;

  Sight(
      Profiles profiles,
      TrainingProfiles trainings,
      BlindIndexes indexes,
      Sealing sealing,
      Vault vault) {
    this.profiles = profiles;
    this.trainings = trainings;
    this.indexes = indexes;
    this.sealing = sealing;
    this.vault = vault;
  }

  /** By what they were found goes at once: who comes with the same address is somebody new. */
  void hide(ClientId client, Caller by, Instant at) {
    profiles.hide(client, by.person(), at);
    trainings.hide(client, at);
    unindex(client);
  }

  void unindex(ClientId client) {
    profiles.index(client, Contact.EMAIL, null);
    profiles.index(client, Contact.PHONE, null);
  }

  /**
   * Shows them again.
   *
   * @return whether that could be done: another client may have their e-mail address by now
   */
  boolean show(Caller system, ClientId client) {
    var data = hidden(system, client);
    var email = data.email() == null ? null : indexes.of(system.organization(), data.email());
    if (email != null && profiles.withEmail(email).get().isPresent()) return false;
    profiles.show(client);
    trainings.show(client);
    index(client, Contact.EMAIL, email);
    var phone = data.phoneNumber();
    index(client, Contact.PHONE, phone == null ? null : indexes.of(system.organization(), phone));
    return true;
  }

  private void index(ClientId client, Contact contact, @Nullable BlindIndex index) {
    if (index != null) profiles.index(client, contact, index);
  }

  /** Nothing, where nothing can be read: that does not keep anybody from coming back. */
  private PersonalData hidden(Caller system, ClientId client) {
    var kept = profiles.hidden(client).get();
    if (kept.isEmpty()) return PersonalData.NONE;
    var profile = kept.get();
    var safe = vault.open(system.organization(), client).orElse(null);
    if (safe == null || !safe.key().equals(profile.key())) return PersonalData.NONE;
    try {
      return sealing.open(profile, safe);
    } catch (Vault.Damaged e) {
      return PersonalData.NONE;
    }
  }
}
