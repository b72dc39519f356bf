package studio.booking.shared.jooq;

import java.util.Collections;
import java.util.List;
import org.jooq.Field;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/** A statement as it goes to PostgreSQL: its text, and a value for each question mark in it. */
public final class Statement {
  private final String sql;
  private final List<@Nullable Object> values;
  private final List<Field<?>> fields;

  Statement(String sql, List<@Nullable Object> values, List<Field<?>> fields) {
    this.sql = sql;
    this.values = Collections.unmodifiableList(values);
    this.fields = fields;
  }

  /** One that is made for this time only; what requests send again and again is a template. */
  static Statement of(Query query) {
    return Rendering.of(query).filled(Rendering.Blank::constant);
  }

  String sql() {
    return sql;
  }

  /** As the database has them: no types of ours. */
  List<@Nullable Object> values() {
    return values;
  }

  /** By which its rows are read; empty if it brings none. */
  List<Field<?>> fields() {
    return fields;
  }

  @Override
  public String toString() {
    return sql;
  }
}
