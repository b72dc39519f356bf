package studio.booking.privacy.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.ImportedId;

/**
 * A client as another system kept them.
 *
 * @param id what they were called there
 * @param balances credits that they had
 */
public record ImportedClient(
    ImportedId id, PersonalData data, TrainingProfile training, List<Balance> balances) {
  public ImportedClient {
    balances = List.copyOf(balances);
  }

  /**
   * Credits with one expiry.
   *
   * @param expiresAt null: never
   */
  public record Balance(int credits, @Nullable Instant expiresAt) {}

  /** Nobody's name: that has no place in logs. */
  @Override
  public String toString() {
    return "an imported client";
  }
}
