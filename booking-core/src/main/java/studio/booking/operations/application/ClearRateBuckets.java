package studio.booking.operations.application;

import java.time.Duration;
import java.util.List;
import studio.booking.operations.EachStudio;
import studio.booking.operations.domain.FullBuckets;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.UnitOfWork;

/** Takes away what rate limits have counted and no longer need. */
public class ClearRateBuckets extends EachStudio {
  private static final int AT_ONCE = 5_000;

  private final FullBuckets buckets;
  private final UnitOfWork unitOfWork;

  public ClearRateBuckets(FullBuckets buckets, UnitOfWork unitOfWork) {
    this.buckets = buckets;
    this.unitOfWork = unitOfWork;
  }

  @Override
  public String name() {
    return "clear-rate-buckets";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  protected List<OrganizationId> due() {
    return buckets.studios();
  }

  @Override
  protected String counted() {
    return "cleared";
  }

  @Override
  protected int workIn(Caller studio) {
    return unitOfWork.run(studio, () -> buckets.clear(AT_ONCE));
  }
}
