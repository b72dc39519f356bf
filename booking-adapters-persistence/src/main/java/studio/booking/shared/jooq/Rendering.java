package studio.booking.shared.jooq;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Converter;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The text that jOOQ makes of a query, with what its question marks stand for. The jOOQ that makes
 * it knows no connection, so nobody can run a statement past the unit of work.
 */
final class Rendering {
  static {
    // Its greeting would be the first thing in every log.
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  private static final DSLContext POSTGRES =
      DSL.using(
          SQLDialect.POSTGRES,
          new Settings()
              .withExecuteLogging(false)
              .withFetchWarnings(false)
              .withReflectionCaching(true));

  /**
   * What a question mark stands for.
   *
   * @param name of the parameter; a number for one that has none
   * @param constant its value, as the database has it
   */
  record Blank(String name, @Nullable Object constant, Converter<?, ?> converter) {
    @SuppressWarnings("unchecked")
    @Nullable Object databaseValue(@Nullable Object value) {
      return value == null ? null : ((Converter<?, Object>) converter).to(value);
    }
  }

  private final String sql;
  private final List<Blank> blanks;
  private final List<Field<?>> fields;

  private Rendering(String sql, List<Blank> blanks, List<Field<?>> fields) {
    this.sql = sql;
    this.blanks = blanks;
    this.fields = fields;
  }

  static Rendering of(Query query) {
    var blanks = new ArrayList<Blank>();
    // In the dialect of the text: in another, a query may have other parameters.
    for (var named : POSTGRES.extractParams(query).entrySet()) {
      if (!named.getValue().isInline()) blanks.add(blank(named.getKey(), named.getValue()));
    }
    return new Rendering(POSTGRES.render(query), blanks, fields(query));
  }

  private static Blank blank(String name, Param<?> param) {
    var blank = new Blank(name, null, param.getConverter());
    return new Blank(name, blank.databaseValue(param.getValue()), param.getConverter());
  }

  /** As they were selected: with their tables, which tells those of the same name apart. */
  @SuppressWarnings("deprecation") // What is there instead forgets the tables.
  private static List<Field<?>> fields(Query query) {
    return switch (query) {
      case Select<?> select -> List.copyOf(select.getSelect());
      case ResultQuery<?> question -> List.of(question.fields());
      default -> List.of();
    };
  }

  /** How many question marks its text has. */
  static int placesIn(Query query) {
    return POSTGRES.extractBindValues(query).size();
  }

  List<Blank> blanks() {
    return blanks;
  }

  Statement filled(Function<Blank, @Nullable Object> value) {
    var values = new ArrayList<@Nullable Object>(blanks.size());
    for (var blank : blanks) values.add(value.apply(blank));
    return new Statement(sql, values, fields);
  }

  /** Reads rows by the fields of the statement that they are the answer to. */
  static Result<Record> rows(java.sql.ResultSet set, List<Field<?>> fields) {
    return POSTGRES.fetch(set, fields.toArray(Field<?>[]::new));
  }
}
