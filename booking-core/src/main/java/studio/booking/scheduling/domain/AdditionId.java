package studio.booking.scheduling.domain;

import java.util.Objects;
import java.util.UUID;
import studio.booking.shared.Ids;

/** Names extra hours of a coach on one date. */
public record AdditionId(UUID value) {
  public AdditionId {
    Objects.requireNonNull(value);
  }

  public static AdditionId next() {
    return new AdditionId(Ids.next());
  }
}
