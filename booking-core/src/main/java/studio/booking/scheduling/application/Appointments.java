package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.List;
import studio.booking.scheduling.SessionCancelled;
import studio.booking.scheduling.domain.Appointment;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionCancellation;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.shared.Caller;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Events;

/** Appointments come to be with a booking, and end with it. */
@Collaborator
final class Appointments {
  private final Sessions sessions;
  private final Events events;

  Appointments(Sessions sessions, Events events) {
    this.sessions = sessions;
    this.events = events;
  }

  /** Puts one on the timetable. */
  void make(Appointment appointment, Booking booking) {
    sessions.add(appointment, booking);
  }

  /**
   * Takes one off the timetable, so that nothing stays on the coach's calendar.
   *
   * @param reason a code, such as {@code BOOKING_CANCELLED}
   */
  void end(Caller by, Session appointment, String reason, Instant now) {
    sessions.cancel(List.of(SessionCancellation.of(appointment.id(), by, reason, null, now)));
    events.publish(
        new SessionCancelled(
            by.organization(), appointment.id(), appointment.coach(), appointment.startsAt(), now));
  }
}
