package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.shared.Later;

/** The places of an {@link InMemoryTimetable}. */
final class InMemoryPlaces implements Places {
  private final InMemoryTimetable timetable;

  InMemoryPlaces(InMemoryTimetable timetable) {
    this.timetable = timetable;
  }

  @Override
  public Later<List<Place>> claim(Collection<Wanted> wanted, boolean patient) {
    var claimed = new ArrayList<Place>();
    var had = new HashSet<PlaceId>();
    for (var want : wanted) {
      timetable.placesOf(want.session()).stream()
          .filter(place -> want.place() == null ? place.isFree() : place.id().equals(want.place()))
          .filter(place -> had.add(place.id()))
          .findFirst()
          .ifPresent(claimed::add);
    }
    return Later.of(claimed);
  }

  @Override
  public Later<Map<SessionId, Occupancy>> occupancy(Collection<SessionId> sessions) {
    return Later.of(
        sessions.stream()
            .distinct()
            .filter(timetable.sessions::containsKey)
            .collect(Collectors.toMap(Function.identity(), this::occupancy)));
  }

  private Occupancy occupancy(SessionId session) {
    var places = timetable.placesOf(session);
    var holds =
        places.stream()
            .map(Place::takenBy)
            .filter(Objects::nonNull)
            .map(timetable.bookings::get)
            .filter(booking -> booking.status() == BookingStatus.PENDING_PAYMENT)
            .toList();
    return new Occupancy(
        (int) places.stream().filter(Place::isFree).count(),
        holds.size(),
        holds.stream()
            .map(Booking::holdExpiresAt)
            .filter(Objects::nonNull)
            .min(Comparator.<Instant>naturalOrder())
            .orElse(null));
  }

  @Override
  public void take(Map<PlaceId, Booking> places) {
    places.forEach(
        (id, booking) -> {
          var place = timetable.places.get(id);
          if (place == null || !place.isFree() || !place.session().equals(booking.session())) {
            throw new IllegalStateException("Not free: " + place);
          }
          timetable.places.put(id, InMemoryTimetable.taken(place, booking.id()));
        });
  }

  @Override
  public void free(Collection<Booking> bookings) {
    for (var booking : bookings) {
      var place = timetable.places.get(booking.seat());
      if (place == null || !booking.id().equals(place.takenBy())) {
        throw new IllegalStateException("Not taken by " + booking.id() + ": " + place);
      }
      timetable.places.put(place.id(), InMemoryTimetable.taken(place, null));
    }
  }

  @Override
  public Later<List<Place>> lockAll(Collection<SessionId> sessions) {
    return Later.of(
        sessions.stream()
            .distinct()
            .sorted(Comparator.comparing(SessionId::value, InMemoryTimetable.BY_ID))
            .flatMap(session -> timetable.placesOf(session).stream())
            .toList());
  }

  @Override
  public void add(List<Place> places) {
    for (var place : places) {
      timetable.session(place.session());
      for (var other : timetable.placesOf(place.session())) {
        if (other.number() == place.number()
            || (place.label() != null && place.label().equals(other.label()))) {
          throw new IllegalStateException("There already: " + other);
        }
      }
      timetable.places.put(place.id(), place);
    }
  }

  @Override
  public void setClosed(List<Place> places) {
    for (var place : places) {
      var before = timetable.places.put(place.id(), place);
      if (before == null || before.takenBy() != null) {
        throw new IllegalStateException("Not free: " + before);
      }
    }
  }
}
