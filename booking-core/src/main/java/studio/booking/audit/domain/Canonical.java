package studio.booking.audit.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fields written one after the other so that no two lists of them look alike: each says whether it
 * is there and, where that varies, how long it is.
 */
final class Canonical {
  private static final int NULL = 0;
  private static final int THERE = 1;
  private static final int NANOS_IN_MICRO = 1_000;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

  /**
   * Begins a form.
   *
   * @param version another for each list of fields that there ever was, so that old hashes can
   *     still be worked out
   */
  Canonical(int version) {
    out.write(version);
  }

  Canonical number(long value) {
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      out.write((int) (value >>> shift));
    }
    return this;
  }

  /** In microseconds, as PostgreSQL keeps it; seconds apart, so that no instant is too far away. */
  Canonical instant(Instant value) {
    return number(value.getEpochSecond()).number(value.getNano() / NANOS_IN_MICRO);
  }

  Canonical uuid(@Nullable UUID value) {
    if (value == null) return absent();
    out.write(THERE);
    return number(value.getMostSignificantBits()).number(value.getLeastSignificantBits());
  }

  Canonical text(@Nullable String value) {
    if (value == null) return absent();
    out.write(THERE);
    var bytes = value.getBytes(UTF_8);
    number(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  Canonical flag(boolean value) {
    out.write(value ? THERE : NULL);
    return this;
  }

  Canonical digest(Digest value) {
    var bytes = value.bytes();
    number(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  private Canonical absent() {
    out.write(NULL);
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
