package studio.booking.scheduling;

import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;

/** Places that are held for clients who have yet to pay. */
public interface HeldBookings {
  /**
   * Confirms what the client can pay for now, oldest first. Doing it again does nothing more.
   *
   * @param by the program, at work in the client's studio
   */
  void payFor(Caller by, ClientId client);
}
