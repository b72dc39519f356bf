package studio.booking.privacy;

import java.util.Arrays;
import java.util.UUID;

/** A text under a client's key, and which key that is. */
public final class SealedText {
  private final UUID key;
  private final byte[] bytes;

  public SealedText(UUID key, byte[] bytes) {
    this.key = key;
    this.bytes = bytes.clone();
  }

  public UUID key() {
    return key;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealedText same
        && key.equals(same.key)
        && Arrays.equals(bytes, same.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "a sealed text";
  }
}
