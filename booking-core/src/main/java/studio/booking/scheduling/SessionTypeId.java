package studio.booking.scheduling;

import java.util.Objects;
import java.util.UUID;
import studio.booking.shared.Ids;

/** Names a kind of session. */
public record SessionTypeId(UUID value) {
  public SessionTypeId {
    Objects.requireNonNull(value);
  }

  public static SessionTypeId next() {
    return new SessionTypeId(Ids.next());
  }
}
