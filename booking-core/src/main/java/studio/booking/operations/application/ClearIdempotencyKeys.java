package studio.booking.operations.application;

import java.time.Duration;
import java.util.List;
import studio.booking.operations.EachStudio;
import studio.booking.operations.domain.ExpiredKeys;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.UnitOfWork;

/** Forgets answers that have been kept for long enough. */
public class ClearIdempotencyKeys extends EachStudio {
  private static final int AT_ONCE = 5_000;

  private final ExpiredKeys keys;
  private final UnitOfWork unitOfWork;

  public ClearIdempotencyKeys(ExpiredKeys keys, UnitOfWork unitOfWork) {
    this.keys = keys;
    this.unitOfWork = unitOfWork;
  }

  @Override
  public String name() {
    return "clear-idempotency-keys";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(15);
  }

  @Override
  protected List<OrganizationId> due() {
    return keys.studios();
  }

  @Override
  protected String counted() {
    return "cleared";
  }

  @Override
  protected int workIn(Caller studio) {
    return unitOfWork.run(studio, () -> keys.clear(AT_ONCE));
  }
}
