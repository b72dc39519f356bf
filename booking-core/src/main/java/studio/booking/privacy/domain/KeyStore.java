package studio.booking.privacy.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.ClientId;
import studio.booking.shared.OrganizationId;

/**
 * Keeps data keys, each encrypted by the key-encryption key, apart from the database that they are
 * for and from its backups. What is done here is done at once.
 */
public interface KeyStore {
  /**
   * A data key, of use only to who has the key-encryption key.
   *
   * @param by the key-encryption key; null where it was not noted yet
   */
  record WrappedKey(KeyId id, Ciphertext key, @Nullable KekId by) {}

  /** Whose it is, and what it is to be replaced with: the same data key, encrypted anew. */
  record Rewrapped(ClientId client, WrappedKey before, WrappedKey after) {}

  /** Those of the clients that have one that was not destroyed. */
  Map<ClientId, WrappedKey> find(OrganizationId organization, Collection<ClientId> clients);

  /**
   * Keeps a new key, unless the client has one.
   *
   * @return the one that the client has from now on; empty when theirs was destroyed
   */
  default Optional<WrappedKey> keep(OrganizationId organization, ClientId client, WrappedKey key) {
    return Optional.ofNullable(keep(organization, Map.of(client, key)).get(client));
  }

  /**
   * Keeps new keys of those clients that have none.
   *
   * @return those that the clients have from now on; none of whose was destroyed
   */
  Map<ClientId, WrappedKey> keep(OrganizationId organization, Map<ClientId, WrappedKey> keys);

  /** Those of the clients whose keys were destroyed. */
  Set<ClientId> destroyed(OrganizationId organization, Collection<ClientId> clients);

  /** Destroys a client's key, and remembers that: they get no other, also where they had none. */
  void destroy(OrganizationId organization, ClientId client);

  /** A client whose key was destroyed, and when. */
  record Destroyed(ClientId client, Instant at) {}

  /**
   * Some of a studio's clients whose keys were destroyed, by their ids.
   *
   * @param after the client that the set before ended with, or null
   */
  List<Destroyed> destroyed(OrganizationId organization, @Nullable ClientId after, int atMost);

  /**
   * What proves which key-encryption keys all of these are encrypted by.
   *
   * @param ifNone is kept from now on where there is none
   */
  Ciphertext proof(Ciphertext ifNone);

  /** Keeps another proof, unless somebody did in the meantime. */
  void proveAnew(Ciphertext before, Ciphertext after);

  /**
   * Some of a studio's data keys that another key-encryption key encrypts, by client.
   *
   * @param after the client that the set before ended with, or null
   */
  List<Map.Entry<ClientId, WrappedKey>> wrappedOtherwise(
      OrganizationId organization, KekId than, @Nullable ClientId after, int atMost);

  /**
   * Replaces data keys that are still as they were.
   *
   * @return how many were
   */
  int rewrap(OrganizationId organization, List<Rewrapped> keys);

  /** How many data keys of all studios each key-encryption key encrypts, and in which studios. */
  List<Use> uses();

  /**
   * A key-encryption key in use.
   *
   * @param kek null for those that were not noted yet
   */
  record Use(OrganizationId organization, @Nullable KekId kek, long keys) {}
}
