package studio.booking.shared;

import java.util.Objects;
import java.util.UUID;

/** Names somebody known to a studio, whatever their roles. */
public record PersonId(UUID value) {
  public PersonId {
    Objects.requireNonNull(value);
  }

  public ClientId asClient() {
    return new ClientId(value);
  }

  public CoachId asCoach() {
    return new CoachId(value);
  }
}
