package studio.booking.consent.jooq;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.selectOne;
import static studio.booking.consent.jooq.db.Tables.TYPE;

import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import studio.booking.consent.ConsentType;
import studio.booking.consent.domain.ConsentTypes;
import studio.booking.shared.Cursor;
import studio.booking.shared.Later;
import studio.booking.shared.Page;
import studio.booking.shared.jooq.Db;

/** What a studio's people are asked about. */
@Repository
class JooqConsentTypes implements ConsentTypes {
  private static final Cursor CURSOR = Cursor.of("consent-types", 1);

  private final Db db;

  JooqConsentTypes(Db db) {
    this.db = db;
  }

  @Override
  public Later<Boolean> has(ConsentType type) {
    return db.ask(select(exists(selectOne().from(TYPE).where(ours(), TYPE.CODE.eq(type.value())))))
        .map(answer -> answer.getFirst().get(0, Boolean.class));
  }

  @Override
  public Later<List<Meaning>> all() {
    return db.list(selectFrom(TYPE).where(ours()).orderBy(TYPE.CODE), JooqConsentTypes::meaning);
  }

  @Override
  public Later<Page<Meaning>> list(Page.Request page) {
    return db.list(
            selectFrom(TYPE)
                .where(
                    ours(),
                    page.cursor() == null
                        ? noCondition()
                        : TYPE.CODE.gt(CURSOR.parse(page.cursor()).string(0)))
                .orderBy(TYPE.CODE)
                .limit(page.limit() + 1),
            JooqConsentTypes::meaning)
        .map(found -> Page.of(found, page.limit(), last -> CURSOR.text(last.type().value())));
  }

  @Override
  public void add(Meaning added, Instant now) {
    db.write(
        insertInto(TYPE)
            .set(TYPE.ORGANIZATION_ID, db.caller().organization().value())
            .set(TYPE.CODE, added.type().value())
            .set(TYPE.NAME, added.name())
            .set(TYPE.DESCRIPTION, added.description())
            .set(TYPE.ADDED_AT, now)
            .onConflictDoNothing(),
        1);
  }

  private Condition ours() {
    return TYPE.ORGANIZATION_ID.eq(db.caller().organization().value());
  }

  private static Meaning meaning(Record row) {
    return new Meaning(
        new ConsentType(row.get(TYPE.CODE)), row.get(TYPE.NAME), row.get(TYPE.DESCRIPTION));
  }
}
