package studio.booking.shared.rest;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.RateLimits;
import studio.booking.shared.RateLimits.Bucket;
import studio.booking.shared.RateLimits.Limit;
import studio.booking.shared.UnitOfWork;

/** Limits how often a person may have heavy work done; an attempt counts, whatever comes of it. */
final class HeavyLimit {
  private final UnitOfWork unitOfWork;
  private final RateLimits limits;
  private final RestProperties.HeavyWork allowed;

  HeavyLimit(UnitOfWork unitOfWork, RateLimits limits, RestProperties.HeavyWork allowed) {
    this.unitOfWork = unitOfWork;
    this.limits = limits;
    this.allowed = allowed;
  }

  /** The answer of the work, or that it was too often. */
  @Nullable Object answer(Heavy heavy, Reading reading, Callable<@Nullable Object> work)
      throws Exception {
    var caller = reading.caller();
    if (caller == null || caller.person() == null) return work.call();
    var limit = new Limit(allowed.times(), allowed.within());
    var buckets = List.of(new Bucket(heavy.value(), caller.self().value(), limit));
    var wait = unitOfWork.ask(caller, () -> limits.take(buckets));
    return wait.isEmpty()
        ? work.call()
        : Problems.tooMany(
            wait.get().plusMillis(999).toSeconds(), "You have asked for this often enough.");
  }
}
