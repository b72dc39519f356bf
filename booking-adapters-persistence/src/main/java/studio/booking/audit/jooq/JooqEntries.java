package studio.booking.audit.jooq;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static studio.booking.audit.jooq.db.Tables.ENTRY;

import java.util.List;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.audit.domain.Entries;
import studio.booking.audit.domain.Entry;
import studio.booking.shared.ClientId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.Db;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JooqEntries implements Entries {
  private static final JsonMapper JSON = new JsonMapper();

  private final Db db;

  JooqEntries(Db db) {
    this.db = db;
  }

  @Override
  public Later<List<Entry>> find(Filter filter, Cursor.@Nullable Position after, int atMost) {
    var client = filter.client();
    var action = filter.action();
    return db.list(
        select(ENTRY.fields())
            .from(ENTRY)
            .where(ENTRY.ORGANIZATION_ID.eq(db.caller().organization().value()))
            .and(client == null ? noCondition() : ENTRY.CLIENT_ID.eq(client.value()))
            .and(action == null ? noCondition() : ENTRY.ACTION.eq(action))
            .and(after == null ? noCondition() : before(after))
            .orderBy(ENTRY.AT.desc(), ENTRY.ID.desc())
            .limit(atMost),
        JooqEntries::entry);
  }

  private static Condition before(Cursor.Position last) {
    return row(ENTRY.AT, ENTRY.ID).lt(last.instant(0), last.uuid(1));
  }

  private static Entry entry(Record row) {
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
}
