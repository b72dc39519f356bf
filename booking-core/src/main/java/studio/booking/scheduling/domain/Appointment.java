package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.Objects;
import studio.booking.scheduling.domain.NewSession.Room;
import studio.booking.shared.ClientId;

/**
 * An appointment that can be made: a session that is not on the timetable yet, with its only place.
 */
public record Appointment(Offer offer, Place place) {

  /** What the client would have with a coach who gives sessions of this type. */
  static Appointment of(
      ClientId client, Coach coach, SessionType type, Instant startsAt, Instant now) {
    var wanted = new NewSession(type.id(), coach.id(), startsAt, null, null, new Room.Usual());
    int cost = Objects.requireNonNull(coach.cost(type));
    var session = wanted.session(type, cost, now).forClient(client);
    return new Appointment(Offer.of(session, type), wanted.places(session).getFirst());
  }

  public Session session() {
    return offer.session();
  }
}
