package studio.booking.wiring;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import studio.booking.wiring.DatabaseServer.Login;

/**
 * What personal data are encrypted with.
 *
 * @param url JDBC address of the database that keeps wrapped keys, or null for one in the embedded
 *     PostgreSQL
 * @param username the role that the program signs in as there; made if it does not exist
 * @param ownerUsername the role that owns that database and migrates it
 * @param keysetFile the key-encryption keys, as Tink writes them; null for a file of our own
 * @param kmsKeyUri the key-encryption key in AWS KMS, which is used instead; those of a given file
 *     still decrypt
 * @param blindIndexKey by which e-mail addresses are found; null for one of our own
 */
public record KeySettings(
    @Nullable String url,
    @Nullable String username,
    @Nullable String password,
    @Nullable String ownerUsername,
    @Nullable String ownerPassword,
    @Nullable String keysetFile,
    @Nullable String kmsKeyUri,
    @Nullable String blindIndexKey) {
  private static final int SHORTEST_SECRET = 32;
  private static final Pattern ROLE = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  public KeySettings {
    url = blankToNull(url);
    username = blankToNull(username);
    password = blankToNull(password);
    ownerUsername = blankToNull(ownerUsername);
    ownerPassword = blankToNull(ownerPassword);
    keysetFile = blankToNull(keysetFile);
    kmsKeyUri = blankToNull(kmsKeyUri);
    blindIndexKey = blankToNull(blindIndexKey);
    if (url != null) requireDatabase(url, username, ownerUsername);
    if (blindIndexKey != null && blindIndexKey.length() < SHORTEST_SECRET) {
      throw new Refusal(
          "BLIND_INDEX_KEY must have %d characters at least.".formatted(SHORTEST_SECRET));
    }
  }

  private static void requireDatabase(
      String url, @Nullable String username, @Nullable String owner) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new Refusal(
          "KEYS_DATABASE_URL must be a JDBC address, jdbc:postgresql://host/database.");
    }
    if (username == null || !ROLE.matcher(username).matches()) {
      throw new Refusal(
          "With KEYS_DATABASE_URL, KEYS_DATABASE_USERNAME must be set: lower-case letters, digits"
              + " and underscores.");
    }
    if (owner == null) {
      throw new Refusal("With KEYS_DATABASE_URL, KEYS_DATABASE_OWNER_USERNAME must be set.");
    }
  }

  /** Looks at what goes with the database that the keys are for. */
  void requireFit(@Nullable String databaseUrl, boolean demo) {
    if (databaseUrl != null && url == null) {
      throw new Refusal(
          "With DATABASE_URL, KEYS_DATABASE_URL must be set: keys are kept apart from what is"
              + " encrypted with them.");
    }
    if (databaseUrl != null && databaseUrl.equals(url)) {
      throw new Refusal("KEYS_DATABASE_URL must name another database than DATABASE_URL.");
    }
    if (url == null || demo) return;
    if (keysetFile == null && kmsKeyUri == null) {
      throw new Refusal(
          "With KEYS_DATABASE_URL, KEY_ENCRYPTION_KEYSET must name the file with the key-encryption"
              + " keys, or KMS_KEY_URI a key in AWS KMS. To make a file: java -jar booking.jar"
              + " keyset make <file>");
    }
    if (blindIndexKey == null) {
      throw new Refusal(
          "With KEYS_DATABASE_URL, BLIND_INDEX_KEY must be set: a secret of %d characters at least."
              .formatted(SHORTEST_SECRET));
    }
  }

  Login owner() {
    return new Login(requireNonNull(url), requireNonNull(ownerUsername), ownerPassword);
  }

  Login program() {
    return new Login(requireNonNull(url), requireNonNull(username), password);
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "the settings of keys";
  }
}
