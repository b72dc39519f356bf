package studio.booking.wiring;

/** Why the program does not start: one line for whoever tried. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Refusal(String why) {
    super(why);
  }

  public Refusal(String why, Throwable cause) {
    super(why, cause);
  }
}
