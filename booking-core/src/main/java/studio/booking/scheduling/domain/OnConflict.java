package studio.booking.scheduling.domain;

/** What becomes of sessions at a time when their coach will be away. */
public enum OnConflict {
  /** The exception is refused, and says which sessions there are. */
  REFUSE,
  /** They stay on the timetable all the same. */
  KEEP,
  /** They are cancelled, and everything paid for them goes back. */
  CANCEL
}
