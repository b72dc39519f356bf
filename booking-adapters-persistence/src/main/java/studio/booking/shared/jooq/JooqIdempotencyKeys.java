package studio.booking.shared.jooq;

import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.val;
import static studio.booking.shared.jooq.db.Tables.IDEMPOTENCY_KEY;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jooq.Condition;
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

  private final Db db;

  /** Keys live in real time, whatever a demo clock says. */
  private final InstantSource realTime = InstantSource.system();

  JooqIdempotencyKeys(Db db) {
    this.db = db;
  }

  @Override
  public void claim(Caller caller, Use use) {
    db.ask(
        select(
            field(
                "shared.claim_idempotency_key({0}, {1}, {2})",
                SQLDataType.CLOB, val(person(caller)), val(use.route()), val(use.key()))));
    // Its own statement: one that began before the first request was done would not see its answer.
    db.inspect(
        selectFrom(IDEMPOTENCY_KEY)
            .where(isFor(caller, use))
            .and(IDEMPOTENCY_KEY.EXPIRES_AT.gt(realTime.instant())),
        found -> refuse(found, use));
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
    var key = IDEMPOTENCY_KEY;
    db.write(
        insertInto(key)
            .set(key.ORGANIZATION_ID, caller.organization().value())
            .set(key.PERSON_ID, person(caller))
            .set(key.ROUTE, use.route())
            .set(key.KEY, use.key())
            .set(key.FINGERPRINT, use.fingerprint())
            .set(key.STATUS, (short) answer.status())
            .set(key.LOCATION, answer.location())
            .set(key.ETAG, answer.etag())
            .set(key.BODY, answer.body())
            .set(key.CREATED_AT, now)
            .set(key.EXPIRES_AT, now.plus(LIFE))
            .onConflict(key.ORGANIZATION_ID, key.PERSON_ID, key.ROUTE, key.KEY)
            .doUpdate()
            .set(key.FINGERPRINT, excluded(key.FINGERPRINT))
            .set(key.STATUS, excluded(key.STATUS))
            .set(key.LOCATION, excluded(key.LOCATION))
            .set(key.ETAG, excluded(key.ETAG))
            .set(key.BODY, excluded(key.BODY))
            .set(key.CREATED_AT, excluded(key.CREATED_AT))
            .set(key.EXPIRES_AT, excluded(key.EXPIRES_AT))
            .where(key.EXPIRES_AT.le(now)),
        1);
  }

  private static Condition isFor(Caller caller, Use use) {
    return IDEMPOTENCY_KEY
        .ORGANIZATION_ID
        .eq(caller.organization().value())
        .and(IDEMPOTENCY_KEY.PERSON_ID.eq(person(caller)))
        .and(IDEMPOTENCY_KEY.ROUTE.eq(use.route()))
        .and(IDEMPOTENCY_KEY.KEY.eq(use.key()));
  }

  private static UUID person(Caller caller) {
    return caller.self().value();
  }
}
