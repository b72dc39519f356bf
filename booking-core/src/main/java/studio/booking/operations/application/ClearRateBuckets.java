package studio.booking.operations.application;

import java.time.Duration;
import studio.booking.operations.domain.FullBuckets;
import studio.booking.shared.UnitOfWork;

/** Takes away what rate limits have counted and no longer need. */
public class ClearRateBuckets extends ClearLeftovers {
  public ClearRateBuckets(FullBuckets buckets, UnitOfWork unitOfWork) {
    super("clear-rate-buckets", Duration.ofHours(1), buckets, unitOfWork);
  }
}
