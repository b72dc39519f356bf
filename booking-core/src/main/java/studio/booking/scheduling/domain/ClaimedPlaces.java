package studio.booking.scheduling.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.BookingOutcome.PlaceIsTaken;
import studio.booking.scheduling.domain.BookingOutcome.Refused;
import studio.booking.scheduling.domain.BookingOutcome.SeatRequired;
import studio.booking.scheduling.domain.BookingOutcome.SessionIsFull;
import studio.booking.scheduling.domain.BookingOutcome.UnknownPlace;
import studio.booking.scheduling.domain.Places.Occupancy;

/** The places that a unit of work has locked, given away one after the other. */
public final class ClaimedPlaces {
  private final Map<PlaceId, Place> claimed = new HashMap<>();
  private final Map<SessionId, NavigableMap<Integer, Place>> free = new HashMap<>();
  private final Map<SessionId, Integer> freeAtFirst = new HashMap<>();
  private final Map<SessionId, Occupancy> occupancy;

  /**
   * @param claimed seats that were asked for, whoever has them, and free places
   * @param occupancy how full the sessions are for everybody, as far as it was asked
   */
  public ClaimedPlaces(List<Place> claimed, Map<SessionId, Occupancy> occupancy) {
    this.occupancy = Map.copyOf(occupancy);
    for (var place : claimed) {
      this.claimed.put(place.id(), place);
      if (place.isFree()) freeIn(place.session()).put(place.number(), place);
    }
    free.forEach((session, places) -> freeAtFirst.put(session, places.size()));
  }

  /**
   * Why nobody can have the place any more.
   *
   * @param seat a certain one, or null for any
   */
  Optional<Refused> refuses(Session session, @Nullable PlaceId seat) {
    if (seat != null) return refusesSeat(session.id(), seat);
    if (session.namedSeats()) return Optional.of(new SeatRequired(session.id()));
    if (!freeIn(session.id()).isEmpty()) return Optional.empty();
    var full = occupancyOf(session.id());
    return Optional.of(new SessionIsFull(session.id(), full.held(), full.nextHoldEndsAt(), false));
  }

  private Optional<Refused> refusesSeat(SessionId session, PlaceId seat) {
    var place = claimed.get(seat);
    if (place == null || !place.session().equals(session)) {
      return Optional.of(new UnknownPlace(seat));
    }
    return freeIn(session).containsValue(place)
        ? Optional.empty()
        : Optional.of(new PlaceIsTaken(seat));
  }

  /** The place that the next one gets; of those that are not refused. */
  Place next(Session session, @Nullable PlaceId seat) {
    var place = seat != null ? claimed.get(seat) : freeIn(session.id()).firstEntry().getValue();
    if (place == null) throw new IllegalArgumentException("Not claimed: " + seat);
    return place;
  }

  void give(Place place) {
    freeIn(place.session()).remove(place.number(), place);
  }

  /**
   * Whether the session has more free places than this unit of work could claim: others are about
   * to take them, and may yet give them back.
   */
  boolean mayStillGetSome(SessionId session) {
    return occupancyOf(session).free() > freeAtFirst.getOrDefault(session, 0);
  }

  private Occupancy occupancyOf(SessionId session) {
    return occupancy.getOrDefault(session, Occupancy.FULL);
  }

  private NavigableMap<Integer, Place> freeIn(SessionId session) {
    return free.computeIfAbsent(session, _ -> new TreeMap<>());
  }
}
