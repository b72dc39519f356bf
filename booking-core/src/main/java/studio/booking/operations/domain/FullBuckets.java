package studio.booking.operations.domain;

import java.util.List;
import studio.booking.shared.OrganizationId;

/** Buckets of rate limits that are full again, by real time: they are as good as none. */
public interface FullBuckets {
  /** The studios that have some; asked outside of any unit of work. */
  List<OrganizationId> studios();

  /**
   * Takes away some of those of the open unit of work's studio.
   *
   * @return how many
   */
  int clear(int atMost);
}
