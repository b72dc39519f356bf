package studio.booking.operations.domain;

import java.util.List;
import studio.booking.shared.OrganizationId;

/** What is of no use any more, by real time, whatever the demo's clock says. */
public interface Leftovers {
  /** The studios that have some; asked outside of any unit of work. */
  List<OrganizationId> studios();

  /**
   * Takes away some of those of the open unit of work's studio.
   *
   * @return how many
   */
  int clear(int atMost);
}
