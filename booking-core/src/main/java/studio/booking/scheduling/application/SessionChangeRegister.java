package studio.booking.scheduling.application;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import studio.booking.audit.AuditLog;
import studio.booking.audit.AuditLog.Act;
import studio.booking.audit.Differences;
import studio.booking.scheduling.Attendee;
import studio.booking.scheduling.CoachReplaced;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionMoved;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionDifference;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.shared.Caller;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Events;

/** Writes down how sessions changed: themselves, their places, the audit, and what is told. */
@Collaborator
final class SessionChangeRegister {
  private final Sessions sessions;
  private final Places places;
  private final AuditLog audit;
  private final Events events;

  SessionChangeRegister(Sessions sessions, Places places, AuditLog audit, Events events) {
    this.sessions = sessions;
    this.places = places;
    this.audit = audit;
    this.events = events;
  }

  /**
   * Keeps the changes.
   *
   * @param room all places of these sessions, locked
   * @param staying who is still booked in them after it
   */
  void keep(
      Caller by,
      List<SessionDifference> changes,
      List<Place> room,
      List<Booking> staying,
      Instant now) {
    sessions.change(changes.stream().map(SessionDifference::after).toList());
    resize(changes, room);
    audit.record(by, changes.stream().map(SessionChangeRegister::act).toList());
    var booked = staying.stream().collect(groupingBy(Booking::session));
    for (var change : changes) {
      tell(by, change, booked.getOrDefault(change.after().id(), List.of()), now);
    }
  }

  private static Act act(SessionDifference change) {
    var after = change.after();
    return new Act(
        "SESSION_CHANGED", "session", after.id().value(), after.client(), details(change));
  }

  /** Which fields are different; and who gave it before, which nothing else remembers. */
  private static Map<String, String> details(SessionDifference change) {
    var coaches =
        Differences.between(change.before(), change.after())
            .value("coachId", session -> session.coach().value());
    var details = new HashMap<>(coaches.details());
    details.put("changed", change.fields());
    return details;
  }

  private void resize(List<SessionDifference> changes, List<Place> room) {
    var bySession = room.stream().collect(groupingBy(Place::session));
    var reset = new ArrayList<Place>();
    var added = new ArrayList<Place>();
    for (var change : changes) {
      if (!change.capacity()) continue;
      resize(change.after(), bySession.getOrDefault(change.after().id(), List.of()), reset, added);
    }
    places.setClosed(reset);
    places.add(added);
  }

  /** Places that are too many are retired, the last ones first; retired ones are the first new. */
  private static void resize(
      Session session, List<Place> room, List<Place> reset, List<Place> added) {
    var byNumber = room.stream().sorted(Comparator.comparingInt(Place::number)).toList();
    int open = (int) room.stream().filter(place -> !place.closed()).count();
    int missing = session.capacity() - open;
    byNumber.reversed().stream()
        .filter(Place::isFree)
        .limit(Math.max(0, -missing))
        .map(place -> place.withClosed(true))
        .forEach(reset::add);
    var reopened =
        byNumber.stream()
            .filter(Place::closed)
            .limit(Math.max(0, missing))
            .map(place -> place.withClosed(false))
            .toList();
    reset.addAll(reopened);
    int last = byNumber.isEmpty() ? 0 : byNumber.getLast().number();
    for (int more = reopened.size(); more < missing; more++) {
      added.add(new Place(session.id(), PlaceId.next(), ++last, null, null, null, false));
    }
  }

  private void tell(Caller by, SessionDifference change, List<Booking> staying, Instant now) {
    var before = change.before();
    var after = change.after();
    var told = staying.stream().map(one -> new Attendee(one.id(), one.client())).toList();
    if (change.time()) {
      events.publish(
          new SessionMoved(
              by.organization(), after.id(), before.startsAt(), after.startsAt(), told, now));
    }
    if (change.coach()) {
      events.publish(
          new CoachReplaced(
              by.organization(),
              after.id(),
              before.coach(),
              after.coach(),
              before.startsAt(),
              after.startsAt(),
              told,
              now));
    }
  }
}
