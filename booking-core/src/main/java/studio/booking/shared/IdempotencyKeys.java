package studio.booking.shared;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answers that requests with an {@code Idempotency-Key} got (IETF draft
 * draft-ietf-httpapi-idempotency-key-header). Kept for 24 hours, committed with their effect.
 */
public interface IdempotencyKeys {
  /**
   * A key in use: it belongs to a person and a route, so that nobody meets another's.
   *
   * @param route method and path, with the ids in it
   * @param fingerprint a keyed digest of the body
   */
  record Use(String route, String key, String fingerprint) {}

  /** What was answered, and is answered again. */
  record Answer(
      int status, @Nullable String location, @Nullable String etag, @Nullable String body) {}

  /**
   * Claims the key for this unit of work. Nobody waits for it: when it turns out, with the first
   * answer from the database, that the key is not free, the unit of work ends with {@link Taken}.
   */
  void claim(Caller caller, Use use);

  /** Keeps the answer of this unit of work. */
  void keep(Caller caller, Use use, Answer answer, Instant now);

  /** Why a key could not be claimed. */
  final class Taken extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What stands in the way. */
    public enum Because {
      ANSWERED,
      ANOTHER_BODY,
      IN_USE
    }

    private final Because because;
    private final transient @Nullable Answer answer;

    public Taken(Because because, @Nullable Answer answer) {
      super(because.name(), null, false, false);
      this.because = because;
      this.answer = answer;
    }

    public Because because() {
      return because;
    }

    /** The first answer; there when it was {@link Because#ANSWERED}. */
    public @Nullable Answer answer() {
      return answer;
    }
  }
}
