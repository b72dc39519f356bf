package studio.booking.operations.application;

import java.time.Duration;
import studio.booking.operations.domain.ExpiredKeys;
import studio.booking.shared.UnitOfWork;

/** Forgets answers that have been kept for long enough. */
public class ClearIdempotencyKeys extends ClearLeftovers {
  public ClearIdempotencyKeys(ExpiredKeys keys, UnitOfWork unitOfWork) {
    super("clear-idempotency-keys", Duration.ofMinutes(15), keys, unitOfWork);
  }
}
