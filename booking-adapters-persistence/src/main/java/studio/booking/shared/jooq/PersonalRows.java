package studio.booking.shared.jooq;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.jooq.impl.DSL.select;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.tools.StringUtils;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.Later;
import studio.booking.shared.PersonalRecords.PersonalFile;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files of what is kept about a client, out of rows whose columns are called as the components of a
 * record: {@code made_at} goes into {@code madeAt}. All of them are asked for before the first
 * answer is needed.
 *
 * <pre>{@code
 * return new PersonalRows(db)
 *     .file("things", ThingRecord.class, THING, THING.CLIENT_ID.eq(client.value()))
 *     .all();
 * }</pre>
 */
public final class PersonalRows {
  private static final JsonMapper JSON = new JsonMapper();

  private final Db db;
  private final List<Later<PersonalFile>> files = new ArrayList<>();

  public PersonalRows(Db db) {
    this.db = db;
  }

  /** Asks for rows of one table, in the order of its key. */
  public <R extends java.lang.Record> PersonalRows file(
      String name, Class<R> type, Table<?> table, Condition which) {
    return file(
        name,
        type,
        select(columns(type, table)).from(table).where(ours(table), which).orderBy(key(table)));
  }

  /** That rows are of the studio that the open unit of work is for. */
  public Condition ours(Table<?> table) {
    var organization = requireNonNull(table.field("organization_id", UUID.class));
    return organization.eq(db.caller().organization().value());
  }

  /** By which its rows are told apart. */
  public static List<? extends Field<?>> key(Table<?> table) {
    return requireNonNull(table.getPrimaryKey()).getFields();
  }

  /**
   * What has to be selected for records of a type.
   *
   * @param table has a column for each component, but for those that others are for
   */
  public static List<Field<?>> columns(
      Class<? extends java.lang.Record> type, Table<?> table, Field<?>... others) {
    var columns = new HashMap<String, Field<?>>();
    for (var column : table.fields()) columns.put(word(column), column);
    for (var column : others) columns.put(word(column), column);
    return Arrays.stream(type.getRecordComponents())
        .<Field<?>>map(part -> requireNonNull(columns.get(part.getName()), part::toString))
        .toList();
  }

  /**
   * Asks for one more.
   *
   * @param type each of whose components has a column, and no column is left over
   */
  public <R extends java.lang.Record> PersonalRows file(
      String name, Class<R> type, ResultQuery<?> question) {
    var made = making(type, question);
    files.add(db.list(question, made).map(rows -> new PersonalFile(name, rows)));
    return this;
  }

  /** All that was asked for. */
  public Later<List<PersonalFile>> all() {
    return () -> files.stream().map(Later::get).toList();
  }

  private static <R> Function<Record, R> making(Class<R> type, ResultQuery<?> question) {
    var columns =
        Arrays.stream(question.fields())
            .collect(toUnmodifiableMap(PersonalRows::word, Function.identity()));
    var components = type.getRecordComponents();
    if (columns.size() != components.length) {
      throw new IllegalStateException("%s is not %s".formatted(type, columns.keySet()));
    }
    var fields = Arrays.stream(components).map(one -> columns.get(one.getName())).toList();
    var constructor = constructor(type, components);
    return row -> made(constructor, fields.stream().map(field -> value(row.get(field))).toArray());
  }

  private static String word(Field<?> column) {
    return StringUtils.toCamelCaseLC(column.getName());
  }

  private static @Nullable Object value(@Nullable Object value) {
    return switch (value) {
      case Object[] many -> List.of(many);
      case JSONB json -> JSON.readValue(json.data(), new TypeReference<Object>() {});
      case null, default -> value;
    };
  }

  private static <R> Constructor<R> constructor(Class<R> type, RecordComponent[] components) {
    try {
      var constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("Every record has it", e);
    }
  }

  private static <R> R made(Constructor<R> constructor, @Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Not what the columns hold: " + constructor, e);
    }
  }
}
