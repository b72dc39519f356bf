package studio.booking.consent.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;
import static studio.booking.consent.jooq.db.Tables.ANSWER;
import static studio.booking.consent.jooq.db.Tables.EXPIRY;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import studio.booking.consent.ConsentId;
import studio.booking.consent.ConsentType;
import studio.booking.consent.domain.Expiries;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Lobby;

/** What is to be told of, over all studios by due times only, and within one. */
@Repository
class JooqExpiries implements Expiries {
  private final Db db;
  private final Lobby lobby;

  JooqExpiries(Db db, Lobby lobby) {
    this.db = db;
    this.lobby = lobby;
  }

  @Override
  public List<OrganizationId> studios(Instant now) {
    return lobby.ask(
        Lobby.Door.SCOUT,
        select(EXPIRY.ORGANIZATION_ID)
            .distinctOn(EXPIRY.ORGANIZATION_ID)
            .from(EXPIRY)
            .where(EXPIRY.TOLD_AT.isNull(), EXPIRY.EXPIRES_AT.le(now)),
        row -> new OrganizationId(row.get(EXPIRY.ORGANIZATION_ID)));
  }

  @Override
  public Later<List<Due>> keep(Instant now, int limit) {
    return db.list(
        select(ANSWER.ID, ANSWER.CLIENT_ID, ANSWER.TYPE, ANSWER.REVOKED_AT)
            .from(EXPIRY)
            .join(ANSWER)
            .on(ANSWER.ORGANIZATION_ID.eq(EXPIRY.ORGANIZATION_ID), ANSWER.ID.eq(EXPIRY.ANSWER_ID))
            .where(
                EXPIRY.ORGANIZATION_ID.eq(organization()),
                EXPIRY.TOLD_AT.isNull(),
                EXPIRY.EXPIRES_AT.le(now))
            .orderBy(EXPIRY.EXPIRES_AT, EXPIRY.ANSWER_ID)
            .limit(limit)
            .forNoKeyUpdate()
            .of(EXPIRY)
            .skipLocked(),
        row ->
            new Due(
                new ConsentId(row.get(ANSWER.ID)),
                new ClientId(row.get(ANSWER.CLIENT_ID)),
                new ConsentType(row.get(ANSWER.TYPE)),
                row.get(ANSWER.REVOKED_AT) == null));
  }

  @Override
  public void told(List<ConsentId> consents, Instant now) {
    var ids = consents.stream().map(ConsentId::value).toArray(UUID[]::new);
    db.write(
        update(EXPIRY)
            .set(EXPIRY.TOLD_AT, now)
            .where(
                EXPIRY.ORGANIZATION_ID.eq(organization()),
                EXPIRY.ANSWER_ID.eq(any(val(ids))),
                EXPIRY.TOLD_AT.isNull()),
        consents.size());
  }

  private UUID organization() {
    return db.caller().organization().value();
  }
}
