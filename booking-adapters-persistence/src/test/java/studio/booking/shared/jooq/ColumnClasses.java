package studio.booking.shared.jooq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What kind of thing each column holds: {@code column-classes.txt}, read. */
public final class ColumnClasses {
  /** What a column holds, and so who may see it. */
  public enum ColumnClass {
    /** Which row, or which other row: ids, numbers in a row, versions. */
    REFERENCE,
    /** What became of something, when, and how much: says nothing of who somebody is. */
    FACT,
    /** What a client is called by all. */
    PSEUDONYM,
    /** What somebody is like, in numbers and codes. */
    BODY,
    /** What a studio says to everybody, or of itself. */
    STUDIO_TEXT,
    /** What somebody writes, which may say who somebody is: erasable, and never for the AI. */
    FREE_TEXT,
    /** Says who somebody is, in clear: sign-ins, addresses, signatures. */
    PERSONAL,
    /** Says who somebody is, encrypted under the client's key. */
    PII_ENCRYPTED,
    /** Health, and words about it, encrypted under the client's key. */
    HEALTH_ENCRYPTED,
    /** What somebody is found by without being known. */
    BLIND_INDEX,
    /** Digests and signatures by which anybody can check something, and that open nothing. */
    PROOF,
    /** Digests of secrets, and what else opens something. */
    SECRET
  }

  /** Every column of every table of ours, but of partitions, which have those of their table. */
  public static final String COLUMNS =
      """
      select n.nspname || '.' || c.relname || '.' || a.attname
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'p', 'm') and not c.relispartition
        and n.nspname not in ('pg_catalog', 'information_schema', 'public')
        and n.nspname not like 'pg\\_%'
      order by n.nspname, c.relname, a.attnum
      """;

  private static final String FILE = "/column-classes.txt";

  private ColumnClasses() {}

  /** By schema, table and column. */
  public static Map<String, ColumnClass> read() {
    var classes = new TreeMap<String, ColumnClass>();
    var table = "";
    for (var line : text().lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) continue;
      if (!line.startsWith(" ")) {
        table = line.strip();
        continue;
      }
      var words = line.strip().split(" +");
      for (int i = 1; i < words.length; i++) {
        var before = classes.put(table + "." + words[i], ColumnClass.valueOf(words[0]));
        if (before != null) throw new IllegalArgumentException("Twice: " + table + "." + words[i]);
      }
    }
    return classes;
  }

  private static String text() {
    try (var file = ColumnClasses.class.getResourceAsStream(FILE)) {
      if (file == null) throw new IllegalStateException("There is no " + FILE);
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
