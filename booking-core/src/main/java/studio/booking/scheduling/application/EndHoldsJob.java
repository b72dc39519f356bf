package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import studio.booking.operations.EachStudio;
import studio.booking.scheduling.domain.DueStudios;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;

/** Ends holds whose time is over, in all studios. Any number of instances may run it at once. */
public final class EndHoldsJob extends EachStudio {
  private static final int AT_ONCE = 200;

  private final EndHolds endHolds;
  private final DueStudios studios;
  private final Clock clock;

  public EndHoldsJob(EndHolds endHolds, DueStudios studios, Clock clock) {
    this.endHolds = endHolds;
    this.studios = studios;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "end-holds";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  protected List<OrganizationId> due() {
    return studios.withDueHolds(clock.instant());
  }

  @Override
  protected String counted() {
    return "ended";
  }

  @Override
  protected int workIn(Caller studio) {
    return endHolds.due(studio, AT_ONCE);
  }
}
