package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
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

  /**
   * The session that it becomes.
   *
   * @param cost of a place, in credits
   */
  public Session session(SessionType kind, int cost, Instant now) {
    return new Session(
        SessionId.next(),
        kind.id(),
        coach,
        name != null ? name : kind.name(),
        kind.kind(),
        startsAt,
        startsAt.plus(kind.duration()),
        kind.bufferBefore(),
        kind.bufferAfter(),
        SessionStatus.SCHEDULED,
        capacity(kind),
        room instanceof Room.Seats,
        cost,
        null,
        null,
        null,
        null,
        null,
        false,
        1,
        now);
  }

  private int capacity(SessionType kind) {
    return switch (room) {
      case Room.Usual _ -> kind.capacity();
      case Room.Unnumbered(int places) -> places;
      case Room.Seats(var seats) -> seats.size();
    };
  }

  /** The places of the session that it became. */
  public List<Place> places(Session session) {
    var places = new ArrayList<Place>();
    for (int number = 1; number <= session.capacity(); number++) {
      var seat = room instanceof Room.Seats(var seats) ? seats.get(number - 1) : null;
      places.add(
          new Place(
              session.id(),
              PlaceId.next(),
              number,
              seat == null ? null : seat.label(),
              seat == null ? null : seat.creditCost(),
              null,
              false));
    }
    return places;
  }
}
