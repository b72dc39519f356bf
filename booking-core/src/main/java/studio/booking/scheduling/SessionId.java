package studio.booking.scheduling;

import java.util.Objects;
import java.util.UUID;
import studio.booking.shared.Ids;

/** Names one dated appointment or class. Ordered as the database orders ids, and locks rows. */
public record SessionId(UUID value) implements Comparable<SessionId> {
  public SessionId {
    Objects.requireNonNull(value);
  }

  public static SessionId next() {
    return new SessionId(Ids.next());
  }

  @Override
  public int compareTo(SessionId other) {
    // Byte by byte; UUID itself compares signed numbers.
    return value.toString().compareTo(other.value.toString());
  }
}
