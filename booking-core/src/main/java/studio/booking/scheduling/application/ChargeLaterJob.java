package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import studio.booking.operations.EachStudio;
import studio.booking.scheduling.domain.DueStudios;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;

/** Charges what is due in all studios. Any number of instances may run it at once. */
public final class ChargeLaterJob extends EachStudio {
  private static final int AT_ONCE = 200;

  private final ChargeLater chargeLater;
  private final DueStudios studios;
  private final Clock clock;

  public ChargeLaterJob(ChargeLater chargeLater, DueStudios studios, Clock clock) {
    this.chargeLater = chargeLater;
    this.studios = studios;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "charge-bookings";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(5);
  }

  @Override
  protected List<OrganizationId> due() {
    return studios.withDueCharges(clock.instant());
  }

  @Override
  protected String counted() {
    return "settled";
  }

  @Override
  protected int workIn(Caller studio) {
    return chargeLater.due(studio, AT_ONCE);
  }
}
