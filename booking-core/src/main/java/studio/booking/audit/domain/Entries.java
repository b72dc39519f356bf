package studio.booking.audit.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.ClientId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Later;

/** The audit log of the studio that the open unit of work is for, latest first. */
public interface Entries {
  /**
   * Which entries are wanted.
   *
   * @param client null for everybody's
   * @param action null for all
   */
  record Filter(@Nullable ClientId client, @Nullable String action) {}

  /**
   * Finds some of them.
   *
   * @param after instant and id of the entry that the page before ended with, or null
   */
  Later<List<Entry>> find(Filter filter, Cursor.@Nullable Position after, int atMost);
}
