package studio.booking.consent.jooq;

import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.selectOne;
import static studio.booking.consent.jooq.db.Tables.ANSWER;
import static studio.booking.consent.jooq.db.Tables.PARTICULAR;

import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.consent.domain.Answer.Particular.Kind;
import studio.booking.shared.AgingRecords;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Lobby;

/** From where, and with which program, old answers were given. The answers stay. */
@Repository
class JooqAgingOrigins implements AgingRecords {
  private final Db db;
  private final Lobby lobby;

  JooqAgingOrigins(Db db, Lobby lobby) {
    this.db = db;
    this.lobby = lobby;
  }

  @Override
  public String kind() {
    return "consent_origin";
  }

  @Override
  public List<OrganizationId> studios(Instant than) {
    return lobby.ask(
        Lobby.Door.SCOUT,
        select(ANSWER.ORGANIZATION_ID)
            .distinctOn(ANSWER.ORGANIZATION_ID)
            .from(ANSWER)
            .where(ANSWER.DECIDED_AT.lt(than)),
        found -> new OrganizationId(found.get(ANSWER.ORGANIZATION_ID)));
  }

  @Override
  public Later<List<Aged>> untouchedSince(Instant before, @Nullable Aged after, int atMost) {
    return db.list(
        selectDistinct(ANSWER.DECIDED_AT, ANSWER.CLIENT_ID)
            .from(ANSWER)
            .where(ANSWER.DECIDED_AT.lt(before))
            .and(saysFromWhere())
            .and(
                after == null
                    ? noCondition()
                    : row(ANSWER.DECIDED_AT, ANSWER.CLIENT_ID)
                        .ge(row(after.touchedAt(), after.client().value())))
            .orderBy(ANSWER.DECIDED_AT, ANSWER.CLIENT_ID)
            .limit(atMost),
        found -> new Aged(found.get(ANSWER.DECIDED_AT), new ClientId(found.get(ANSWER.CLIENT_ID))));
  }

  @Override
  public List<ClientId> delete(Instant before, int atMost) {
    var due =
        select(ANSWER.ID)
            .from(ANSWER)
            .where(ANSWER.DECIDED_AT.lt(before))
            .and(saysFromWhere())
            .orderBy(ANSWER.DECIDED_AT, ANSWER.CLIENT_ID)
            .limit(atMost);
    return db
        .list(
            deleteFrom(PARTICULAR)
                .where(PARTICULAR.ANSWER_ID.in(due))
                .and(isOrigin())
                .returning(PARTICULAR.CLIENT_ID),
            found -> new ClientId(found.get(PARTICULAR.CLIENT_ID)))
        .get()
        .stream()
        .distinct()
        .toList();
  }

  private static Condition saysFromWhere() {
    return exists(
        selectOne()
            .from(PARTICULAR)
            .where(
                PARTICULAR.ORGANIZATION_ID.eq(ANSWER.ORGANIZATION_ID),
                PARTICULAR.ANSWER_ID.eq(ANSWER.ID))
            .and(isOrigin()));
  }

  private static Condition isOrigin() {
    return PARTICULAR.KIND.in(inline(Kind.ADDRESS.name()), inline(Kind.USER_AGENT.name()));
  }
}
