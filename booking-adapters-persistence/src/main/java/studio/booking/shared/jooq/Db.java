package studio.booking.shared.jooq;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.ResultQuery;
import studio.booking.shared.Caller;
import studio.booking.shared.Later;

/**
 * The database, as the caller of the open unit of work may see it.
 *
 * <p>Round trips are what requests wait for, so statements are collected and travel together: a
 * question goes out when its answer is first needed, a write at the latest before the commit.
 * Statements run in the order in which they were given, each seeing what was committed before it
 * began, so "lock first, read afterwards" holds within one trip too.
 */
public interface Db {
  /** Asks; the answer's records are read by the fields of the query. */
  Later<Result<Record>> ask(Statement question);

  default Later<Result<Record>> ask(ResultQuery<?> question) {
    return ask(Statement.of(question));
  }

  default <V> Later<Result<Record>> ask(Template<V> question, V values) {
    return ask(question.filled(caller(), values));
  }

  /** Asks for rows, each made into something of ours. */
  default <T> Later<List<T>> list(
      ResultQuery<?> question, Function<? super Record, ? extends T> row) {
    return all(ask(question), row);
  }

  default <V, T> Later<List<T>> list(
      Template<V> question, V values, Function<? super Record, ? extends T> row) {
    return all(ask(question, values), row);
  }

  private static <T> Later<List<T>> all(
      Later<Result<Record>> answer, Function<? super Record, ? extends T> row) {
    return new Memo<>(() -> answer.get().stream().<T>map(row).toList());
  }

  /** Asks for at most one row. */
  default <T> Later<Optional<T>> one(
      ResultQuery<?> question, Function<? super Record, ? extends T> row) {
    return first(ask(question), row);
  }

  default <V, T> Later<Optional<T>> one(
      Template<V> question, V values, Function<? super Record, ? extends T> row) {
    return first(ask(question, values), row);
  }

  private static <T> Later<Optional<T>> first(
      Later<Result<Record>> answer, Function<? super Record, ? extends T> row) {
    return new Memo<>(() -> answer.get().stream().findFirst().<T>map(row));
  }

  /**
   * Asks, and looks at the answer as soon as it is there, before anybody sees the answers that came
   * with it. What the inspection throws ends the unit of work.
   */
  void inspect(Statement question, Consumer<Result<Record>> inspection);

  default <V> void inspect(Template<V> question, V values, Consumer<Result<Record>> inspection) {
    inspect(question.filled(caller(), values), inspection);
  }

  /** Writes, whatever number of rows that touches. */
  void write(Statement statement);

  default void write(Query statement) {
    write(Statement.of(statement));
  }

  default <V> void write(Template<V> statement, V values) {
    write(statement.filled(caller(), values));
  }

  /**
   * Writes exactly so many rows. Any other number means that somebody else was faster: everything
   * is rolled back and the unit of work is run again, to see how things stand now.
   */
  void write(Statement statement, int rows);

  default void write(Query statement, int rows) {
    write(Statement.of(statement), rows);
  }

  default <V> void write(Template<V> statement, V values, int rows) {
    write(statement.filled(caller(), values), rows);
  }

  /** Writes now, and tells how many rows it touched. */
  int execute(Statement statement);

  default int execute(Query statement) {
    return execute(Statement.of(statement));
  }

  /** Who the open unit of work is for. */
  Caller caller();
}
