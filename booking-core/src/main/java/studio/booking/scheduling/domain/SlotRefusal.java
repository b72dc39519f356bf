package studio.booking.scheduling.domain;

/** Why a coach gives no appointment at some time. */
public enum SlotRefusal {
  /** It has begun, or would have. */
  PAST,
  /** Less than the minimum notice is left. */
  TOO_SOON,
  /** Beyond the booking horizon. */
  TOO_FAR,
  /** The coach does not work then, or not long enough. */
  OUTSIDE_HOURS,
  /** Not on the grid of starts that the coach's hours lay down. */
  OFF_GRID,
  /** The coach is away. */
  AWAY,
  /** The coach has another session, or one of the buffers would be cut short. */
  COACH_BUSY,
  /** Sessions of this type are not booked by their time. */
  NOT_AN_APPOINTMENT,
  /** Neither the coach's rate nor the type says what it costs. */
  NO_COST,
  /** The type is archived, or the coach does not give it, or gives nothing any more. */
  NOT_GIVEN
}
