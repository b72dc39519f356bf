package studio.booking.scheduling;

import java.util.Objects;
import java.util.UUID;
import studio.booking.shared.Ids;

/** Names a class that comes again. */
public record SeriesId(UUID value) {
  public SeriesId {
    Objects.requireNonNull(value);
  }

  public static SeriesId next() {
    return new SeriesId(Ids.next());
  }
}
