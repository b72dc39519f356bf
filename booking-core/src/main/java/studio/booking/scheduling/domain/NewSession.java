package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.SessionOutcome.EndsOtherwise;
import studio.booking.scheduling.domain.SessionOutcome.InThePast;
import studio.booking.scheduling.domain.SessionOutcome.MadeByBooking;
import studio.booking.scheduling.domain.SessionOutcome.NotGiven;
import studio.booking.scheduling.domain.SessionOutcome.Refused;
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

    default int capacity(SessionType kind) {
      return switch (this) {
        case Usual _ -> kind.capacity();
        case Unnumbered(int places) -> places;
        case Seats(var seats) -> seats.size();
      };
    }

    default boolean namesSeats() {
      return this instanceof Seats;
    }

    /** The places of a session with this room. */
    default List<Place> places(Session session) {
      var places = new ArrayList<Place>();
      for (int number = 1; number <= session.capacity(); number++) {
        var seat = this instanceof Seats(var seats) ? seats.get(number - 1) : null;
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

  /**
   * A named place.
   *
   * @param creditCost null for the session's
   */
  public record Seat(String label, @Nullable Integer creditCost) {}

  /** Why nobody can put it on the timetable, whatever else is there. */
  public Optional<Refused> refused(Coach giver, SessionType kind, Instant now) {
    if (!startsAt.isAfter(now)) return Optional.of(new InThePast(startsAt));
    if (kind.kind() == SessionKind.ONE_ON_ONE) return Optional.of(new MadeByBooking(kind.id()));
    var end = startsAt.plus(kind.duration());
    if (endsAt != null && !endsAt.equals(end)) return Optional.of(new EndsOtherwise(end));
    return giver.gives(kind) ? Optional.empty() : Optional.of(new NotGiven(giver.id(), kind.id()));
  }

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
        nameOr(kind),
        kind.kind(),
        startsAt,
        startsAt.plus(kind.duration()),
        kind.bufferBefore(),
        kind.bufferAfter(),
        SessionStatus.SCHEDULED,
        room.capacity(kind),
        room.namesSeats(),
        cost,
        null,
        null,
        null,
        null,
        1,
        now);
  }

  String nameOr(SessionType kind) {
    return name != null ? name : kind.name();
  }

  /** The places of the session that it became. */
  public List<Place> places(Session session) {
    return room.places(session);
  }
}
