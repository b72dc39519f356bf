package studio.booking.credits.domain;

/**
 * Whether a client has passes that could be asked for.
 *
 * @param allAccess one that admits to a session a day
 * @param friend one for somebody they bring along
 */
public record Passes(boolean allAccess, boolean friend) {
  public static final Passes NONE = new Passes(false, false);
}
