package studio.booking.operations.jooq;

import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static studio.booking.shared.jooq.db.Tables.RATE_BUCKET;

import java.util.List;
import org.springframework.stereotype.Repository;
import studio.booking.operations.domain.FullBuckets;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Lobby;
import studio.booking.shared.jooq.Lobby.Door;

@Repository
class JooqFullBuckets implements FullBuckets {
  private final Db db;
  private final Lobby lobby;

  JooqFullBuckets(Db db, Lobby lobby) {
    this.db = db;
    this.lobby = lobby;
  }

  @Override
  public List<OrganizationId> studios() {
    return lobby.ask(
        Door.SCOUT,
        selectDistinct(RATE_BUCKET.ORGANIZATION_ID)
            .from(RATE_BUCKET)
            .where(RATE_BUCKET.FULL_AT.le(currentInstant())),
        bucket -> new OrganizationId(bucket.get(RATE_BUCKET.ORGANIZATION_ID)));
  }

  @Override
  public int clear(int atMost) {
    var bucket = row(RATE_BUCKET.ORGANIZATION_ID, RATE_BUCKET.NAME, RATE_BUCKET.OWNER);
    return db.execute(
        deleteFrom(RATE_BUCKET)
            .where(
                bucket.in(
                    select(RATE_BUCKET.ORGANIZATION_ID, RATE_BUCKET.NAME, RATE_BUCKET.OWNER)
                        .from(RATE_BUCKET)
                        .where(
                            RATE_BUCKET.ORGANIZATION_ID.eq(db.caller().organization().value()),
                            RATE_BUCKET.FULL_AT.le(currentInstant()))
                        .limit(atMost)
                        // Who is just taking from one is not waited for, nor made to wait.
                        .forUpdate()
                        .skipLocked())));
  }
}
