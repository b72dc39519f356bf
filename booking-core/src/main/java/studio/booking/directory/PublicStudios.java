package studio.booking.directory;

import java.util.Optional;
import studio.booking.shared.OrganizationId;

/**
 * Finds a studio by its public address, for requests of nobody in particular: before anything is
 * known of a tenant, hence outside any unit of work.
 */
public interface PublicStudios {
  /**
   * The studio of that name in public addresses. What is no slug at all names no studio.
   *
   * @param slug as it came in, such as {@code north}
   */
  Optional<OrganizationId> bySlug(String slug);

  /** Whether there is any studio yet. */
  boolean any();
}
