package studio.booking.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import studio.booking.contract.World.Who;

/** Who may do what: {@code authorization.txt}, read. */
final class AuthorizationTable {
  private static final String FILE = "/authorization.txt";

  /** Whose the things are that a request names. */
  enum Relation {
    /** It names nothing. */
    NONE("-"),
    HERE("here"),
    ELSEWHERE("elsewhere"),
    ABSENT("absent");

    private final String word;

    Relation(String word) {
      this.word = word;
    }

    static Relation of(String word) {
      for (var relation : values()) if (relation.word.equals(word)) return relation;
      throw new IllegalArgumentException("Neither here nor elsewhere nor absent: " + word);
    }

    String word() {
      return word;
    }
  }

  /**
   * A line: what becomes of one request, by who asks.
   *
   * @param variant which of several requests of this route; empty where there is one
   */
  record Row(String route, Relation relation, String variant, Map<Who, String> cells) {
    @Override
    public String toString() {
      return "%s, %s%s"
          .formatted(route, relation.word(), variant.isEmpty() ? "" : " (" + variant + ")");
    }
  }

  private AuthorizationTable() {}

  static List<Row> read() {
    var rows = new ArrayList<Row>();
    for (var line : lines()) {
      if (line.isBlank() || line.startsWith("#")) continue;
      var columns = line.split("\\|", -1);
      var relation = columns[1].strip().split(" ", 2);
      var words = columns[2].strip().split(" +");
      if (words.length != Who.values().length) {
        throw new IllegalArgumentException("A cell is missing: " + line);
      }
      var cells = new EnumMap<Who, String>(Who.class);
      for (var who : Who.values()) cells.put(who, words[who.ordinal()]);
      rows.add(
          new Row(
              columns[0].strip().replaceAll(" +", " "),
              Relation.of(relation[0]),
              relation.length == 1 ? "" : relation[1].strip(),
              cells));
    }
    return rows;
  }

  private static List<String> lines() {
    try (var file = AuthorizationTable.class.getResourceAsStream(FILE)) {
      if (file == null) throw new IllegalStateException("There is no " + FILE);
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
