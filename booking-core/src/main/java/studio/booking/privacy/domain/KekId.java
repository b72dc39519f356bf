package studio.booking.privacy.domain;

/**
 * Which key-encryption key (KEK) a data key is encrypted by: of a keyset, by its number there, such
 * as {@code keyset:1438293847}; of AWS KMS, by its address.
 */
public record KekId(String value) {
  public KekId {
    if (value.isBlank()) throw new IllegalArgumentException("No key-encryption key");
  }

  @Override
  public String toString() {
    return value;
  }
}
