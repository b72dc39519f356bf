package studio.booking.shared;

import java.util.Objects;
import java.util.UUID;

/** Names a person who trains; the same value as their {@link PersonId}. */
public record ClientId(UUID value) {
  public ClientId {
    Objects.requireNonNull(value);
  }

  public PersonId person() {
    return new PersonId(value);
  }
}
