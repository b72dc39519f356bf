package studio.booking.audit.domain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256. */
public final class Digest {
  public static final int LENGTH = 32;

  /** What the first batch of a studio follows. */
  public static final Digest NONE = new Digest(new byte[LENGTH]);

  private final byte[] bytes;

  private Digest(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * One that was worked out before. Whatever its length: what somebody has put into a row is equal
   * to none that is worked out.
   */
  public static Digest of(byte[] bytes) {
    return new Digest(bytes.clone());
  }

  /** Of what is given, one after the other; who calls sees to it that it can be told apart. */
  static Digest over(byte first, byte[]... rest) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(first);
      for (var part : rest) sha.update(part);
      return new Digest(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest same && Arrays.equals(bytes, same.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
