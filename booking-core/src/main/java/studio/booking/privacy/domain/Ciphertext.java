package studio.booking.privacy.domain;

import java.util.Arrays;

/** Something that was encrypted, with all that is needed to decrypt it but the key. */
public final class Ciphertext {
  private final byte[] bytes;

  private Ciphertext(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Ciphertext of(byte[] bytes) {
    return new Ciphertext(bytes.clone());
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ciphertext same && Arrays.equals(bytes, same.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Ciphertext";
  }
}
