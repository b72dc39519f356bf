package studio.booking.credits;

import java.util.Objects;
import java.util.UUID;
import studio.booking.shared.Ids;

/** Names something that a studio sells. */
public record PackageId(UUID value) {
  public PackageId {
    Objects.requireNonNull(value);
  }

  public static PackageId next() {
    return new PackageId(Ids.next());
  }
}
