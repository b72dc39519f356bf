package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import studio.booking.scheduling.SessionId;
import studio.booking.shared.Later;

/** The sessions of an {@link InMemoryTimetable}. Nobody else is there, so nothing is locked. */
final class InMemorySessions implements Sessions {
  private final InMemoryTimetable timetable;

  InMemorySessions(InMemoryTimetable timetable) {
    this.timetable = timetable;
  }

  @Override
  public Later<Map<SessionId, Offer>> offered(Collection<SessionId> wanted) {
    return byId(wanted)
        .map(
            found ->
                found.values().stream()
                    .collect(Collectors.toMap(Session::id, session -> offer(session))));
  }

  private Offer offer(Session session) {
    var type = timetable.types.byId(List.of(session.type())).get().get(session.type());
    if (type == null) throw new IllegalStateException("No such type: " + session.type());
    return new Offer(
        session,
        type.minimumNotice(),
        type.bookingHorizonDays(),
        type.cancellationWindowHours(),
        timetable.isWaitedFor(session.id()));
  }

  @Override
  public Later<Map<SessionId, Session>> byId(Collection<SessionId> wanted) {
    return Later.of(
        wanted.stream()
            .distinct()
            .filter(timetable.sessions::containsKey)
            .collect(Collectors.toMap(Function.identity(), timetable.sessions::get)));
  }

  @Override
  public void add(List<Session> sessions, List<Place> places) {
    for (var session : sessions) {
      refuseBusyCoach(session);
      refuseSecondOfDate(session);
      if (timetable.sessions.putIfAbsent(session.id(), session) != null) {
        throw new IllegalStateException("There already: " + session.id());
      }
    }
    timetable.places().add(places);
  }

  private void refuseSecondOfDate(Session session) {
    var part = session.inSeries();
    if (part == null) return;
    var dates = timetable.seriesBook().datesFrom(List.of(part.series()), part.date()).get();
    if (dates.getOrDefault(part.series(), Set.of()).contains(part.date())) {
      throw new IllegalStateException("session_is_made_once: " + part);
    }
  }

  private void refuseBusyCoach(Session session) {
    for (var other : timetable.sessions.values()) {
      if (!other.id().equals(session.id())
          && other.status() == SessionStatus.SCHEDULED
          && other.coach().equals(session.coach())
          && other.busy().overlaps(session.busy())) {
        throw new IllegalStateException("coach_is_in_one_session: " + other.id());
      }
    }
  }

  @Override
  public Later<Map<SessionId, Session>> lockForChange(Collection<SessionId> wanted) {
    return byId(wanted);
  }

  @Override
  public void change(List<Session> sessions) {
    sessions.forEach(this::change);
  }

  private void change(Session session) {
    if (session.status() == SessionStatus.SCHEDULED) refuseBusyCoach(session);
    var before = timetable.sessions.put(session.id(), session);
    if (before == null || before.version() != session.version() - 1) {
      throw new IllegalStateException("Changed meanwhile: " + session.id());
    }
  }

  @Override
  public void cancel(List<SessionCancellation> cancellations) {
    for (var cancellation : cancellations) {
      setStatus(cancellation.session(), SessionStatus.CANCELLED);
      timetable.cancelledSessions.put(cancellation.session(), cancellation);
    }
  }

  @Override
  public Later<List<Session>> lockEnded(Instant endedBy, int limit) {
    return Later.of(
        timetable.sessions.values().stream()
            .filter(session -> session.status() == SessionStatus.SCHEDULED)
            .filter(session -> !session.endsAt().isAfter(endedBy))
            .limit(limit)
            .toList());
  }

  @Override
  public void complete(List<Session> sessions) {
    sessions.forEach(session -> setStatus(session.id(), SessionStatus.COMPLETED));
  }

  private void setStatus(SessionId id, SessionStatus status) {
    var session = timetable.session(id);
    if (session.status() != SessionStatus.SCHEDULED) {
      throw new IllegalStateException("Not scheduled: " + session);
    }
    timetable.sessions.put(id, session.with(status));
  }
}
