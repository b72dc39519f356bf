package studio.booking.privacy.application;

import java.time.Instant;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.domain.Age;
import studio.booking.privacy.domain.Ciphertext;
import studio.booking.privacy.domain.SealedTraining;
import studio.booking.privacy.domain.TrainingProfile;
import studio.booking.privacy.domain.TrainingText;
import studio.booking.privacy.domain.Vault;
import studio.booking.privacy.domain.Vault.Cell;
import studio.booking.privacy.domain.Vault.Safe;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;

/** Between training profiles and what is kept of them. */
@Collaborator
class TrainingSealing {
  private static final String TABLE = "client_profile_training";

  SealedTraining seal(
      ClientId client,
      Safe safe,
      TrainingProfile profile,
      @Nullable Age age,
      Instant now,
      long version) {
    var texts = new EnumMap<TrainingText, Ciphertext>(TrainingText.class);
    profile
        .texts()
        .forEach((field, text) -> texts.put(field, safe.lock(cell(client, field), text)));
    return new SealedTraining(client, age, profile, safe.key(), texts, now, version);
  }

  /**
   * Opens a profile.
   *
   * @param safe null where there is no key
   * @return null when something in it can't be read
   */
  @Nullable TrainingProfile open(SealedTraining kept, @Nullable Safe safe) {
    if (kept.texts().isEmpty()) return kept.open();
    if (safe == null || !safe.key().equals(kept.key())) return null;
    var texts = new EnumMap<TrainingText, String>(TrainingText.class);
    try {
      kept.texts()
          .forEach(
              (field, text) -> texts.put(field, safe.unlock(cell(kept.client(), field), text)));
    } catch (Vault.Damaged e) {
      return null;
    }
    return kept.open().with(texts);
  }

  private static Cell cell(ClientId client, TrainingText field) {
    return new Cell(TABLE, client.value(), field.column());
  }
}
