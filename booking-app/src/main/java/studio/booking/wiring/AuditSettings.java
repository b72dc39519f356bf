package studio.booking.wiring;

import org.jspecify.annotations.Nullable;

/**
 * What seals the audit log.
 *
 * @param keysetFile the keys that sign, as Tink writes them; null for a file of our own
 * @param rootsFolder where roots are kept outside the database; null for a folder of our own
 */
public record AuditSettings(@Nullable String keysetFile, @Nullable String rootsFolder) {
  public AuditSettings {
    keysetFile = blankToNull(keysetFile);
    rootsFolder = blankToNull(rootsFolder);
  }

  /** Looks at what goes with the database that the log is in. */
  void requireFit(@Nullable String databaseUrl, boolean demo) {
    if (databaseUrl == null || demo) return;
    if (keysetFile == null) {
      throw new Refusal(
          "With DATABASE_URL, AUDIT_SIGNING_KEYSET must name the file with the keys that sign the"
              + " audit log. To make one: tinkey create-keyset --key-template ED25519 --out-format"
              + " json");
    }
    if (rootsFolder == null) {
      throw new Refusal(
          "With DATABASE_URL, AUDIT_ROOTS_FOLDER must name the folder in which roots of the audit"
              + " log are kept: it is to outlive this machine.");
    }
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
