package studio.booking.credits.application;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import studio.booking.credits.domain.ExpiredLots;
import studio.booking.operations.EachStudio;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;

/** Writes into the ledger what has expired; nobody could spend it any more anyway. */
public class ExpireLotsWhenDue extends EachStudio {
  private final ExpiredLots expired;
  private final ExpireLots expireLots;
  private final Clock clock;

  public ExpireLotsWhenDue(ExpiredLots expired, ExpireLots expireLots, Clock clock) {
    this.expired = expired;
    this.expireLots = expireLots;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "expire-lots";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(5);
  }

  @Override
  protected List<OrganizationId> due() {
    return expired.studios(clock.instant());
  }

  @Override
  protected String counted() {
    return "expired";
  }

  @Override
  protected int workIn(Caller studio) {
    return expireLots.sweep(studio);
  }
}
