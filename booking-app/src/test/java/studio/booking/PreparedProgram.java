package studio.booking;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import studio.booking.shared.jooq.TestDatabase;

/**
 * What makes starting the program cheap, as tests do it so often: its classes in jars, and a cache
 * in which the JVM finds them parsed and linked (JEP 514). It is made once for all processes that
 * run tests, by starting the program, and made anew when a class has changed.
 */
public final class PreparedProgram {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /** The cache is only good for a JVM with the same. */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--sun-misc-unsafe-memory-access=allow");

  private static final Path FOLDER = Path.of("target", "prepared").toAbsolutePath();

  private static final PreparedProgram PROGRAM = new PreparedProgram();

  private final List<Path> classPath = classPath();
  private final String state = state(classPath);
  private final Path cache = FOLDER.resolve("program.aot");

  private PreparedProgram() {}

  /** The command that starts it; the program's settings can be added. */
  public static List<String> command() {
    try {
      return PROGRAM.commandWithCache();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized List<String> commandWithCache() throws IOException {
    Files.createDirectories(FOLDER);
    try (var channel = lockFile("jars");
        var _ = channel.lock()) {
      if (!isMade("jars")) {
        for (var entry : classPath) if (Files.isDirectory(entry)) jar(entry);
        isMadeNow("jars");
      }
    }
    try (var channel = lockFile("cache");
        var lock = channel.tryLock()) {
      // Another one is at it, which takes longer than to do without.
      if (lock == null) return commandWith(List.of());
      if (!isMade("cache")) {
        makeCache();
        isMadeNow("cache");
      }
      // Without what the JVM has to say of it: tests count the lines.
      return commandWith(List.of("-XX:AOTCache=" + cache, "-Xlog:disable"));
    }
  }

  private static FileChannel lockFile(String what) throws IOException {
    return FileChannel.open(
        FOLDER.resolve(what + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private boolean isMade(String what) throws IOException {
    var stamp = FOLDER.resolve(what + ".stamp");
    return Files.exists(stamp) && Files.readString(stamp).equals(state);
  }

  private void isMadeNow(String what) throws IOException {
    Files.writeString(FOLDER.resolve(what + ".stamp"), state);
  }

  private List<String> commandWith(List<String> more) {
    var command = new ArrayList<String>();
    command.add(JAVA);
    command.addAll(OPTIONS);
    command.addAll(more);
    command.addAll(List.of("-cp", inJars(), BookingApplication.class.getName()));
    return command;
  }

  private void makeCache() throws IOException {
    Files.deleteIfExists(cache);
    try (var database = TestDatabase.open();
        var program = RunningProgram.on(database, FOLDER.resolve("data"), "prepared")) {
      program.start(commandWith(List.of("-XX:AOTCacheOutput=" + cache)));
    }
  }

  /** All but the tests themselves. */
  private static List<Path> classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
        .map(Path::of)
        .filter(Files::exists)
        .toList();
  }

  /** Of one module, which is what its folder is called by. */
  private static Path jarOf(Path classes) {
    return FOLDER.resolve(classes.getParent().getParent().getFileName() + ".jar");
  }

  private String inJars() {
    return classPath.stream()
        .map(entry -> Files.isDirectory(entry) ? jarOf(entry) : entry)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Changes when what is started does. */
  private static String state(List<Path> classPath) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update((JAVA + OPTIONS).getBytes(StandardCharsets.UTF_8));
      for (var entry : classPath) {
        try (var files = Files.walk(entry)) {
          for (var file : (Iterable<Path>) files.sorted()::iterator) {
            var line = "%s %s".formatted(file, Files.getLastModifiedTime(file));
            digest.update(line.getBytes(StandardCharsets.UTF_8));
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void jar(Path classes) throws IOException {
    try (var out = new ZipOutputStream(Files.newOutputStream(jarOf(classes)));
        var files = Files.walk(classes)) {
      out.setLevel(Deflater.NO_COMPRESSION);
      for (var file : (Iterable<Path>) files::iterator) add(classes, file, out);
    }
  }

  /** Folders, too: classes are looked for in them. */
  private static void add(Path classes, Path file, ZipOutputStream jar) throws IOException {
    if (file.equals(classes)) return;
    var name = classes.relativize(file).toString().replace(File.separatorChar, '/');
    boolean folder = Files.isDirectory(file);
    jar.putNextEntry(new ZipEntry(folder ? name + "/" : name));
    if (!folder) Files.copy(file, jar);
    jar.closeEntry();
  }
}
