package studio.booking.privacy.application;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import studio.booking.operations.EachStudio;
import studio.booking.privacy.domain.ErasureCases;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;

/** Erases clients whose grace period is over, and goes on where it was ended. */
public class EraseClientsWhenDue extends EachStudio {
  private final ErasureCases cases;
  private final EraseClients eraseClients;
  private final Clock clock;

  public EraseClientsWhenDue(ErasureCases cases, EraseClients eraseClients, Clock clock) {
    this.cases = cases;
    this.eraseClients = eraseClients;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "erase-clients";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(10);
  }

  @Override
  protected List<OrganizationId> due() {
    return cases.studiosDue(clock.instant());
  }

  @Override
  protected String counted() {
    return "steps";
  }

  @Override
  protected int workIn(Caller studio) {
    return eraseClients.goOn(studio);
  }
}
