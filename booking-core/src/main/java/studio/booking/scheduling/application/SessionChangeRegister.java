package studio.booking.scheduling.application;

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

/** Writes down how a session changed: itself, its places, the audit, and what is told. */
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
   * Keeps the change.
   *
   * @param room all places, locked
   * @param staying who is still booked after it
   */
  void keep(
      Caller by, SessionDifference change, List<Place> room, List<Booking> staying, Instant now) {
    var after = change.after();
    sessions.change(after);
    if (change.capacity()) resize(after, room);
    audit.record(
        by,
        new Act("SESSION_CHANGED", "session", after.id().value(), after.client(), details(change)));
    tell(by, change, staying, now);
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

  /** Places that are too many are retired, the last ones first; retired ones are the first new. */
  private void resize(Session session, List<Place> room) {
    var byNumber = room.stream().sorted(Comparator.comparingInt(Place::number)).toList();
    int open = (int) room.stream().filter(place -> !place.closed()).count();
    int missing = session.capacity() - open;
    if (missing < 0) {
      places.setClosed(
          byNumber.reversed().stream()
              .filter(Place::isFree)
              .limit(-missing)
              .map(place -> place.withClosed(true))
              .toList());
      return;
    }
    var reopened =
        byNumber.stream()
            .filter(Place::closed)
            .limit(missing)
            .map(place -> place.withClosed(false))
            .toList();
    places.setClosed(reopened);
    var added = new ArrayList<Place>();
    int last = byNumber.isEmpty() ? 0 : byNumber.getLast().number();
    for (int more = reopened.size(); more < missing; more++) {
      added.add(new Place(session.id(), PlaceId.next(), ++last, null, null, null, false));
    }
    places.add(added);
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
