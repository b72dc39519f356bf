package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Waiting.Skip;
import studio.booking.scheduling.domain.Waiting.Standing;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/** Those of an {@link InMemoryTimetable} who wait. */
final class InMemoryWaitlists implements Waitlists {
  private final InMemoryTimetable timetable;

  InMemoryWaitlists(InMemoryTimetable timetable) {
    this.timetable = timetable;
  }

  private Stream<Waiting> line(SessionId session) {
    return timetable.bookings.values().stream()
        .filter(one -> one.session().equals(session) && one.status() == BookingStatus.WAITLISTED)
        .map(one -> new Waiting(one, timetable.waitlistNumber(one.id())))
        .sorted(Comparator.comparing(Waiting::number));
  }

  @Override
  public Later<List<Waiting>> next(Map<SessionId, Long> after, int ofEach) {
    return Later.of(
        after.entrySet().stream()
            .flatMap(
                entry ->
                    line(entry.getKey())
                        .filter(one -> one.number() > entry.getValue())
                        .limit(ofEach))
            .toList());
  }

  @Override
  public Later<List<Waiting>> all(Collection<SessionId> sessions) {
    return Later.of(sessions.stream().distinct().flatMap(this::line).toList());
  }

  @Override
  public Later<List<Waiting>> of(ClientId client) {
    return Later.of(
        timetable.sessions.keySet().stream()
            .flatMap(this::line)
            .filter(one -> one.booking().client().equals(client))
            .toList());
  }

  @Override
  public Later<List<Booking>> claims(SessionId session, ClientId client) {
    return Later.of(
        timetable.bookings.values().stream()
            .filter(one -> one.session().equals(session) && one.client().equals(client))
            .filter(one -> one.status().isLive() || one.status() == BookingStatus.WAITLISTED)
            .toList());
  }

  @Override
  public Later<Optional<Standing>> standing(SessionId session, ClientId client) {
    return Later.of(
        standings(session).stream()
            .filter(one -> one.waiting().booking().client().equals(client))
            .findFirst());
  }

  @Override
  public Later<List<Standing>> list(SessionId session, long after, int limit) {
    return Later.of(
        standings(session).stream()
            .filter(one -> one.waiting().number() > after)
            .limit(limit)
            .toList());
  }

  private List<Standing> standings(SessionId session) {
    var line = line(session).toList();
    return line.stream().map(one -> new Standing(one, line.indexOf(one) + 1)).toList();
  }

  @Override
  public Later<List<Skip>> skips(SessionId session, ClientId client, int limit) {
    var own =
        standing(session, client).get().map(one -> one.waiting().booking().id()).stream().toList();
    return Later.of(
        timetable.skips.reversed().stream()
            .filter(skip -> own.contains(skip.booking()))
            .limit(limit)
            .toList());
  }

  @Override
  public Later<Tail> tail(SessionId session) {
    long last =
        timetable.bookings.values().stream()
            .filter(one -> one.session().equals(session))
            .mapToLong(one -> timetable.waitlistNumbers.getOrDefault(one.id(), 0L))
            .max()
            .orElse(0);
    return Later.of(new Tail(last, (int) line(session).count()));
  }

  @Override
  public Later<List<Place>> freePlaces(Collection<SessionId> sessions) {
    return Later.of(
        sessions.stream()
            .distinct()
            .flatMap(session -> timetable.placesOf(session).stream())
            .filter(Place::isFree)
            .toList());
  }

  @Override
  public Later<Set<SessionId>> waitedForBy(ClientId client) {
    return Later.of(
        timetable.bookings.values().stream()
            .filter(one -> one.client().equals(client))
            .filter(one -> one.status() == BookingStatus.WAITLISTED)
            .map(Booking::session)
            .collect(Collectors.toSet()));
  }

  @Override
  public Later<List<SessionId>> withFreePlaces(
      Instant startsFrom, Optional<SessionId> after, int limit) {
    return Later.of(
        timetable.sessions.values().stream()
            .filter(one -> !one.startsAt().isBefore(startsFrom))
            .map(Session::id)
            .filter(one -> after.isEmpty() || one.compareTo(after.get()) > 0)
            .filter(one -> line(one).findAny().isPresent())
            .filter(one -> timetable.placesOf(one).stream().anyMatch(Place::isFree))
            .limit(limit)
            .toList());
  }

  @Override
  public Later<List<Waiting>> inVain(Instant startsBy, int limit) {
    return Later.of(
        timetable.sessions.values().stream()
            .filter(one -> !one.startsAt().isAfter(startsBy))
            .flatMap(one -> line(one.id()))
            .limit(limit)
            .toList());
  }

  @Override
  public void add(Waiting waiting) {
    var booking = waiting.booking();
    if (standing(booking.session(), booking.client()).get().isPresent()) {
      throw new IllegalStateException("client_waits_once: " + booking);
    }
    timetable.bookings.put(booking.id(), booking);
    timetable.waitlistNumbers.put(booking.id(), waiting.number());
  }

  @Override
  public void promote(List<Booking> bookings) {
    bookings.forEach(this::replace);
  }

  @Override
  public void end(List<Booking> bookings) {
    bookings.forEach(this::replace);
  }

  private void replace(Booking booking) {
    var before = timetable.bookings.put(booking.id(), booking);
    if (before == null || before.status() != BookingStatus.WAITLISTED) {
      throw new IllegalStateException("Meanwhile: " + before);
    }
  }

  @Override
  public void record(List<Skip> skips) {
    timetable.skips.addAll(skips);
  }

  @Override
  public void move(List<Session> sessions) {
    for (var session : sessions) {
      for (var one : line(session.id()).toList()) {
        var booking = one.booking().movedTo(session.startsAt(), session.endsAt());
        timetable.bookings.put(booking.id(), booking);
      }
    }
  }
}
