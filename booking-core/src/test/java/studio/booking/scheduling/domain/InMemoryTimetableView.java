package studio.booking.scheduling.domain;

import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Timetable.Order.ByCreation;
import studio.booking.scheduling.domain.Timetable.Order.ByStart;
import studio.booking.shared.Later;

/** An {@link InMemoryTimetable} to look at. */
final class InMemoryTimetableView implements Timetable {
  private static final Comparator<Session> BY_ID =
      Comparator.comparing(session -> session.id().value(), InMemoryTimetable.BY_ID);
  private static final Comparator<Session> BY_START =
      Comparator.comparing(Session::startsAt).thenComparing(BY_ID);

  private final InMemoryTimetable timetable;

  InMemoryTimetableView(InMemoryTimetable timetable) {
    this.timetable = timetable;
  }

  @Override
  public Later<List<TimetableEntry>> list(Filter filter, Order order, int limit) {
    return Later.of(
        timetable.sessions.values().stream()
            .filter(session -> matches(filter, session))
            .sorted(order instanceof ByStart ? BY_START : BY_ID)
            .filter(session -> isAfter(order, session))
            .limit(limit)
            .map(this::entry)
            .toList());
  }

  private static boolean matches(Filter filter, Session session) {
    var date = session.startsAt().atOffset(ZoneOffset.UTC).toLocalDate();
    return (filter.from() == null || !date.isBefore(filter.from()))
        && (filter.to() == null || !date.isAfter(filter.to()))
        && (filter.coach() == null || filter.coach().equals(session.coach()))
        && (filter.type() == null || filter.type().equals(session.type()))
        && (filter.status() == null || filter.status() == session.status())
        && (filter.startsAfter() == null || session.startsAt().isAfter(filter.startsAfter()))
        && isVisible(filter.eyes(), session);
  }

  private static boolean isVisible(Eyes eyes, Session session) {
    return switch (eyes) {
      case Eyes.Staff _ -> true;
      case Eyes.Of(var client) -> session.isVisibleTo(client);
      case Eyes.Everybody _ -> session.kind() != SessionKind.ONE_ON_ONE;
    };
  }

  private static boolean isAfter(Order order, Session session) {
    return switch (order) {
      case ByStart(var after) ->
          after == null
              || session.startsAt().isAfter(after.startsAt())
              || (session.startsAt().equals(after.startsAt())
                  && isAfter(session.id(), after.session()));
      case ByCreation(var after) -> after == null || isAfter(session.id(), after);
    };
  }

  private static boolean isAfter(SessionId one, SessionId other) {
    return InMemoryTimetable.BY_ID.compare(one.value(), other.value()) > 0;
  }

  private TimetableEntry entry(Session session) {
    int left = (int) timetable.placesOf(session.id()).stream().filter(Place::isFree).count();
    return new TimetableEntry(session, left, timetable.cancelledSessions.get(session.id()));
  }

  @Override
  public Later<Optional<TimetableEntry>> entry(SessionId session, Eyes eyes) {
    return Later.of(
        Optional.ofNullable(timetable.sessions.get(session))
            .filter(found -> isVisible(eyes, found))
            .map(this::entry));
  }

  @Override
  public Later<List<Place>> places(SessionId session) {
    return Later.of(timetable.placesOf(session).stream().filter(place -> !place.closed()).toList());
  }
}
