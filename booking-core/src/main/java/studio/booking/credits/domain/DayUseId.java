package studio.booking.credits.domain;

import java.util.Objects;
import java.util.UUID;
import studio.booking.shared.Ids;

/** Names one day on which an All Access pass let its client in. */
public record DayUseId(UUID value) {
  public DayUseId {
    Objects.requireNonNull(value);
  }

  public static DayUseId next() {
    return new DayUseId(Ids.next());
  }
}
