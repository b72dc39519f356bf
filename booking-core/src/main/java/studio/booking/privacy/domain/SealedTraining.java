package studio.booking.privacy.domain;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.ClientId;

/**
 * A client's training profile as it is kept.
 *
 * @param age null where the date of birth is not known
 * @param open what is not encrypted
 * @param key that the rest is encrypted with; null where there is none
 * @param texts the rest, what there is of it
 */
public record SealedTraining(
    ClientId client,
    @Nullable Age age,
    TrainingProfile open,
    @Nullable KeyId key,
    Map<TrainingText, Ciphertext> texts,
    Instant at,
    long version) {
  public SealedTraining {
    texts = Map.copyOf(texts);
  }
}
