package studio.booking.shared;

import java.util.Objects;
import java.util.UUID;

/** Names a studio: the tenant to which every row belongs. */
public record OrganizationId(UUID value) {
  public OrganizationId {
    Objects.requireNonNull(value);
  }
}
