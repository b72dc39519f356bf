package studio.booking.operations.jooq;

import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static studio.booking.shared.jooq.db.Tables.IDEMPOTENCY_KEY;

import java.util.List;
import org.springframework.stereotype.Repository;
import studio.booking.operations.domain.ExpiredKeys;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Lobby;
import studio.booking.shared.jooq.Lobby.Door;

@Repository
class JooqExpiredKeys implements ExpiredKeys {
  private final Db db;
  private final Lobby lobby;

  JooqExpiredKeys(Db db, Lobby lobby) {
    this.db = db;
    this.lobby = lobby;
  }

  @Override
  public List<OrganizationId> studios() {
    return lobby.ask(
        Door.SCOUT,
        selectDistinct(IDEMPOTENCY_KEY.ORGANIZATION_ID)
            .from(IDEMPOTENCY_KEY)
            .where(IDEMPOTENCY_KEY.EXPIRES_AT.le(currentInstant())),
        key -> new OrganizationId(key.get(IDEMPOTENCY_KEY.ORGANIZATION_ID)));
  }

  @Override
  public int clear(int atMost) {
    var key =
        row(
            IDEMPOTENCY_KEY.ORGANIZATION_ID,
            IDEMPOTENCY_KEY.PERSON_ID,
            IDEMPOTENCY_KEY.ROUTE,
            IDEMPOTENCY_KEY.KEY);
    return db.execute(
        deleteFrom(IDEMPOTENCY_KEY)
            .where(
                key.in(
                    select(
                            IDEMPOTENCY_KEY.ORGANIZATION_ID,
                            IDEMPOTENCY_KEY.PERSON_ID,
                            IDEMPOTENCY_KEY.ROUTE,
                            IDEMPOTENCY_KEY.KEY)
                        .from(IDEMPOTENCY_KEY)
                        .where(
                            IDEMPOTENCY_KEY.ORGANIZATION_ID.eq(db.caller().organization().value()))
                        .and(IDEMPOTENCY_KEY.EXPIRES_AT.le(currentInstant()))
                        .orderBy(IDEMPOTENCY_KEY.EXPIRES_AT)
                        .limit(atMost))));
  }
}
