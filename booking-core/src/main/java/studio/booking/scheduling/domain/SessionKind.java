package studio.booking.scheduling.domain;

/** How many come to a session, and how it is booked. */
public enum SessionKind {
  /** An appointment: booked by its coach and start, and made when it is booked. */
  ONE_ON_ONE,
  SMALL_GROUP,
  /** On the timetable before anybody books it. */
  CLASS
}
