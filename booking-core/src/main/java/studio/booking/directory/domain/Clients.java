package studio.booking.directory.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;

/** The clients of the studio that the open unit of work is for. */
public interface Clients {
  /** Which clients somebody may see. */
  sealed interface Sight {}

  /** Those who run the studio see all. */
  record All() implements Sight {}

  /** A coach sees who is assigned to them at that instant, by the studio's date. */
  record AssignedTo(CoachId coach, Instant at) implements Sight {}

  /** A client sees themself. */
  record Only(ClientId client) implements Sight {}

  Later<Optional<Client>> find(ClientId client, Sight sight);

  /**
   * In the order in which they came.
   *
   * @param after the last of the page before, or null
   */
  Later<List<Client>> list(Sight sight, @Nullable ClientId after, int limit);
}
