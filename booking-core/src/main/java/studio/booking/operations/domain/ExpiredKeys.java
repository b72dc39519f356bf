package studio.booking.operations.domain;

import java.util.List;
import studio.booking.shared.OrganizationId;

/** Idempotency keys whose time is over; that is real time, whatever the demo's clock says. */
public interface ExpiredKeys {
  /** The studios that have some; asked outside of any unit of work. */
  List<OrganizationId> studios();

  /**
   * Forgets some of those of the open unit of work's studio.
   *
   * @return how many
   */
  int clear(int atMost);
}
