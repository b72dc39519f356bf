package studio.booking.shared.jooq;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A list of ours as a table in a statement: one array per column, so that the statement's text is
 * the same for one row as for a thousand.
 *
 * <pre>{@code
 * var rows = Rows.of(bookings, "b");
 * var id = rows.column("id", SQLDataType.UUID, b -> b.id().value());
 * db.write(insertInto(BOOKING, BOOKING.ID).select(select(id).from(rows.table())), bookings.size());
 * }</pre>
 */
public final class Rows<T> {
  private final String alias;
  private final Arrays<T> source;
  private final List<Field<?>> arrays = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  /** Where the array of a column comes from. */
  interface Arrays<T> {
    <A> Field<A> field(DataType<A> type, Function<List<? extends T>, A> array);
  }

  Rows(String alias, Arrays<T> source) {
    this.alias = alias;
    this.source = source;
  }

  /** Rows of a statement that is made for this list only. */
  public static <T> Rows<T> of(List<? extends T> list, String alias) {
    return new Rows<>(
        alias,
        new Arrays<T>() {
          @Override
          public <A> Field<A> field(DataType<A> type, Function<List<? extends T>, A> array) {
            return val(array.apply(list), type);
          }
        });
  }

  /** Adds a column; the field reads it from {@link #table()}. */
  public <V> Field<V> column(
      String name, DataType<V> type, Function<? super T, ? extends @Nullable V> value) {
    arrays.add(source.field(type.array(), list -> array(type, list, value)));
    names.add(name);
    return DSL.field(name(alias, name), type);
  }

  private static <T, V> V[] array(
      DataType<V> type, List<? extends T> list, Function<? super T, ? extends @Nullable V> value) {
    @SuppressWarnings("unchecked")
    var values = (V[]) Array.newInstance(type.getType(), list.size());
    for (int i = 0; i < values.length; i++) values[i] = value.apply(list.get(i));
    return values;
  }

  /** The table of all columns added before. */
  public Table<?> table() {
    var unnest = new StringBuilder("unnest(");
    for (int i = 0; i < arrays.size(); i++)
      unnest.append(i == 0 ? "{" : ", {").append(i).append('}');
    return DSL.table(unnest.append(')').toString(), arrays.toArray(QueryPart[]::new))
        .as(alias, names.toArray(String[]::new));
  }
}
