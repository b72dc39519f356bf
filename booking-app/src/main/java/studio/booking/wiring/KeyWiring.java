package studio.booking.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import org.flywaydb.core.api.FlywayException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import studio.booking.privacy.domain.BlindIndexes;
import studio.booking.privacy.domain.KeyStore;
import studio.booking.privacy.domain.Vault;
import studio.booking.privacy.tink.HmacBlindIndexes;
import studio.booking.privacy.tink.Keysets;
import studio.booking.privacy.tink.TinkVault;
import studio.booking.shared.jooq.KeyDatabase;
import studio.booking.shared.jooq.Migrations;

/** What personal data are encrypted with: the database of keys, and the two secrets in files. */
@Configuration(proxyBeanMethods = false)
class KeyWiring {
  private static final String KEYSET = "key-encryption.keyset.json";
  private static final String BLIND_INDEX_KEY = "blind-index.key";
  private static final int KEY_BYTES = 32;

  @Bean
  KeyPool keyPool(BookingProperties properties, ObjectProvider<EarlyDatabase> early) {
    var given = properties.keys();
    var own = given.url() == null ? early.getObject().server() : null;
    var owner = own == null ? given.owner() : own.keysOwner();
    var program = own == null ? given.program() : own.keysProgram();
    try {
      Migrations.ofKeys(Connections.oneByOne(owner), program.username(), program.password());
    } catch (FlywayException | SQLException e) {
      throw DatabaseTrouble.ofKeys(owner, e);
    }
    try {
      return new KeyPool(Connections.keys(program));
    } catch (PoolInitializationException e) {
      throw DatabaseTrouble.ofKeys(program, e);
    }
  }

  @Bean
  KeyDatabase keyDatabase(KeyPool pool) {
    return pool.database();
  }

  @Bean
  Vault vault(KeyStore store, BookingProperties properties) {
    var file = keyset(properties);
    var vault = new TinkVault(store, keyEncryption(file, properties.keys().keysetFile() == null));
    if (!vault.fits()) {
      throw new Refusal(
          "The keys in the database of keys were encrypted by another keyset than that in %s. Bring"
                  .formatted(file)
              + " the other one back: without it, no personal data can be read.");
    }
    return vault;
  }

  @Bean
  BlindIndexes blindIndexes(BookingProperties properties) {
    var given = properties.keys().blindIndexKey();
    var secret =
        given != null
            ? given
            : SecretFile.readOrMake(
                properties.dataDir().resolve(BLIND_INDEX_KEY), KeyWiring::newKey);
    return new HmacBlindIndexes(secret.getBytes(UTF_8));
  }

  private static Path keyset(BookingProperties properties) {
    var given = properties.keys().keysetFile();
    return given == null ? properties.dataDir().resolve(KEYSET) : Path.of(given);
  }

  private static Aead keyEncryption(Path file, boolean mayBeMade) {
    try {
      return Keysets.read(
          mayBeMade ? SecretFile.readOrMake(file, Keysets::make) : Files.readString(file));
    } catch (IOException e) {
      throw new Refusal(
          "The file %s, named by KEY_ENCRYPTION_KEYSET, can't be read.".formatted(file), e);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          "The file %s is no keyset that data keys can be encrypted with.".formatted(file), e);
    }
  }

  private static String newKey() {
    var key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
