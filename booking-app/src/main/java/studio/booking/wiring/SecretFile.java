package studio.booking.wiring;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.function.Supplier;

/** A file with a secret in it, which only the program's own user can read. */
public final class SecretFile {
  private SecretFile() {}

  /**
   * The secret in the file. When there is no such file, one is made: all of it or nothing, and by
   * one only of several who try.
   */
  public static String readOrMake(Path file, Supplier<String> secret) {
    try {
      if (!Files.exists(file)) make(file, secret.get());
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new Refusal("The file %s can't be used: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Puts another secret in its place: all of it or nothing. */
  static void replace(Path file, String secret) throws IOException {
    Files.move(draft(file, secret), file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void make(Path file, String secret) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    var draft = draft(file, secret);
    try {
      // Unlike a move, a link does not replace what somebody else has made in the meantime.
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // That one counts.
    } finally {
      Files.delete(draft);
    }
  }

  private static Path draft(Path file, String secret) throws IOException {
    var draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
    Files.createFile(draft, ownersOnly());
    try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.write(StandardCharsets.UTF_8.encode(secret));
      channel.force(true);
    }
    return draft;
  }

  private static FileAttribute<?>[] ownersOnly() {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
  }
}
