package studio.booking.shared.jooq;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;

/**
 * Statements that go to PostgreSQL together. pgjdbc sends several statements of one prepared text
 * in one go and hands back their results one after the other (extended query protocol, one Sync).
 */
final class Trip {
  /** A statement under way, and what came back. */
  static final class Item {
    private final Statement statement;
    private final int expectedRows;
    private @Nullable Result<Record> result;
    private int rows = -1;
    private boolean arrived;
    private Consumer<Result<Record>> inspection = result -> {};

    Item(Statement statement, int expectedRows) {
      this.statement = statement;
      this.expectedRows = expectedRows;
    }

    boolean arrived() {
      return arrived;
    }

    Result<Record> result() {
      if (result == null) throw new IllegalStateException("No rows came back");
      return result;
    }

    void inspectedBy(Consumer<Result<Record>> inspection) {
      this.inspection = inspection;
    }

    int rows() {
      return rows;
    }
  }

  static final int ANY = -1;

  /** What the driver has arrays of, besides texts. */
  private static final Set<Class<?>> AS_THEY_ARE =
      Set.of(Integer.class, Long.class, Boolean.class, byte[].class);

  private final String role;
  private final List<Item> items = new ArrayList<>();

  /**
   * @param role that the statements will be run as. It is part of the text, so that each role has
   *     prepared statements of its own: with row-level security, PostgreSQL has to plan a statement
   *     anew when another role comes along.
   */
  Trip(String role) {
    this.role = role;
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  Item add(Statement statement, int expectedRows) {
    var item = new Item(statement, expectedRows);
    items.add(item);
    return item;
  }

  /** Sends all, reads all, then checks the numbers of rows. */
  void send(Connection connection) throws SQLException {
    Deadline.check();
    var sql =
        items.stream()
            .map(item -> item.statement.sql())
            .collect(joining(";\n", "/* " + role + " */ ", ""));
    var values = new ArrayList<@Nullable Object>();
    for (var item : items) values.addAll(item.statement.values());
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) bind(connection, statement, i + 1, values.get(i));
      boolean rows = execute(statement);
      for (int i = 0; i < items.size(); i++) {
        if (i > 0) rows = statement.getMoreResults();
        read(statement, rows, items.get(i));
      }
    }
    for (var item : items) {
      if (item.result != null) item.inspection.accept(item.result);
      if (item.expectedRows != ANY && item.rows != item.expectedRows) {
        throw new LostRace(
            // Its text holds no values, and may be logged.
            "%d rows instead of %d by %s".formatted(item.rows, item.expectedRows, item.statement));
      }
    }
  }

  private static boolean execute(PreparedStatement statement) throws SQLException {
    try (var _ = Deadline.watch(statement)) {
      return statement.execute();
    }
  }

  private void read(PreparedStatement statement, boolean rows, Item item) throws SQLException {
    if (rows) {
      try (var set = statement.getResultSet()) {
        item.result = Rendering.rows(set, item.statement.fields());
        item.rows = item.result.size();
      }
    } else {
      item.rows = statement.getUpdateCount();
    }
    item.arrived = true;
  }

  // The statement's text says the type of each bind by a cast, so plain values are enough here.
  private static void bind(
      Connection connection, PreparedStatement statement, int at, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setObject(at, null);
      case Instant instant -> statement.setObject(at, instant.atOffset(ZoneOffset.UTC));
      case JSONB json -> statement.setString(at, json.data());
      case Object[] array ->
          statement.setArray(at, connection.createArrayOf(typeOf(array), texts(array)));
      default -> statement.setObject(at, value);
    }
  }

  private static String typeOf(Object[] array) {
    return switch (array.getClass().getComponentType().getSimpleName()) {
      case "UUID" -> "uuid";
      case "Instant" -> "timestamptz";
      case "Integer" -> "int4";
      case "Long" -> "int8";
      case "Boolean" -> "bool";
      case "LocalDate" -> "date";
      case "byte[]" -> "bytea";
      default -> "text";
    };
  }

  private static @Nullable Object[] texts(@Nullable Object[] array) {
    if (AS_THEY_ARE.contains(array.getClass().getComponentType())) return array;
    return Arrays.stream(array)
        .map(value -> value instanceof JSONB json ? json.data() : value)
        .map(value -> value == null ? null : value.toString())
        .toArray();
  }
}
