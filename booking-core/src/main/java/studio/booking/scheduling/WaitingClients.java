package studio.booking.scheduling;

import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;

/** Clients who wait for places in full sessions. */
public interface WaitingClients {
  /**
   * Gives the client a place wherever one is free and nobody before them can have it: they may be
   * able to pay now. Doing it again does nothing more.
   *
   * @param by the program, at work in the client's studio
   */
  void serve(Caller by, ClientId client);
}
