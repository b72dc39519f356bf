package studio.booking.shared;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes UUIDv7 ids (RFC 9562, 5.7, method 3: milliseconds, then twelve bits that count on within
 * one). Ids of one program rise strictly, so an index on them grows at its end and lists can be
 * paged by them.
 */
public final class Ids {
  private static final InstantSource REAL_TIME = InstantSource.system();
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Milliseconds in the upper bits, the counter in the lower twelve. */
  private static final AtomicLong LAST = new AtomicLong();

  private Ids() {}

  public static UUID next() {
    // Real time, also under a demo clock: an id orders by when it was made, and says nothing else.
    long now = REAL_TIME.millis() << 12;
    long stamp = LAST.updateAndGet(last -> Math.max(last + 1, now));
    long high = (stamp >>> 12) << 16 | 0x7000L | (stamp & 0xFFF);
    long low = RANDOM.nextLong() >>> 2 | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
