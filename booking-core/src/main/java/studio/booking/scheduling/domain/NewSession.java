package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.CoachId;

/**
 * A session to be put on the timetable.
 *
 * @param endsAt null for what the type's duration says, which it has to be anyway
 * @param name null for the type's
 */
public record NewSession(
    SessionTypeId type,
    CoachId coach,
    Instant startsAt,
    @Nullable Instant endsAt,
    @Nullable String name,
    Room room) {

  /** Which places it has. */
  public sealed interface Room {
    /** As many as the type has. */
    record Usual() implements Room {}

    /** So many, any of which will do. */
    record Unnumbered(int capacity) implements Room {}

    /** Seats to choose from. */
    record Seats(List<Seat> seats) implements Room {
      public Seats {
        seats = List.copyOf(seats);
        if (seats.isEmpty()) throw new IllegalArgumentException("No seats");
      }
    }
  }

  /**
   * A named place.
   *
   * @param creditCost null for the session's
   */
  public record Seat(String label, @Nullable Integer creditCost) {}
}
