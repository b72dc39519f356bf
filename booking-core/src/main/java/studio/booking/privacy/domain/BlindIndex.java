package studio.booking.privacy.domain;

import java.util.Arrays;

/** What a text is found by without being known: a keyed digest of it. */
public final class BlindIndex {
  private final byte[] bytes;

  private BlindIndex(byte[] bytes) {
    this.bytes = bytes;
  }

  public static BlindIndex of(byte[] bytes) {
    return new BlindIndex(bytes.clone());
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlindIndex same && Arrays.equals(bytes, same.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "BlindIndex";
  }
}
