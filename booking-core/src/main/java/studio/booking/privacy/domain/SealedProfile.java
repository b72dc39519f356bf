package studio.booking.privacy.domain;

import java.time.Instant;
import java.util.Map;
import studio.booking.shared.ClientId;

/**
 * A client's personal data as they are kept.
 *
 * @param key that they are encrypted with
 * @param fields those that there are
 */
public record SealedProfile(
    ClientId client,
    KeyId key,
    Map<PiiField, Ciphertext> fields,
    Instant encryptedAt,
    long version) {
  public SealedProfile {
    fields = Map.copyOf(fields);
  }
}
