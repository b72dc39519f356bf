package studio.booking.directory.domain;

import java.util.Objects;
import java.util.UUID;

/** Names an {@link Invitation}. */
public record InvitationId(UUID value) {
  public InvitationId {
    Objects.requireNonNull(value);
  }
}
