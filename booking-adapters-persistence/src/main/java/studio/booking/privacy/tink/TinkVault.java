package studio.booking.privacy.tink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.booking.privacy.domain.Ciphertext;
import studio.booking.privacy.domain.KeyId;
import studio.booking.privacy.domain.KeyStore;
import studio.booking.privacy.domain.KeyStore.WrappedKey;
import studio.booking.privacy.domain.Vault;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;

/**
 * AES-256-GCM by Google Tink. To unwrap a key may be a request to somebody else's service, so keys
 * are remembered for a while; but by what the key store has for them at that very moment. A key
 * that is gone from there is not looked for here.
 */
public final class TinkVault implements Vault {
  private static final Logger LOG = LoggerFactory.getLogger(TinkVault.class);
  private static final Duration REMEMBERED = Duration.ofMinutes(5);
  private static final int AT_MOST = 10_000;
  private static final byte[] PROOF = bytes("key-encryption proof");

  private final KeyStore store;
  private final KeyEncryption keyEncryption;
  private final DataKeys dataKeys;
  private final Cache<Owned, Aead> unwrapped =
      Caffeine.newBuilder().maximumSize(AT_MOST).expireAfterWrite(REMEMBERED).build();

  /** A wrapped key, and whose it is. */
  private record Owned(OrganizationId organization, ClientId client, WrappedKey key) {
    DataKeys.Owner owner() {
      return new DataKeys.Owner(organization, client, key.id());
    }
  }

  /**
   * A vault.
   *
   * @param keyEncryption wraps the data keys; see {@link Keysets}
   */
  public TinkVault(KeyStore store, KeyEncryption keyEncryption) {
    this.store = store;
    this.keyEncryption = keyEncryption;
    this.dataKeys = new DataKeys(keyEncryption);
  }

  /**
   * Whether these are the key-encryption keys that the keys in the store were wrapped by. The first
   * ones are; from now on their current one is what says so.
   */
  public boolean fits() {
    try {
      var aead = keyEncryption.aead();
      var now = Ciphertext.of(aead.encrypt(PROOF, PROOF));
      var kept = store.proof(now);
      aead.decrypt(kept.bytes(), PROOF);
      if (!kept.equals(now)) store.proveAnew(kept, now);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public Map<ClientId, Safe> make(OrganizationId organization, Collection<ClientId> clients) {
    var known = open(organization, clients);
    var without = clients.stream().filter(client -> !known.containsKey(client)).distinct().toList();
    if (without.isEmpty()) return known;
    var all = new HashMap<>(known);
    all.putAll(safes(organization, store.keep(organization, newKeys(organization, without))));
    return Map.copyOf(all);
  }

  private Map<ClientId, WrappedKey> newKeys(
      OrganizationId organization, Collection<ClientId> clients) {
    var keys = new HashMap<ClientId, WrappedKey>();
    try {
      for (var client : clients) {
        var owner = new DataKeys.Owner(organization, client, new KeyId(Ids.next()));
        keys.put(client, dataKeys.wrap(owner, DataKeys.make()));
      }
      return keys;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A data key can't be made", e);
    }
  }

  @Override
  public Set<ClientId> destroyed(OrganizationId organization, Collection<ClientId> clients) {
    return store.destroyed(organization, clients);
  }

  @Override
  public Map<ClientId, Safe> open(OrganizationId organization, Collection<ClientId> clients) {
    return safes(organization, store.find(organization, clients));
  }

  private Map<ClientId, Safe> safes(OrganizationId organization, Map<ClientId, WrappedKey> keys) {
    var safes = new HashMap<ClientId, Safe>();
    keys.forEach(
        (client, key) ->
            safe(new Owned(organization, client, key)).ifPresent(safe -> safes.put(client, safe)));
    return Map.copyOf(safes);
  }

  @Override
  public void destroy(OrganizationId organization, ClientId client) {
    store.destroy(organization, client);
    unwrapped
        .asMap()
        .keySet()
        .removeIf(key -> key.organization().equals(organization) && key.client().equals(client));
  }

  private Optional<Safe> safe(Owned owned) {
    var known = unwrapped.getIfPresent(owned);
    if (known == null) {
      try {
        known = dataKeys.unwrap(owned.owner(), owned.key()).getPrimitive(Tink.aead(), Aead.class);
      } catch (GeneralSecurityException e) {
        LOG.error(
            "The data key {} can't be unwrapped: it is not its client's, or was wrapped by another"
                + " key-encryption key",
            owned.key().id().value());
        return Optional.empty();
      }
      unwrapped.put(owned, known);
    }
    return Optional.of(new TinkSafe(owned, known));
  }

  private static byte[] bytes(String... parts) {
    return String.join("\n", parts).getBytes(UTF_8);
  }

  private record TinkSafe(Owned owned, Aead aead) implements Safe {
    @Override
    public KeyId key() {
      return owned.key().id();
    }

    @Override
    public Ciphertext lock(Cell cell, String text) {
      try {
        return Ciphertext.of(aead.encrypt(text.getBytes(UTF_8), identity(cell)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("A text can't be encrypted", e);
      }
    }

    @Override
    public String unlock(Cell cell, Ciphertext text) {
      try {
        return new String(aead.decrypt(text.bytes(), identity(cell)), UTF_8);
      } catch (GeneralSecurityException e) {
        LOG.error(
            "{}.{} of row {} is not what was written there",
            cell.table(),
            cell.column(),
            cell.row());
        throw new Damaged(cell, e);
      }
    }

    private byte[] identity(Cell cell) {
      return bytes(
          cell.table(),
          cell.column(),
          owned.organization().value().toString(),
          owned.client().value().toString(),
          cell.row().toString());
    }

    @Override
    public String toString() {
      return "the safe of key " + owned.key().id().value();
    }
  }
}
