package studio.booking.credits.domain;

import java.time.Instant;
import java.util.List;
import studio.booking.shared.OrganizationId;

/** Where there is something to sweep. */
public interface ExpiredLots {
  /**
   * The studios with expired lots that have something in them, or with redemptions that are over
   * and do not say so; asked outside of any unit of work.
   */
  List<OrganizationId> studios(Instant now);
}
