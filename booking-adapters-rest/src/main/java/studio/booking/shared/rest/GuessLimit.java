package studio.booking.shared.rest;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import studio.booking.shared.Caller;
import studio.booking.shared.RateLimits;
import studio.booking.shared.RateLimits.Bucket;
import studio.booking.shared.RateLimits.Limit;
import studio.booking.shared.UnitOfWork;
import tools.jackson.databind.JsonNode;

/**
 * Limits how many wrong words may be tried. One is taken before anything is looked up, so that many
 * at once get no further than one after the other, and given back when the word was right. Each is
 * a trip of its own, outside of the request's transaction: what a refused request does is undone,
 * but that it guessed is not.
 */
final class GuessLimit {
  private static final Logger LOG = LoggerFactory.getLogger(GuessLimit.class);

  private final UnitOfWork unitOfWork;
  private final RateLimits limits;
  private final RestProperties.Guesses allowed;

  GuessLimit(UnitOfWork unitOfWork, RateLimits limits, RestProperties.Guesses allowed) {
    this.unitOfWork = unitOfWork;
    this.limits = limits;
    this.allowed = allowed;
  }

  /** The answer of the work, or that too many words were wrong. */
  @Nullable Object answer(Guessing guessing, Reading reading, Callable<@Nullable Object> work)
      throws Exception {
    var caller = reading.caller();
    if (caller == null || caller.person() == null || !guesses(guessing, reading.json())) {
      return work.call();
    }
    var buckets = buckets(caller);
    var wait = unitOfWork.ask(caller, () -> limits.take(buckets));
    if (wait.isPresent()) return tooMany(wait.get());
    try {
      return work.call();
    } finally {
      // Also when it failed: then nobody has learnt anything.
      if (!WrongGuess.wasNoted()) giveBack(caller, buckets);
    }
  }

  private static boolean guesses(Guessing guessing, @Nullable JsonNode body) {
    if (guessing.property().isEmpty()) return true;
    return body != null && body.hasNonNull(guessing.property());
  }

  private List<Bucket> buckets(Caller caller) {
    return List.of(
        new Bucket(
            "guesses-of-person",
            caller.self().value(),
            new Limit(allowed.person(), allowed.within())),
        new Bucket(
            "guesses-of-studio",
            caller.organization().value(),
            new Limit(allowed.studio(), allowed.within())));
  }

  private void giveBack(Caller caller, List<Bucket> buckets) {
    try {
      unitOfWork.ask(
          caller,
          () -> {
            limits.giveBack(buckets);
            return buckets;
          });
    } catch (UnitOfWork.Busy e) {
      // It comes back by itself with time; the answer is worth more.
      LOG.warn("A guess is counted that was none: {}", e.getMessage());
    }
  }

  private static ResponseEntity<?> tooMany(Duration delay) {
    return Problems.tooMany(delay.plusMillis(999).toSeconds(), "Too many codes were wrong.");
  }
}
