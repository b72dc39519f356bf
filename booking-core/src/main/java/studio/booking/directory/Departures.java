package studio.booking.directory;

import java.time.Instant;
import java.util.Optional;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/**
 * Clients who leave, of whom some come back. Who has left is there for nobody: {@link People} does
 * not find them.
 */
public interface Departures {
  /**
   * How somebody who is or was a client stands.
   *
   * @param alsoWorksHere who has another role besides can't leave as a client only
   */
  record Standing(boolean alsoWorksHere, boolean active, boolean hasLeft) {}

  /** Locks the client; what is decided about them then is decided by one at a time. */
  Later<Optional<Standing>> lock(ClientId client);

  /** Has the client leave, with all that follows from it in other modules. */
  void leave(Caller caller, ClientId client, Instant at);

  /** Has them back. */
  void comeBack(Caller caller, ClientId client, Standing before);

  /** Takes away by what they signed in or could have, and the address of their calendar. */
  void forget(Caller caller, ClientId client);
}
