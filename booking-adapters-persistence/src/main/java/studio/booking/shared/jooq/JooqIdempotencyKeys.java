package studio.booking.shared.jooq;

import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static studio.booking.shared.jooq.db.Tables.IDEMPOTENCY_KEY;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import studio.booking.shared.Caller;
import studio.booking.shared.IdempotencyKeys;

/**
 * Keys as rows, claimed by an advisory lock. Claiming goes out with the first questions of the use
 * case, keeping with its last writes, so that a key costs no trip of its own.
 */
@Repository
class JooqIdempotencyKeys implements IdempotencyKeys {
  /** What {@code shared.claim_idempotency_key} fails with. */
  static final String IN_USE = "BK001";

  private static final Duration LIFE = Duration.ofHours(24);

  private static final Template<Use> CLAIM =
      Template.of(
          in ->
              select(
                  field(
                      "shared.claim_idempotency_key({0}, {1}, {2})",
                      SQLDataType.CLOB,
                      in.ofCaller(SQLDataType.UUID, JooqIdempotencyKeys::person),
                      in.text(Use::route),
                      in.text(Use::key))));

  private record Search(Use use, Instant now) {}

  private static final Template<Search> ANSWERED =
      Template.of(
          in ->
              selectFrom(IDEMPOTENCY_KEY)
                  .where(IDEMPOTENCY_KEY.ORGANIZATION_ID.eq(in.organization()))
                  .and(
                      IDEMPOTENCY_KEY.PERSON_ID.eq(
                          in.ofCaller(SQLDataType.UUID, JooqIdempotencyKeys::person)))
                  .and(IDEMPOTENCY_KEY.ROUTE.eq(in.text(search -> search.use().route())))
                  .and(IDEMPOTENCY_KEY.KEY.eq(in.text(search -> search.use().key())))
                  .and(IDEMPOTENCY_KEY.EXPIRES_AT.gt(in.instant(Search::now))));

  private record Kept(Use use, Answer answer, Instant now) {}

  private static final Template<Kept> KEEP = Template.of(JooqIdempotencyKeys::keeping);

  private final Db db;

  /** Keys live in real time, whatever a demo clock says. */
  private final InstantSource realTime = InstantSource.system();

  JooqIdempotencyKeys(Db db) {
    this.db = db;
  }

  @Override
  public void claim(Caller caller, Use use) {
    db.ask(CLAIM, use);
    // Its own statement: one that began before the first request was done would not see its answer.
    db.inspect(ANSWERED, new Search(use, realTime.instant()), found -> refuse(found, use));
  }

  private static void refuse(Result<Record> found, Use use) {
    for (var row : found) {
      if (!row.get(IDEMPOTENCY_KEY.FINGERPRINT).equals(use.fingerprint())) {
        throw new Taken(Taken.Because.ANOTHER_BODY, null);
      }
      throw new Taken(
          Taken.Because.ANSWERED,
          new Answer(
              row.get(IDEMPOTENCY_KEY.STATUS),
              row.get(IDEMPOTENCY_KEY.LOCATION),
              row.get(IDEMPOTENCY_KEY.ETAG),
              row.get(IDEMPOTENCY_KEY.BODY)));
    }
  }

  @Override
  public void keep(Caller caller, Use use, Answer answer, Instant now) {
    db.write(KEEP, new Kept(use, answer, now), 1);
  }

  private static Query keeping(Template.Blanks<Kept> in) {
    var key = IDEMPOTENCY_KEY;
    return insertInto(key)
        .set(key.ORGANIZATION_ID, in.organization())
        .set(key.PERSON_ID, in.ofCaller(SQLDataType.UUID, JooqIdempotencyKeys::person))
        .set(key.ROUTE, in.text(kept -> kept.use().route()))
        .set(key.KEY, in.text(kept -> kept.use().key()))
        .set(key.FINGERPRINT, in.text(kept -> kept.use().fingerprint()))
        .set(key.STATUS, in.value(key.STATUS.getDataType(), kept -> (short) kept.answer().status()))
        .set(key.LOCATION, in.text(kept -> kept.answer().location()))
        .set(key.ETAG, in.text(kept -> kept.answer().etag()))
        .set(key.BODY, in.value(key.BODY.getDataType(), kept -> kept.answer().body()))
        .set(key.CREATED_AT, in.instant(Kept::now))
        .set(key.EXPIRES_AT, in.instant(kept -> kept.now().plus(LIFE)))
        .onConflict(key.ORGANIZATION_ID, key.PERSON_ID, key.ROUTE, key.KEY)
        .doUpdate()
        .set(key.FINGERPRINT, excluded(key.FINGERPRINT))
        .set(key.STATUS, excluded(key.STATUS))
        .set(key.LOCATION, excluded(key.LOCATION))
        .set(key.ETAG, excluded(key.ETAG))
        .set(key.BODY, excluded(key.BODY))
        .set(key.CREATED_AT, excluded(key.CREATED_AT))
        .set(key.EXPIRES_AT, excluded(key.EXPIRES_AT))
        .where(key.EXPIRES_AT.le(in.instant(Kept::now)));
  }

  private static UUID person(Caller caller) {
    return caller.self().value();
  }
}
