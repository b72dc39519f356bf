package studio.booking.wiring.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import studio.booking.wiring.Refusal;

/** The folder in which the program keeps what must be there next time. One program at a time. */
public final class DataFolder implements AutoCloseable {
  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Opens the folder, and makes it if need be. The lock on it ends with the process at the latest.
   */
  public static DataFolder open(Path folder) {
    var path = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(path);
      protect(path, "rwx------");
      var file = path.resolve("lock");
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isFree(channel)) return new DataFolder(path, channel);
      channel.close();
    } catch (IOException e) {
      throw new Refusal("The data folder %s can't be used: %s".formatted(path, e), e);
    }
    throw new Refusal(
        "The data folder %s is in use by another Booking. End that one, or set BOOKING_DATA_DIR."
            .formatted(path));
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  public Path path() {
    return path;
  }

  private static void protect(Path file, String permissions) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
