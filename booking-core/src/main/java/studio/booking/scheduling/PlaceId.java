package studio.booking.scheduling;

import java.util.Objects;
import java.util.UUID;
import studio.booking.shared.Ids;

/** Names one bookable spot of a session. */
public record PlaceId(UUID value) {
  public PlaceId {
    Objects.requireNonNull(value);
  }

  public static PlaceId next() {
    return new PlaceId(Ids.next());
  }
}
