package studio.booking.audit.jooq;

import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;
import static studio.booking.audit.jooq.db.Tables.ENTRY;
import static studio.booking.audit.jooq.db.Tables.SEAL;

import java.util.List;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.audit.domain.Entries;
import studio.booking.shared.Cursor;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Db;

@Repository
class JooqEntries implements Entries {
  private final Db db;

  JooqEntries(Db db) {
    this.db = db;
  }

  @Override
  public Later<List<Listed>> find(Filter filter, Cursor.@Nullable Position after, int atMost) {
    var seal = EntryRows.seal();
    var number = EntryRows.in(seal, SEAL.NUMBER);
    return db.list(
        select(ENTRY.fields())
            .select(number)
            .from(ENTRY)
            .leftJoin(lateral(seal))
            .on(trueCondition())
            .where(ENTRY.ORGANIZATION_ID.eq(db.caller().organization().value()))
            .and(within(filter))
            .and(after == null ? noCondition() : before(after))
            .orderBy(ENTRY.AT.desc(), ENTRY.ID.desc())
            .limit(atMost),
        found -> new Listed(EntryRows.entry(found), found.get(number)));
  }

  private static Condition within(Filter filter) {
    var within = noCondition();
    var client = filter.client();
    var actor = filter.actor();
    var refused = filter.refused();
    if (client != null) within = within.and(ENTRY.CLIENT_ID.eq(client.value()));
    if (actor != null) within = within.and(ENTRY.ACTOR_ID.eq(actor.value()));
    if (filter.action() != null) within = within.and(ENTRY.ACTION.eq(filter.action()));
    if (refused != null) within = within.and(ENTRY.OUTCOME.eq(refused ? "REFUSED" : "ALLOWED"));
    if (filter.from() != null) within = within.and(ENTRY.AT.ge(filter.from()));
    return filter.to() == null ? within : within.and(ENTRY.AT.lt(filter.to()));
  }

  private static Condition before(Cursor.Position last) {
    return row(ENTRY.AT, ENTRY.ID).lt(last.instant(0), last.uuid(1));
  }
}
