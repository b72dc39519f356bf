package studio.booking.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.ClientId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/** What the log knows about one client, for the modules whose acts those were; latest first. */
public interface AuditTrail {
  /**
   * One act.
   *
   * @param by null when the program itself acted
   * @param refused whether somebody tried to do it and was not let
   */
  record Step(
      UUID id,
      Instant at,
      @Nullable PersonId by,
      Role byRole,
      String action,
      boolean refused,
      @Nullable String requestId,
      Map<String, String> details) {
    public Step {
      details = Map.copyOf(details);
    }
  }

  /**
   * Finds some of them.
   *
   * @param after instant and id of the step that the page before ended with, or null
   */
  Later<List<Step>> about(
      ClientId client, Collection<String> actions, Cursor.@Nullable Position after, int atMost);

  /** The last that was allowed. */
  Later<Optional<Step>> last(ClientId client, Collection<String> actions);
}
