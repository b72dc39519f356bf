package studio.booking.directory.domain;

import java.time.Instant;
import java.util.Optional;
import studio.booking.directory.Departures.Standing;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;

/** Who has left the studio that the open unit of work is for, or is about to. */
public interface Leavers {
  /** Locks somebody who is or was a client; empty when there is no such client. */
  Later<Optional<Standing>> lock(PersonId person);

  /** Notes that they have left. One who had before is a lost race. */
  void leave(PersonId person, Instant at);

  /** Notes that they are there again. One who had not left is a lost race. */
  void comeBack(PersonId person);

  /** Removes their sign-ins, invitations and calendar address. */
  void forget(PersonId person);
}
