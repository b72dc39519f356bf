package studio.booking.consent;

import java.util.Objects;
import java.util.UUID;
import studio.booking.shared.Ids;

/** Names an answer of a client, be it a yes or a no. */
public record ConsentId(UUID value) {
  public ConsentId {
    Objects.requireNonNull(value);
  }

  public static ConsentId next() {
    return new ConsentId(Ids.next());
  }
}
