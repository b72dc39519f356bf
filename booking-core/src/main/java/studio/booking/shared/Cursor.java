package studio.booking.shared;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * The place in a list where a page ended: the values of the last item that the list is ordered by.
 * Callers hand it back as they got it, but need not be trusted to: whatever does not read as what
 * is asked for is {@link Malformed}.
 *
 * <pre>{@code
 * Cursor.text(session.startsAt(), session.id().value());   // to the caller
 * var after = Cursor.parse(cursor, 2);                      // and back
 * after.instant(0); after.uuid(1);
 * }</pre>
 */
public final class Cursor {
  private static final int MAX_LENGTH = 1000;
  private static final char SEPARATOR = '\n';

  private final List<String> values;

  private Cursor(List<String> values) {
    this.values = values;
  }

  /** Instants, dates, UUIDs, numbers and texts without line breaks, as one opaque text. */
  public static String text(Object... values) {
    var texts = new ArrayList<String>();
    for (var value : values) {
      var text = value.toString();
      if (text.indexOf(SEPARATOR) >= 0) throw new IllegalArgumentException("A line break");
      texts.add(text);
    }
    var joined = String.join(String.valueOf(SEPARATOR), texts);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(joined.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads what {@link #text} made of so many values.
   *
   * @throws Malformed when it is no such thing
   */
  public static Cursor parse(String text, int size) {
    if (text.length() > MAX_LENGTH) throw new Malformed();
    try {
      var joined = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      if (joined.indexOf('\0') >= 0) throw new Malformed();
      var values = List.of(joined.split(String.valueOf(SEPARATOR), -1));
      if (values.size() != size) throw new Malformed();
      return new Cursor(values);
    } catch (IllegalArgumentException e) {
      throw new Malformed(e);
    }
  }

  public String string(int at) {
    return values.get(at);
  }

  public Instant instant(int at) {
    try {
      return Instant.parse(values.get(at));
    } catch (DateTimeException e) {
      throw new Malformed(e);
    }
  }

  public LocalDate date(int at) {
    try {
      return LocalDate.parse(values.get(at));
    } catch (DateTimeException e) {
      throw new Malformed(e);
    }
  }

  public UUID uuid(int at) {
    try {
      return UUID.fromString(values.get(at));
    } catch (IllegalArgumentException e) {
      throw new Malformed(e);
    }
  }

  public long number(int at) {
    try {
      return Long.parseLong(values.get(at));
    } catch (NumberFormatException e) {
      throw new Malformed(e);
    }
  }

  /** Not a cursor of this list. */
  public static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Malformed() {
      super("Not a cursor of this list");
    }

    Malformed(Throwable cause) {
      super("Not a cursor of this list", cause);
    }
  }
}
