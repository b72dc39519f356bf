package studio.booking.credits.domain;

/** Whether an account pays for anything more. */
public enum AccountStanding {
  OPEN,
  /** Its client may not sign in. What is booked stays booked. */
  SUSPENDED,
  /** Its client has left. Nobody is shown it; its ledger stays in the studio's books. */
  CLOSED
}
