package studio.booking.directory.domain;

import java.time.Instant;
import studio.booking.shared.ClientId;
import studio.booking.shared.PersonId;

/**
 * A client may answer for another, who is not of age.
 *
 * @param place which of the few guardians that a client may have, from 1
 */
public record Guardianship(
    ClientId ward, ClientId guardian, int place, PersonId namedBy, Instant since) {
  /** How many guardians a client may have. */
  public static final int MOST = 4;

  public Guardianship {
    if (ward.equals(guardian)) {
      throw new IllegalArgumentException("Nobody is their own guardian: " + ward);
    }
    if (place < 1 || place > MOST) throw new IllegalArgumentException("Place: " + place);
  }
}
