package studio.booking.privacy.domain;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import studio.booking.shared.ClientId;
import studio.booking.shared.OrganizationId;

/**
 * Keeps data keys, each encrypted by the key-encryption key, apart from the database that they are
 * for and from its backups. What is done here is done at once.
 */
public interface KeyStore {
  /** A data key, of use only to who has the key-encryption key. */
  record WrappedKey(KeyId id, Ciphertext key) {}

  /** Those of the clients that have one that was not destroyed. */
  Map<ClientId, WrappedKey> find(OrganizationId organization, Collection<ClientId> clients);

  /**
   * Keeps a new key, unless the client has one.
   *
   * @return the one that the client has from now on; empty when theirs was destroyed
   */
  Optional<WrappedKey> keep(OrganizationId organization, ClientId client, WrappedKey key);

  /** Destroys a client's key, and remembers that they had one. */
  void destroy(OrganizationId organization, ClientId client);

  /**
   * What proves which key-encryption keys all of these are encrypted by.
   *
   * @param ifNone is kept from now on where there is none
   */
  Ciphertext proof(Ciphertext ifNone);
}
