package studio.booking.consent.application;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import studio.booking.consent.domain.Expiries;
import studio.booking.operations.EachStudio;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;

/** Tells of consents that have expired; nobody could rely on them any more anyway. */
public class ExpireConsentsWhenDue extends EachStudio {
  private final Expiries expiries;
  private final ExpireConsents expireConsents;
  private final Clock clock;

  public ExpireConsentsWhenDue(Expiries expiries, ExpireConsents expireConsents, Clock clock) {
    this.expiries = expiries;
    this.expireConsents = expireConsents;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "expire-consents";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  protected List<OrganizationId> due() {
    return expiries.studios(clock.instant());
  }

  @Override
  protected String counted() {
    return "expired";
  }

  @Override
  protected int workIn(Caller studio) {
    return expireConsents.tell(studio);
  }
}
