package studio.booking.shared.jooq;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.Caller;

/**
 * A statement whose text is made once, and which is filled in each time it is sent. Making the text
 * takes jOOQ longer than PostgreSQL takes to run most of ours, so what every request sends is kept
 * as a template.
 *
 * <pre>{@code
 * private static final Template<Collection<SessionId>> BY_ID =
 *     Template.of(
 *         in -> selectFrom(SESSION).where(SESSION.ID.eq(any(in.uuids(JooqSessions::uuids)))));
 *
 * db.list(BY_ID, sessions, SessionRows::session);
 * }</pre>
 *
 * @param <V> what it is filled in with
 */
public final class Template<V> {
  private final Rendering text;
  private final Map<String, BiFunction<Caller, V, @Nullable Object>> blanks;

  private Template(Rendering text, Map<String, BiFunction<Caller, V, @Nullable Object>> blanks) {
    this.text = text;
    this.blanks = blanks;
  }

  /** Makes the text, with blanks where values will stand. */
  public static <V> Template<V> of(Function<? super Blanks<V>, ? extends Query> query) {
    var blanks = new Blanks<V>();
    var statement = query.apply(blanks);
    var text = Rendering.of(statement);
    var used = text.blanks().stream().map(Rendering.Blank::name).collect(Collectors.toSet());
    if (!used.containsAll(blanks.values.keySet())
        || Rendering.placesIn(statement) != text.blanks().size()) {
      throw new IllegalStateException("Not every blank is used exactly once: " + statement);
    }
    return new Template<>(text, Map.copyOf(blanks.values));
  }

  Statement filled(Caller caller, V values) {
    return text.filled(
        blank -> {
          var value = blanks.get(blank.name());
          return value == null
              ? blank.constant()
              : blank.databaseValue(value.apply(caller, values));
        });
  }

  /** Where values will stand. Each blank is for one place in the text. */
  public static final class Blanks<V> {
    private final Map<String, BiFunction<Caller, V, @Nullable Object>> values = new HashMap<>();

    private Blanks() {}

    /** The studio of the caller whose unit of work it is. */
    public Field<UUID> organization() {
      return blank(SQLDataType.UUID, (caller, _) -> caller.organization().value());
    }

    /** Something about the caller whose unit of work it is. */
    public <T> Field<T> ofCaller(DataType<T> type, Function<Caller, ? extends @Nullable T> value) {
      return blank(type, (caller, _) -> value.apply(caller));
    }

    public <T> Field<T> value(DataType<T> type, Function<? super V, ? extends @Nullable T> value) {
      return blank(type, (_, values) -> value.apply(values));
    }

    public Field<UUID> uuid(Function<? super V, @Nullable UUID> value) {
      return value(SQLDataType.UUID, value);
    }

    /** For {@code = any (…)}. */
    public Field<UUID[]> uuids(Function<? super V, UUID[]> value) {
      return value(SQLDataType.UUID.array(), value);
    }

    public Field<String> text(Function<? super V, @Nullable String> value) {
      return value(SQLDataType.CLOB, value);
    }

    public Field<Integer> number(Function<? super V, @Nullable Integer> value) {
      return value(SQLDataType.INTEGER, value);
    }

    public Condition flag(Predicate<? super V> value) {
      return DSL.condition(value(SQLDataType.BOOLEAN, value::test));
    }

    public Field<LocalDate> date(Function<? super V, LocalDate> value) {
      return value(SQLDataType.LOCALDATE, value);
    }

    public Field<Instant> instant(Function<? super V, Instant> value) {
      return value(SQLDataType.INSTANT, value);
    }

    /** A list as a table of the statement. */
    public <T> Rows<T> rows(String alias, Function<? super V, ? extends List<? extends T>> list) {
      return new Rows<>(
          alias,
          new Rows.Arrays<T>() {
            @Override
            public <A> Field<A> field(DataType<A> type, Function<List<? extends T>, A> array) {
              return value(type, values -> array.apply(list.apply(values)));
            }
          });
    }

    private <T> Field<T> blank(DataType<T> type, BiFunction<Caller, V, @Nullable Object> value) {
      var name = "blank" + values.size();
      values.put(name, value);
      return DSL.param(name, type);
    }
  }
}
