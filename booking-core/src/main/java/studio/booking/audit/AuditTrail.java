package studio.booking.audit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.ClientId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Later;

/** What the log knows about one client, for the modules whose acts those were; latest first. */
public interface AuditTrail {
  /**
   * Finds some of them.
   *
   * @param after instant and id of the entry that the page before ended with, or null
   */
  Later<List<Entry>> about(
      ClientId client, Collection<String> actions, Cursor.@Nullable Position after, int atMost);

  /** The last that was allowed. */
  Later<Optional<Entry>> last(ClientId client, Collection<String> actions);
}
