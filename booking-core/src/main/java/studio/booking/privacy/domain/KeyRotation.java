package studio.booking.privacy.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.ClientId;
import studio.booking.shared.OrganizationId;

/**
 * Encrypts data keys anew by the key-encryption key of the day. What they encrypt stays as it is,
 * and can be read all the while.
 */
public interface KeyRotation {
  /**
   * What was done with a set of data keys.
   *
   * @param unreadable no key-encryption key that is there opens these; they stay as they are
   * @param last the client that it ended with; null when none were left
   */
  record Step(int rewrapped, int unreadable, @Nullable ClientId last) {}

  /**
   * Does one set of a studio's, at once, whatever unit of work is open.
   *
   * @param after the client that the set before ended with, or null
   */
  Step next(OrganizationId organization, @Nullable ClientId after);

  /** How many of a studio's another key-encryption key encrypts. */
  long remaining(OrganizationId organization);

  /** The studios of which another key-encryption key encrypts any. */
  List<OrganizationId> studios();
}
