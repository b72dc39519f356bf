package studio.booking.directory;

import java.util.Optional;
import studio.booking.directory.SignIns.Membership;

/**
 * Finds whose calendar a secret address is of: before anything is known of a tenant, hence outside
 * any unit of work.
 */
public interface CalendarOwners {
  /**
   * The active person whose address has this secret. What is no secret at all is nobody's.
   *
   * @param secret as it came in
   */
  Optional<Membership> bySecret(String secret);
}
