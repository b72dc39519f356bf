package studio.booking.scheduling;

/** With what a place is paid, in the order in which it is tried. */
public enum PaymentType {
  /** A pass that admits to one session a day. */
  ALL_ACCESS,
  CREDIT,
  /** A pass for somebody whom a client brings along. */
  FRIEND_PASS,
  /** The place costs nothing. */
  FREE
}
