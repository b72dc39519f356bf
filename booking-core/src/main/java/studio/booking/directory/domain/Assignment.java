package studio.booking.directory.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.PersonId;

/**
 * A coach looks after a client, and may see what belongs to them, for a time.
 *
 * @param startsOn the first date, the studio's
 * @param endsOn the last date, or null when no end is known
 * @param endedAt when it was ended before its time, or null; from then on it gives no access
 */
public record Assignment(
    AssignmentId id,
    CoachId coach,
    ClientId client,
    LocalDate startsOn,
    @Nullable LocalDate endsOn,
    PersonId createdBy,
    Instant createdAt,
    @Nullable Instant endedAt,
    long version) {
  public Assignment {
    if (endsOn != null && endsOn.isBefore(startsOn)) {
      throw new IllegalArgumentException("Ends before it starts: " + id);
    }
  }

  /** Whether both would hold on some date. */
  public boolean overlaps(LocalDate from, @Nullable LocalDate until) {
    if (endedAt != null) return false;
    return (until == null || !startsOn.isAfter(until))
        && (endsOn == null || !endsOn.isBefore(from));
  }
}
