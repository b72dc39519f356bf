package studio.booking.shared;

import java.util.Objects;
import java.util.UUID;

/** Names a person who gives sessions; the same value as their {@link PersonId}. */
public record CoachId(UUID value) {
  public CoachId {
    Objects.requireNonNull(value);
  }

  public PersonId person() {
    return new PersonId(value);
  }
}
