package studio.booking.directory;

import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/**
 * Who may answer for clients who are not of age. Neither who has left nor who is no client any more
 * guards anybody, or is guarded.
 */
public interface Guardians {
  /** Whether this client is a guardian of that one, and not only of a guardian of theirs. */
  Later<Boolean> guards(ClientId guardian, ClientId ward);

  /**
   * The same; and whoever wants to take the guardianship away waits until the unit of work ends.
   */
  Later<Boolean> keep(ClientId guardian, ClientId ward);
}
