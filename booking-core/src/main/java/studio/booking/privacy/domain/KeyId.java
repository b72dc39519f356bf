package studio.booking.privacy.domain;

import java.util.Objects;
import java.util.UUID;

/** Names a client's data key. */
public record KeyId(UUID value) {
  public KeyId {
    Objects.requireNonNull(value);
  }
}
