package studio.booking.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import studio.booking.privacy.domain.BlindIndexes;
import studio.booking.privacy.domain.KekId;
import studio.booking.privacy.domain.KeyRotation;
import studio.booking.privacy.domain.KeyStore;
import studio.booking.privacy.domain.KeyStore.Use;
import studio.booking.privacy.domain.Vault;
import studio.booking.privacy.kms.AwsKms;
import studio.booking.privacy.tink.HmacBlindIndexes;
import studio.booking.privacy.tink.KeyEncryption;
import studio.booking.privacy.tink.Keysets;
import studio.booking.privacy.tink.TinkKeyRotation;
import studio.booking.privacy.tink.TinkVault;
import studio.booking.shared.UnitOfWork;
import studio.booking.shared.jooq.KeyDatabase;
import studio.booking.shared.jooq.Migrations;

/** What personal data are encrypted with: the database of keys, and the two secrets in files. */
@Configuration(proxyBeanMethods = false)
class KeyWiring {
  private static final Logger LOG = LoggerFactory.getLogger(KeyWiring.class);
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
  KeyEncryption keyEncryption(BookingProperties properties) {
    var given = properties.keys();
    if (given.kmsKeyUri() == null) return ofFile(properties);
    KeyEncryption kms;
    try {
      kms = AwsKms.at(given.kmsKeyUri());
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          "KMS_KEY_URI must be the address of a key in AWS KMS:"
              + " aws-kms://arn:aws:kms:<region>:<account>:key/<id>.",
          e);
    }
    // Data keys that the file's keys have encrypted can still be read, until they are encrypted
    // anew.
    return given.keysetFile() == null ? kms : kms.after(ofFile(properties));
  }

  @Bean
  Vault vault(KeyStore store, KeyEncryption keyEncryption) {
    var vault = new TinkVault(store, keyEncryption);
    try {
      if (!vault.fits()) {
        throw new Refusal(
            "The keys in the database of keys were encrypted by another key than %s. Bring the"
                    .formatted(keyEncryption.current())
                + " other one back (KEY_ENCRYPTION_KEYSET, KMS_KEY_URI): without it, no personal"
                + " data can be read.");
      }
    } catch (UnitOfWork.Busy e) {
      throw new Refusal(
          "%s can't be used. Can the program reach AWS KMS, and may its AWS identity encrypt and decrypt with this key?"
              .formatted(keyEncryption.current()),
          e);
    }
    tellOfFormerKeys(store.uses(), keyEncryption);
    return vault;
  }

  /** So that nobody puts a key away that is still of use. */
  private static void tellOfFormerKeys(List<Use> uses, KeyEncryption keyEncryption) {
    var former = new TreeMap<KekId, Long>(Comparator.comparing(KekId::value));
    for (var use : uses) {
      if (use.kek() != null && !use.kek().equals(keyEncryption.current())) {
        former.merge(use.kek(), use.keys(), Long::sum);
      }
    }
    former.forEach(
        (kek, keys) -> {
          if (keyEncryption.known().contains(kek)) {
            LOG.info(
                "{} data keys are still encrypted by {}: keep it until no start tells of it. The"
                    + " job rewrap-keys encrypts them anew",
                keys,
                kek);
          } else {
            LOG.error(
                "{} data keys are encrypted by {}, which is not there: bring it back, or nobody can"
                    + " read what they encrypt",
                keys,
                kek);
          }
        });
  }

  @Bean
  KeyRotation keyRotation(KeyStore store, KeyEncryption keyEncryption) {
    return new TinkKeyRotation(store, keyEncryption);
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

  private static KeyEncryption ofFile(BookingProperties properties) {
    var given = properties.keys().keysetFile();
    var file = given == null ? properties.dataDir().resolve(KEYSET) : Path.of(given);
    try {
      return Keysets.read(
          given == null ? SecretFile.readOrMake(file, Keysets::make) : Files.readString(file));
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
