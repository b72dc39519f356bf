package studio.booking.audit.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static studio.booking.audit.jooq.db.Tables.ENTRY;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.audit.AuditTrail;
import studio.booking.audit.Entry;
import studio.booking.shared.ClientId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Db;

/** The log by client. */
@Repository
class JooqAuditTrail implements AuditTrail {
  private final Db db;

  JooqAuditTrail(Db db) {
    this.db = db;
  }

  @Override
  public Later<List<Entry>> about(
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
        EntryRows::entry);
  }

  @Override
  public Later<Optional<Entry>> last(ClientId client, Collection<String> actions) {
    return db.one(
        select(ENTRY.fields())
            .from(ENTRY)
            .where(of(client, actions))
            .and(ENTRY.OUTCOME.eq("ALLOWED"))
            .orderBy(ENTRY.AT.desc(), ENTRY.ID.desc())
            .limit(1),
        EntryRows::entry);
  }

  private Condition of(ClientId client, Collection<String> actions) {
    return ENTRY
        .ORGANIZATION_ID
        .eq(db.caller().organization().value())
        .and(ENTRY.CLIENT_ID.eq(client.value()))
        .and(ENTRY.ACTION.eq(any(actions.toArray(String[]::new))));
  }
}
