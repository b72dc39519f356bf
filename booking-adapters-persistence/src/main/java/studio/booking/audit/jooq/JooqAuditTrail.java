package studio.booking.audit.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static studio.booking.audit.jooq.db.Tables.ENTRY;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.audit.AuditTrail;
import studio.booking.shared.ClientId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.Db;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The log by client. */
@Repository
class JooqAuditTrail implements AuditTrail {
  private static final JsonMapper JSON = new JsonMapper();

  private final Db db;

  JooqAuditTrail(Db db) {
    this.db = db;
  }

  @Override
  public Later<List<Step>> about(
      ClientId client, Collection<String> actions, Cursor.@Nullable Position after, int atMost) {
    return db.list(
        select(ENTRY.fields())
            .from(ENTRY)
            .where(of(client, actions))
            .and(
                after == null
                    ? noCondition()
                    : row(ENTRY.AT, ENTRY.ID).lt(after.instant(0), after.uuid(1)))
            .orderBy(ENTRY.AT.desc(), ENTRY.ID.desc())
            .limit(atMost),
        JooqAuditTrail::step);
  }

  @Override
  public Later<Optional<Step>> last(ClientId client, Collection<String> actions) {
    return db.one(
        select(ENTRY.fields())
            .from(ENTRY)
            .where(of(client, actions))
            .and(ENTRY.OUTCOME.eq("ALLOWED"))
            .orderBy(ENTRY.AT.desc(), ENTRY.ID.desc())
            .limit(1),
        JooqAuditTrail::step);
  }

  private Condition of(ClientId client, Collection<String> actions) {
    return ENTRY
        .ORGANIZATION_ID
        .eq(db.caller().organization().value())
        .and(ENTRY.CLIENT_ID.eq(client.value()))
        .and(ENTRY.ACTION.eq(any(actions.toArray(String[]::new))));
  }

  private static Step step(Record row) {
    var actor = row.get(ENTRY.ACTOR_ID);
    return new Step(
        row.get(ENTRY.ID),
        row.get(ENTRY.AT),
        actor == null ? null : new PersonId(actor),
        Role.of(row.get(ENTRY.ACTOR_ROLE)),
        row.get(ENTRY.ACTION),
        "REFUSED".equals(row.get(ENTRY.OUTCOME)),
        row.get(ENTRY.REQUEST_ID),
        JSON.readValue(
            row.get(ENTRY.DETAILS).data(), new TypeReference<TreeMap<String, String>>() {}));
  }
}
