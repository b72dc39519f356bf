package studio.booking.audit.jooq;

import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;
import static studio.booking.audit.jooq.db.Tables.ENTRY;
import static studio.booking.audit.jooq.db.Tables.SEAL;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.Entry;
import studio.booking.audit.domain.Written;
import studio.booking.shared.ClientId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Entries out of rows. */
final class EntryRows {
  private static final JsonMapper JSON = new JsonMapper();

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  static final Field<Instant> AT = readable(ENTRY.AT);

  private EntryRows() {}

  static Entry entry(Record row) {
    var actor = row.get(ENTRY.ACTOR_ID);
    var client = row.get(ENTRY.CLIENT_ID);
    return new Entry(
        row.get(ENTRY.ID),
        row.get(ENTRY.AT),
        actor == null ? null : new PersonId(actor),
        Role.of(row.get(ENTRY.ACTOR_ROLE)),
        row.get(ENTRY.ACTION),
        "REFUSED".equals(row.get(ENTRY.OUTCOME)),
        row.get(ENTRY.SUBJECT_TYPE),
        row.get(ENTRY.SUBJECT_ID),
        client == null ? null : new ClientId(client),
        row.get(ENTRY.REQUEST_ID),
        JSON.readValue(
            row.get(ENTRY.DETAILS).data(), new TypeReference<TreeMap<String, String>>() {}));
  }

  /** All columns, as {@link #written} reads them. */
  static List<SelectField<?>> columns() {
    var columns = new ArrayList<SelectField<?>>(List.of(AT));
    for (var column : ENTRY.fields()) if (!column.equals(ENTRY.AT)) columns.add(column);
    return columns;
  }

  /**
   * The seal of the entry at hand, for a lateral join. So it is looked up by its key, for each
   * entry by itself: the planner takes studios for small, and would read all of their seals.
   */
  static Table<?> seal() {
    return select(SEAL.NUMBER, SEAL.ENTRY_AT)
        .from(SEAL)
        .where(SEAL.ORGANIZATION_ID.eq(ENTRY.ORGANIZATION_ID), SEAL.ENTRY_ID.eq(ENTRY.ID))
        .limit(1)
        .asTable("s");
  }

  /** A column of {@link #seal}; null where the entry has none. */
  static <T> Field<T> in(Table<?> seal, Field<T> column) {
    return requireNonNull(seal.field(column));
  }

  /**
   * An instant that can be read, whatever somebody has put there: PostgreSQL has some that Java has
   * not. Nothing that the program writes is that old.
   */
  static Field<Instant> readable(TableField<?, Instant> column) {
    return when(column.between(inline(EARLIEST), inline(LATEST)), column)
        .otherwise(inline(EARLIEST))
        .as("readable_" + column.getName());
  }

  /** As it stands there, whatever that is. */
  static Written written(Record row) {
    var text = row.get(ENTRY.DETAILS).data();
    var details = details(text);
    return new Written(
        row.get(ENTRY.ORGANIZATION_ID),
        row.get(AT),
        row.get(ENTRY.ID),
        row.get(ENTRY.ACTOR_ID),
        row.get(ENTRY.ACTOR_ROLE),
        row.get(ENTRY.ACTION),
        row.get(ENTRY.OUTCOME),
        row.get(ENTRY.SUBJECT_TYPE),
        row.get(ENTRY.SUBJECT_ID),
        row.get(ENTRY.CLIENT_ID),
        row.get(ENTRY.REQUEST_ID),
        details,
        details == null ? text : null,
        row.get(ENTRY.WRITTEN_IN));
  }

  /** Null where it is anything else than texts by name. */
  private static @Nullable SortedMap<String, String> details(String json) {
    try {
      var tree = JSON.readTree(json);
      if (!tree.isObject()) return null;
      var details = new TreeMap<String, String>();
      for (var property : tree.properties()) {
        if (!property.getValue().isString()) return null;
        details.put(property.getKey(), property.getValue().asString());
      }
      return details;
    } catch (JacksonException e) {
      // Nested too deeply, for example.
      return null;
    }
  }
}
