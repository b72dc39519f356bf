package studio.booking.audit.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.Entry;
import studio.booking.shared.ClientId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;

/** The audit log of the studio that the open unit of work is for, latest first. */
public interface Entries {
  /**
   * Which entries are wanted; null for all.
   *
   * @param refused true: attempts only; false: what was done
   * @param from of this instant or later
   * @param to before this instant
   */
  record Filter(
      @Nullable ClientId client,
      @Nullable PersonId actor,
      @Nullable String action,
      @Nullable Boolean refused,
      @Nullable Instant from,
      @Nullable Instant to) {}

  /**
   * An entry in the list.
   *
   * @param number that it was sealed with; null until then
   */
  record Listed(Entry entry, @Nullable Long number) {}

  /**
   * Finds some of them.
   *
   * @param after instant and id of the entry that the page before ended with, or null
   */
  Later<List<Listed>> find(Filter filter, Cursor.@Nullable Position after, int atMost);
}
