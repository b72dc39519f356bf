package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/** The bookings of an {@link InMemoryTimetable}. */
final class InMemoryBookings implements Bookings {
  private final InMemoryTimetable timetable;

  InMemoryBookings(InMemoryTimetable timetable) {
    this.timetable = timetable;
  }

  @Override
  public Later<List<Booking>> diary(Collection<ClientId> clients, Collection<SessionId> sessions) {
    return those(
        booking ->
            clients.contains(booking.client())
                && booking.status().isLive()
                && (isHold(booking)
                    || sessions.stream()
                        .map(timetable.sessions::get)
                        .anyMatch(one -> one != null && overlap(booking, one))));
  }

  private static boolean overlap(Booking booking, Session session) {
    return booking.overlaps(session.startsAt(), session.endsAt());
  }

  @Override
  public Later<List<Booking>> diary(Collection<ClientId> clients, Instant from, Instant to) {
    return those(
        booking ->
            clients.contains(booking.client())
                && booking.status().isLive()
                && (isHold(booking) || booking.overlaps(from, to)));
  }

  @Override
  public Later<Boolean> anyDueHold(
      Collection<SessionId> sessions, Collection<ClientId> clients, Instant now) {
    return those(due(sessions, clients, now)).map(found -> !found.isEmpty());
  }

  private static Predicate<Booking> due(
      Collection<SessionId> sessions, Collection<ClientId> clients, Instant now) {
    return booking ->
        booking.isDue(now)
            && (sessions.contains(booking.session()) || clients.contains(booking.client()));
  }

  @Override
  public Later<List<Booking>> holds(HoldSearch search) {
    return switch (search) {
      case HoldSearch.Due(var sessions, var clients, var now) -> those(due(sessions, clients, now));
      case HoldSearch.AllDue(var now, int limit) ->
          those(booking -> booking.isDue(now)).map(all -> all.stream().limit(limit).toList());
      case HoldSearch.Of(var client) ->
          those(booking -> isHold(booking) && booking.client().equals(client));
    };
  }

  private static boolean isHold(Booking booking) {
    return booking.status() == BookingStatus.PENDING_PAYMENT;
  }

  @Override
  public void lockPlacesOf(Collection<Booking> bookings) {}

  @Override
  public Later<List<Booking>> byId(Collection<BookingId> bookings) {
    return those(booking -> bookings.contains(booking.id()));
  }

  @Override
  public Later<List<Booking>> liveIn(Collection<SessionId> sessions) {
    return those(booking -> booking.status().isLive() && sessions.contains(booking.session()));
  }

  private Later<List<Booking>> those(Predicate<Booking> wanted) {
    return Later.of(timetable.bookings.values().stream().filter(wanted).toList());
  }

  @Override
  public void add(List<Booking> bookings) {
    for (var booking : bookings) {
      refuseOverlap(booking);
      if (timetable.bookings.putIfAbsent(booking.id(), booking) != null) {
        throw new IllegalStateException("There already: " + booking.id());
      }
    }
  }

  private void refuseOverlap(Booking booking) {
    if (booking.guest()) return;
    for (var other : timetable.bookings.values()) {
      if (!other.id().equals(booking.id())
          && other.status().isLive()
          && !other.guest()
          && other.client().equals(booking.client())
          && other.overlaps(booking.startsAt(), booking.endsAt())) {
        throw new IllegalStateException("client_is_in_one_session: " + other.id());
      }
    }
  }

  @Override
  public void settle(List<Booking> holds) {
    for (var hold : holds) replace(hold.id(), Set.of(BookingStatus.PENDING_PAYMENT), _ -> hold);
  }

  @Override
  public void record(List<StatusChange> changes) {
    timetable.history.addAll(changes);
  }

  @Override
  public void cancel(List<Cancellation> cancellations) {
    for (var cancellation : cancellations) {
      replace(
          cancellation.booking(),
          Set.of(BookingStatus.PENDING_PAYMENT, BookingStatus.CONFIRMED),
          Booking::cancelled);
      if (timetable.cancellations.putIfAbsent(cancellation.booking(), cancellation) != null) {
        throw new IllegalStateException("Cancelled twice: " + cancellation);
      }
    }
  }

  @Override
  public void move(List<Booking> bookings) {
    for (var booking : bookings) {
      refuseOverlap(booking);
      replace(
          booking.id(),
          Set.of(BookingStatus.PENDING_PAYMENT, BookingStatus.CONFIRMED),
          _ -> booking);
    }
  }

  @Override
  public void repay(List<Booking> repaid) {
    for (var booking : repaid) timetable.bookings.put(booking.id(), booking);
  }

  @Override
  public void complete(List<Booking> bookings) {
    for (var booking : bookings) {
      replace(booking.id(), Set.of(BookingStatus.CONFIRMED), Booking::completed);
    }
  }

  @Override
  public void revise(List<Booking> bookings) {
    for (var booking : bookings) {
      if (booking.status().isLive()) refuseOverlap(booking);
      var before = timetable.bookings.put(booking.id(), booking);
      if (before == null || before.version() != booking.version() - 1) {
        throw new IllegalStateException("Meanwhile: " + before);
      }
    }
  }

  private void replace(BookingId id, Set<BookingStatus> from, UnaryOperator<Booking> change) {
    var before = timetable.booking(id);
    if (!from.contains(before.status())) throw new IllegalStateException("Meanwhile: " + before);
    timetable.bookings.put(id, change.apply(before));
  }
}
