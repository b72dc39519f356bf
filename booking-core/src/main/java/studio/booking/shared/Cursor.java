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
 * How one list says where a page ended: with its own name, and the values of the last item that it
 * is ordered by. Callers hand that back as they got it, but need not be trusted to: whatever does
 * not read as what is asked for, such as the cursor of another list, is {@link Malformed}.
 *
 * <pre>{@code
 * private static final Cursor CURSOR = Cursor.of("sessions", 2);
 *
 * CURSOR.text(session.startsAt(), session.id().value());   // to the caller
 * var last = CURSOR.parse(cursor);                          // and back
 * last.instant(0); last.uuid(1);
 * }</pre>
 */
public final class Cursor {
  private static final int MAX_LENGTH = 1000;
  private static final char SEPARATOR = '\n';

  private final String list;
  private final int size;

  private Cursor(String list, int size) {
    this.list = list;
    this.size = size;
  }

  /**
   * The cursors of a list.
   *
   * @param list its name, which no other has; to change it is to refuse the cursors given out
   * @param size how many values it is ordered by
   */
  public static Cursor of(String list, int size) {
    return new Cursor(list, size);
  }

  /** Instants, dates, UUIDs, numbers and texts without line breaks, as one opaque text. */
  public String text(Object... values) {
    if (values.length != size) throw new IllegalArgumentException("Not " + size + " values");
    var texts = new ArrayList<String>();
    texts.add(list);
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
   * Reads what {@link #text} made for the same list.
   *
   * @throws Malformed when it is no such thing
   */
  public Position parse(String text) {
    if (text.length() > MAX_LENGTH) throw new Malformed();
    try {
      var joined = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      if (joined.indexOf('\0') >= 0) throw new Malformed();
      var texts = List.of(joined.split(String.valueOf(SEPARATOR), -1));
      if (texts.size() != size + 1 || !texts.getFirst().equals(list)) throw new Malformed();
      return new Position(texts.subList(1, texts.size()));
    } catch (IllegalArgumentException e) {
      throw new Malformed(e);
    }
  }

  /** Where a page ended: the values of its last item. */
  public static final class Position {
    private final List<String> values;

    private Position(List<String> values) {
      this.values = values;
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
