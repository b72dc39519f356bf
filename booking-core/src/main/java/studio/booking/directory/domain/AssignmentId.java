package studio.booking.directory.domain;

import java.util.Objects;
import java.util.UUID;

/** Names an {@link Assignment}. */
public record AssignmentId(UUID value) {
  public AssignmentId {
    Objects.requireNonNull(value);
  }
}
