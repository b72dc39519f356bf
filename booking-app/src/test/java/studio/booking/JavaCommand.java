package studio.booking;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * How the program is started as a process of its own, from what is being tested. Its classes are
 * put into jars first: that takes a quarter off each start.
 */
public final class JavaCommand {
  private static final String JARS = inJars();

  private JavaCommand() {}

  /** The program's settings can be added. */
  public static List<String> ofTheProgram() {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            JARS,
            BookingApplication.class.getName()));
  }

  private static String inJars() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .map(Path::of)
        .filter(Files::exists)
        .map(entry -> Files.isDirectory(entry) ? jar(entry) : entry)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path jar(Path classes) {
    try {
      var jar = Files.createTempFile("booking", ".jar");
      jar.toFile().deleteOnExit();
      try (var out = new ZipOutputStream(Files.newOutputStream(jar));
          var files = Files.walk(classes)) {
        out.setLevel(Deflater.NO_COMPRESSION);
        for (var file : (Iterable<Path>) files::iterator) add(classes, file, out);
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
