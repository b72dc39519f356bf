package studio.booking.wiring;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import studio.booking.privacy.tink.Keysets;

/**
 * Makes the file with the key-encryption keys, and changes it step by step: {@code java -jar
 * booking.jar keyset <what> <file>}. Starts no program, and shows no key.
 */
public final class KeysetCommand {
  /** As the first argument it says that this is wanted. */
  public static final String WORD = "keyset";

  private static final String USAGE =
      """
      keyset make <file>          makes a file with one key
      keyset add <file>           adds a key, which only decrypts for now; then restart every instance
      keyset promote <file>       has the newest key encrypt; then restart every instance
      keyset drop-former <file>   drops all other keys; first, no start may tell of them any more
      """;

  private KeysetCommand() {}

  /**
   * Does what the arguments say.
   *
   * @return the code to end the program with: 0, or 1 when nothing was changed
   */
  public static int run(String[] arguments, PrintStream out) {
    if (arguments.length != 3) {
      out.print(USAGE);
      return 1;
    }
    var file = Path.of(arguments[2]);
    try {
      switch (arguments[1]) {
        case "make" -> {
          if (Files.exists(file)) throw new IOException("it is there already");
          SecretFile.readOrMake(file, Keysets::make);
        }
        case "add" -> SecretFile.replace(file, Keysets.withNewKey(Files.readString(file)));
        case "promote" -> SecretFile.replace(file, Keysets.withNewestInUse(Files.readString(file)));
        case "drop-former" ->
            SecretFile.replace(file, Keysets.withoutFormerKeys(Files.readString(file)));
        default -> {
          out.print(USAGE);
          return 1;
        }
      }
      var keys = Keysets.read(Files.readString(file));
      out.printf("%s: %s encrypts, %d decrypt%n", file, keys.current(), keys.known().size());
      return 0;
    } catch (IOException | IllegalArgumentException | Refusal e) {
      out.printf("%s was not changed: %s%n", file, e.getMessage());
      return 1;
    }
  }
}
