package studio.booking.shared.rest;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A body of lines of JSON (NDJSON), each an object that becomes a record. It has arrived whole; its
 * lines are read one after the other, and what is wrong with one is no matter of the others. Closed
 * by itself after the request.
 *
 * @param <T> what the lines become
 */
public final class JsonLines<T> implements Closeable {
  /** Characters of what a line calls itself, in all imports. */
  private static final int LONGEST_ID = 100;

  /** Bytes of a line, its end not counted. */
  static final int LONGEST_LINE = 1 << 16;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Class<T> type;
  private final StrictJson json;
  private final InputStream bytes;
  private final Closeable source;
  private long number;

  /** Reads from there, and closes the source of it in the end. */
  JsonLines(Class<T> type, StrictJson json, InputStream bytes, Closeable source) {
    this.type = type;
    this.json = json;
    this.bytes = bytes;
    this.source = source;
  }

  /** A line that is not empty. */
  public sealed interface Line<T> {
    /** Counted from one, empty lines as well. */
    long number();
  }

  /** A line that is as it should be. */
  public record Fit<T>(long number, T value) implements Line<T> {}

  /**
   * A line that is not.
   *
   * @param id what it calls itself; null where that can't be read
   * @param detail a sentence for people
   * @param errors where in the line, as far as it is JSON
   */
  public record Faulty<T>(
      long number, @Nullable String id, ProblemCode code, String detail, List<InputError> errors)
      implements Line<T> {
    public Faulty {
      errors = List.copyOf(errors);
    }
  }

  /** The next lines, and none after the last. */
  public List<Line<T>> next(int atMost) {
    var lines = new ArrayList<Line<T>>();
    try {
      while (lines.size() < atMost) {
        var line = nextLine();
        if (line == null) break;
        if (line.length > LONGEST_LINE) lines.add(tooLong());
        else if (!isBlank(line)) lines.add(read(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  /** Without its end; of one that is too long only so much as shows it. */
  private byte @Nullable [] nextLine() throws IOException {
    var line = new ByteArrayOutputStream();
    int one = bytes.read();
    if (one < 0) return null;
    number++;
    for (; one >= 0 && one != '\n'; one = bytes.read()) {
      if (line.size() <= LONGEST_LINE) line.write(one);
    }
    var read = line.toByteArray();
    return number == 1 && startsWithMark(read)
        ? Arrays.copyOfRange(read, BYTE_ORDER_MARK.length, read.length)
        : read;
  }

  private static boolean startsWithMark(byte[] line) {
    return line.length >= BYTE_ORDER_MARK.length
        && Arrays.equals(
            line, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
  }

  private static boolean isBlank(byte[] line) {
    for (byte one : line) if (one != ' ' && one != '\t' && one != '\r') return false;
    return true;
  }

  private Line<T> tooLong() {
    var detail = "A line has " + LONGEST_LINE / 1024 + " KiB at most.";
    return new Faulty<>(number, null, ProblemCode.PAYLOAD_TOO_LARGE, detail, List.of());
  }

  private Line<T> read(byte[] line) {
    var findings = new Findings();
    try {
      var content = json.parseLine(line);
      var value = json.bind(content, type, findings);
      if (findings.found() == 0 && value != null) return new Fit<>(number, type.cast(value));
      return new Faulty<>(
          number,
          id(content),
          ProblemCode.VALIDATION_FAILED,
          Problems.counted(findings.errors()),
          findings.errors());
    } catch (StrictJson.Malformed e) {
      return new Faulty<>(
          number, null, ProblemCode.MALFORMED_JSON, String.valueOf(e.getMessage()), List.of());
    }
  }

  /**
   * What a line calls itself, be it as an id should be or not: it is how people find the line.
   *
   * @return null where it is no text, or one that nobody could have meant
   */
  public static @Nullable String id(JsonNode line) {
    var id = line.path("id");
    if (!id.isString() || id.asString().length() > LONGEST_ID) return null;
    try {
      Characters.check(id.asString(), false);
      return id.asString();
    } catch (Unfit e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
