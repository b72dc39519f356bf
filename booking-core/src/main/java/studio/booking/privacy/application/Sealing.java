package studio.booking.privacy.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import studio.booking.privacy.domain.BlindIndexes;
import studio.booking.privacy.domain.Ciphertext;
import studio.booking.privacy.domain.PersonalData;
import studio.booking.privacy.domain.PiiField;
import studio.booking.privacy.domain.Profiles;
import studio.booking.privacy.domain.Profiles.Contact;
import studio.booking.privacy.domain.Profiles.Found;
import studio.booking.privacy.domain.SealedProfile;
import studio.booking.privacy.domain.Vault;
import studio.booking.privacy.domain.Vault.Cell;
import studio.booking.privacy.domain.Vault.Safe;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;

/** Between personal data and what is kept of them. */
@Collaborator
class Sealing {
  private static final String TABLE = "client_profile_pii";

  private final BlindIndexes indexes;
  private final Profiles profiles;

  Sealing(BlindIndexes indexes, Profiles profiles) {
    this.indexes = indexes;
    this.profiles = profiles;
  }

  SealedProfile seal(ClientId client, Safe safe, PersonalData data, Instant now, long version) {
    var fields = new EnumMap<PiiField, Ciphertext>(PiiField.class);
    data.texts().forEach((field, text) -> fields.put(field, safe.lock(cell(client, field), text)));
    return new SealedProfile(client, safe.key(), fields, now, version);
  }

  /**
   * @throws Vault.Damaged when something is not what was written
   */
  PersonalData open(SealedProfile profile, Safe safe) {
    var texts = new EnumMap<PiiField, String>(PiiField.class);
    profile
        .fields()
        .forEach(
            (field, text) -> texts.put(field, safe.unlock(cell(profile.client(), field), text)));
    return PersonalData.of(texts);
  }

  /** Has the client found by what is new about how they are reached. */
  void index(Caller caller, ClientId client, PersonalData before, PersonalData after) {
    var studio = caller.organization();
    if (!java.util.Objects.equals(before.email(), after.email())) {
      var email = after.email();
      profiles.index(client, Contact.EMAIL, email == null ? null : indexes.of(studio, email));
    }
    if (!java.util.Objects.equals(before.phoneNumber(), after.phoneNumber())) {
      var phone = after.phoneNumber();
      profiles.index(client, Contact.PHONE, phone == null ? null : indexes.of(studio, phone));
    }
  }

  /** Has those found who have just come. */
  void index(Caller caller, Map<ClientId, PersonalData> newcomers) {
    var studio = caller.organization();
    var contacts = new ArrayList<Found>();
    newcomers.forEach(
        (client, data) -> {
          var email = data.email();
          if (email != null) {
            contacts.add(new Found(client, Contact.EMAIL, indexes.of(studio, email)));
          }
          var phone = data.phoneNumber();
          if (phone != null) {
            contacts.add(new Found(client, Contact.PHONE, indexes.of(studio, phone)));
          }
        });
    if (!contacts.isEmpty()) profiles.index(contacts);
  }

  static Cell cell(ClientId client, PiiField field) {
    return new Cell(TABLE, client.value(), field.column());
  }
}
