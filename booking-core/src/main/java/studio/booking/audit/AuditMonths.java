package studio.booking.audit;

import java.time.LocalDate;

/** The months of the log, each a part of its table that can be dropped by itself one day. */
public interface AuditMonths {
  /**
   * Opens a month and those after it, where that has not happened yet.
   *
   * @return how many are new
   */
  int open(LocalDate first, int months);
}
