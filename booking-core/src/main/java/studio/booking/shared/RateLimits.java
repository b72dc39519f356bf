package studio.booking.shared;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How often something may be done: buckets that hold so much, and fill again evenly. All instances
 * take from the same ones. They live in real time, whatever a demo clock says.
 */
public interface RateLimits {
  /**
   * So many times at once, and as many again in each period of this length.
   *
   * @param times 1 at least
   */
  record Limit(int times, Duration within) {
    public Limit {
      if (times < 1 || within.compareTo(Duration.ofMillis(times)) < 0) {
        throw new IllegalArgumentException("Not a limit: %d within %s".formatted(times, within));
      }
    }

    /** The time in which one more becomes free. */
    public Duration step() {
      return within.dividedBy(times);
    }
  }

  /**
   * What is taken from.
   *
   * @param of what is limited, such as {@code coupon-guesses}
   * @param owner whose it is: a person's, or the studio's own for all together
   */
  record Bucket(String of, UUID owner, Limit limit) {}

  /**
   * Takes one out of each of these buckets, or out of none: when one of them is empty, says how
   * long until it is not. One trip, and done when it has come back; asked where no transaction is
   * open, it stays done whatever comes next.
   */
  Optional<Duration> take(List<Bucket> buckets);

  /** Puts back what was taken for nothing; in one trip, too. */
  void giveBack(List<Bucket> buckets);
}
