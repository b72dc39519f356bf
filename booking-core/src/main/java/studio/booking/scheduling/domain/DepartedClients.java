package studio.booking.scheduling.domain;

import java.util.Optional;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/** Clients who have left, until all that they had booked is given up. */
public interface DepartedClients {
  void add(Departed departed);

  /** One of them, whom nobody else goes on with until the unit of work ends. */
  Later<Optional<Departed>> next();

  /** Nothing is left, or they are back. */
  void remove(ClientId client);
}
