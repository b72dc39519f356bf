package studio.booking.consent;

import java.time.LocalDate;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;

/** What a client agreed to before it was known how old they were. */
public interface ConsentsUnderAge {
  /**
   * It has become known, within the unit of work that is open, when a client was born: what they
   * agreed to alone while they were too young for that holds no longer, nor what nobody could have
   * agreed to then. Whoever answers meanwhile waits, and sees the date.
   */
  void end(Caller caller, ClientId client, LocalDate born);
}
