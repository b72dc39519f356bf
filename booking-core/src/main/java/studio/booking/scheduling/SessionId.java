package studio.booking.scheduling;

import java.util.Objects;
import java.util.UUID;
import studio.booking.shared.Ids;

/** Names one dated appointment or class. */
public record SessionId(UUID value) {
  public SessionId {
    Objects.requireNonNull(value);
  }

  public static SessionId next() {
    return new SessionId(Ids.next());
  }
}
