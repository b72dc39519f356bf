package studio.booking.privacy.application;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.domain.PiiField;
import studio.booking.privacy.domain.Profiles.Born;
import studio.booking.privacy.domain.Vault;
import studio.booking.privacy.domain.Vault.Safe;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;

/** Reads when somebody was born, and nothing else of who they are. */
@Collaborator
class BirthDates {
  /** Null when it can't be read. */
  @Nullable LocalDate open(ClientId client, Born born, Safe safe) {
    if (!safe.key().equals(born.key())) return null;
    try {
      var cell = Sealing.cell(client, PiiField.DATE_OF_BIRTH);
      return LocalDate.parse(safe.unlock(cell, born.date()));
    } catch (Vault.Damaged e) {
      return null;
    }
  }
}
