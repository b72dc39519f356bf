package studio.booking.shared.jooq;

/**
 * Somebody else's transaction came first. The unit of work is run again to see how things stand.
 */
final class LostRace extends RuntimeException {
  private static final long serialVersionUID = 1;

  LostRace(String what) {
    super(what, null, false, false);
  }

  LostRace(String what, Throwable cause) {
    super(what, cause);
  }
}
