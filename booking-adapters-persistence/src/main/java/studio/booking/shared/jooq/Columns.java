package studio.booking.shared.jooq;

import static org.jooq.impl.DSL.val;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * What an INSERT of a list fills: columns of a table, each with what stands there for an item. The
 * organization comes first, by itself.
 */
public final class Columns<T> {
  private final Rows<T> rows;
  private final List<Field<?>> names = new ArrayList<>();
  private final List<Field<?>> values = new ArrayList<>();

  /**
   * @param organization the table's tenant column
   */
  public Columns(Db db, Field<UUID> organization, Rows<T> rows) {
    this.rows = rows;
    field(organization, val(db.caller().organization().value()));
  }

  /** The same for a template. */
  public Columns(Template.Blanks<?> in, Field<UUID> organization, Rows<T> rows) {
    this.rows = rows;
    field(organization, in.organization());
  }

  public Columns<T> uuid(Field<UUID> column, Function<? super T, @Nullable UUID> value) {
    return field(column, rows.column(column.getName(), SQLDataType.UUID, value));
  }

  public Columns<T> text(Field<String> column, Function<? super T, @Nullable String> value) {
    return field(column, rows.column(column.getName(), SQLDataType.CLOB, value));
  }

  public Columns<T> number(Field<Integer> column, Function<? super T, @Nullable Integer> value) {
    return field(column, rows.column(column.getName(), SQLDataType.INTEGER, value));
  }

  public Columns<T> bigNumber(Field<Long> column, Function<? super T, @Nullable Long> value) {
    return field(column, rows.column(column.getName(), SQLDataType.BIGINT, value));
  }

  public Columns<T> flag(Field<Boolean> column, Function<? super T, @Nullable Boolean> value) {
    return field(column, rows.column(column.getName(), SQLDataType.BOOLEAN, value));
  }

  public Columns<T> instant(Field<Instant> column, Function<? super T, @Nullable Instant> value) {
    return field(column, rows.column(column.getName(), SQLDataType.INSTANT, value));
  }

  public Columns<T> bytes(Field<byte[]> column, Function<? super T, byte @Nullable []> value) {
    return field(column, rows.column(column.getName(), SQLDataType.BLOB, value));
  }

  public Columns<T> decimal(
      Field<BigDecimal> column, Function<? super T, @Nullable BigDecimal> value) {
    return field(column, rows.column(column.getName(), SQLDataType.NUMERIC, value));
  }

  public Columns<T> date(Field<LocalDate> column, Function<? super T, @Nullable LocalDate> value) {
    return field(column, rows.column(column.getName(), SQLDataType.LOCALDATE, value));
  }

  /** A column whose value is an expression. */
  public Columns<T> field(Field<?> column, Field<?> value) {
    names.add(column);
    values.add(value);
    return this;
  }

  public List<Field<?>> names() {
    return names;
  }

  public List<Field<?>> values() {
    return values;
  }

  public Table<?> table() {
    return rows.table();
  }
}
