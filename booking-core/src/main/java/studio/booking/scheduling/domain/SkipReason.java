package studio.booking.scheduling.domain;

/** Why a date of a recurring booking has no booking. */
public enum SkipReason {
  /** The coach is away, does not work then, or begins nothing at that minute. */
  COACH_UNAVAILABLE,
  /** The coach has another session, or a buffer would be cut short. */
  COACH_BUSY,
  /** The coach is no longer there or gives no such sessions. */
  NOT_GIVEN,
  /** Neither the coach's rate nor the type says what it costs. */
  NO_COST,
  /** The client has another session at that time. */
  CLIENT_BUSY,
  /** The client has a place in that very session. */
  CLIENT_ALREADY_BOOKED,
  /** Nobody by that name is a client any more. */
  NO_SUCH_CLIENT,
  /** No class of that type, coach and start is on the timetable. */
  NO_SUCH_SESSION,
  SESSION_FULL,
  /** The class has named seats, and a rule names none. */
  SEAT_REQUIRED,
  /** Less than the minimum notice was left. */
  TOO_LATE,
  /** It had to be paid at once, and nothing covered it. */
  INSUFFICIENT_CREDITS,
  /** Somebody asked for it. It stays so. */
  ON_REQUEST;

  /** Whether it is worth trying again while the date is ahead. */
  public boolean mayPass() {
    return this != ON_REQUEST;
  }
}
