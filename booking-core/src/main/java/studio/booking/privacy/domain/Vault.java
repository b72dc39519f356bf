package studio.booking.privacy.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import studio.booking.shared.ClientId;
import studio.booking.shared.OrganizationId;

/**
 * Encrypts what is personal under a data key for each client. The keys are kept apart from what
 * they encrypt, and outside of the open unit of work: what is done with them is done at once, and
 * stays done when that one is rolled back.
 */
public interface Vault {
  /**
   * The safe of a client, made where there is none. A key that nothing comes to be encrypted with
   * does no harm.
   *
   * @return empty when the client's key was destroyed: they get no other
   */
  default Optional<Safe> make(OrganizationId organization, ClientId client) {
    return Optional.ofNullable(make(organization, List.of(client)).get(client));
  }

  /** The safes of several clients; without those whose keys were destroyed. */
  Map<ClientId, Safe> make(OrganizationId organization, Collection<ClientId> clients);

  /** Those of the clients whose keys were destroyed. */
  Set<ClientId> destroyed(OrganizationId organization, Collection<ClientId> clients);

  /**
   * The safes of those clients whose keys are there and can be used. The key store is asked each
   * time, so that from the moment in which a key is destroyed it opens nothing, on any instance.
   */
  Map<ClientId, Safe> open(OrganizationId organization, Collection<ClientId> clients);

  default Optional<Safe> open(OrganizationId organization, ClientId client) {
    return Optional.ofNullable(open(organization, List.of(client)).get(client));
  }

  /** Destroys a client's key for ever: they get no other. Again, it changes nothing. */
  void destroy(OrganizationId organization, ClientId client);

  /** What one client's texts are encrypted with. Good for one unit of work. */
  interface Safe {
    KeyId key();

    Ciphertext lock(Cell cell, String text);

    /**
     * The text that was encrypted for the same cell.
     *
     * @throws Damaged when the ciphertext is another client's or place's, or was changed
     */
    String unlock(Cell cell, Ciphertext text);
  }

  /**
   * Where a ciphertext stands. It is bound to that, and to the studio and client of its safe: moved
   * elsewhere, nobody can read it.
   */
  record Cell(String table, UUID row, String column) {}

  /** A ciphertext is not what was written there. */
  final class Damaged extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Damaged(Cell cell, Throwable cause) {
      super("%s.%s can't be decrypted".formatted(cell.table(), cell.column()), cause);
    }
  }
}
