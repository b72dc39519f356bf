package studio.booking.audit.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.domain.Digest;
import studio.booking.audit.domain.Root;
import studio.booking.audit.domain.RootStore;
import studio.booking.audit.domain.Signature;
import studio.booking.shared.OrganizationId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file for each studio, to which lines are added and nothing else is done. Several programs may
 * share the folder: who adds has the file locked, and adds whole lines. A line that a crash cut
 * short was never there.
 */
public final class RootFiles implements RootStore {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ENDING = ".ndjson";

  /** A line is shorter by far. */
  private static final int TAIL = 4_096;

  private static final byte NEW_LINE = '\n';

  /** The lock of a file is for programs; within one, it would be refused to the second. */
  private static final Object ONE_AT_A_TIME = new Object();

  private final Path folder;

  /** A batch as its line has it. */
  private record Line(long batch, long last, String sealedAt, String chain, String signature) {
    static Line of(Root root) {
      return new Line(
          root.batch(),
          root.last(),
          root.sealedAt().toString(),
          root.chain().hex(),
          Base64.getEncoder().encodeToString(root.signature().bytes()));
    }

    Root root() {
      return new Root(
          batch,
          last,
          Instant.parse(sealedAt),
          Digest.of(HexFormat.of().parseHex(chain)),
          Signature.of(Base64.getDecoder().decode(signature)));
    }
  }

  /**
   * Files in a folder.
   *
   * @param folder made when it is not there
   */
  public RootFiles(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  private Path file(OrganizationId studio) {
    return folder.resolve(studio.value() + ENDING);
  }

  @Override
  public Roots read(OrganizationId studio) {
    try {
      return new Lines(Files.newBufferedReader(file(studio)));
    } catch (NoSuchFileException e) {
      return new Lines(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Lines implements Roots {
    private final @Nullable BufferedReader reader;
    private final StringBuilder begun = new StringBuilder();

    Lines(@Nullable BufferedReader reader) {
      this.reader = reader;
    }

    @Override
    public @Nullable Root next() {
      if (reader == null) return null;
      try {
        while (true) {
          int letter = reader.read();
          if (letter < 0) return null;
          if (letter == NEW_LINE) break;
          begun.append((char) letter);
          if (begun.length() > TAIL) throw new Unreadable("a line is too long");
        }
      } catch (IOException e) {
        throw new Unreadable("it can't be read any further", e);
      }
      var line = begun.toString();
      begun.setLength(0);
      return root(line);
    }

    @Override
    public void close() {
      try {
        if (reader != null) reader.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Root root(String line) {
    try {
      return JSON.readValue(line, Line.class).root();
    } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException e) {
      throw new Unreadable("a line is no root", e);
    }
  }

  @Override
  public Optional<Root> last(OrganizationId studio) {
    try (var channel = FileChannel.open(file(studio), StandardOpenOption.READ)) {
      return last(channel);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Root> last(FileChannel channel) throws IOException {
    var tail = tail(channel);
    int end = tail.lastIndexOf('\n');
    if (end < 0) {
      if (tail.length() >= TAIL) throw new Unreadable("a line is too long");
      return Optional.empty();
    }
    return Optional.of(root(tail.substring(tail.lastIndexOf('\n', end - 1) + 1, end)));
  }

  private static String tail(FileChannel channel) throws IOException {
    long size = channel.size();
    var bytes = ByteBuffer.allocate((int) Math.min(size, TAIL));
    long at = size - bytes.capacity();
    while (bytes.hasRemaining()) {
      int read = channel.read(bytes, at + bytes.position());
      if (read < 0) break;
    }
    return new String(bytes.array(), 0, bytes.position(), UTF_8);
  }

  @Override
  public void add(OrganizationId studio, List<Root> roots) {
    synchronized (ONE_AT_A_TIME) {
      addAlone(studio, roots);
    }
  }

  private void addAlone(OrganizationId studio, List<Root> roots) {
    try (var channel =
            FileChannel.open(
                file(studio),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      boolean isNew = channel.size() == 0;
      cutOffHalfALine(channel);
      long last = last(channel).map(Root::batch).orElse(0L);
      var lines = new StringBuilder();
      for (var root : roots) {
        if (root.batch() <= last) continue;
        if (root.batch() != last + 1 && last > 0) {
          throw new Unreadable("batch %d does not follow %d".formatted(root.batch(), last));
        }
        lines.append(JSON.writeValueAsString(Line.of(root))).append('\n');
        last = root.batch();
      }
      var bytes = ByteBuffer.wrap(lines.toString().getBytes(UTF_8));
      long at = channel.size();
      while (bytes.hasRemaining()) at += channel.write(bytes, at);
      channel.force(true);
      if (isNew) keepTheName();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void cutOffHalfALine(FileChannel channel) throws IOException {
    var tail = tail(channel);
    if (tail.isEmpty() || tail.endsWith("\n")) return;
    int half = tail.getBytes(UTF_8).length - (tail.lastIndexOf('\n') + 1);
    channel.truncate(channel.size() - half);
  }

  /** That there is such a file has to outlive the machine's end as well. */
  private void keepTheName() throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) return;
    try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  @Override
  public List<OrganizationId> studios() {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(ENDING))
          .flatMap(name -> id(name.substring(0, name.length() - ENDING.length())).stream())
          .map(OrganizationId::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
