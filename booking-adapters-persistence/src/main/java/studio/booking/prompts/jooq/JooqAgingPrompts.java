package studio.booking.prompts.jooq;

import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static studio.booking.prompts.jooq.db.Tables.MASTER_PROMPT;

import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.shared.AgingRecords;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Lobby;

/**
 * Master prompts of which there has been no new version for long: all of a client's go together.
 */
@Repository
class JooqAgingPrompts implements AgingRecords {
  private final Db db;
  private final Lobby lobby;

  JooqAgingPrompts(Db db, Lobby lobby) {
    this.db = db;
    this.lobby = lobby;
  }

  @Override
  public String kind() {
    return "master_prompt";
  }

  @Override
  public List<OrganizationId> studios(Instant than) {
    return lobby.ask(
        Lobby.Door.SCOUT,
        select(MASTER_PROMPT.ORGANIZATION_ID)
            .distinctOn(MASTER_PROMPT.ORGANIZATION_ID)
            .from(MASTER_PROMPT)
            .where(MASTER_PROMPT.WRITTEN_AT.lt(than)),
        found -> new OrganizationId(found.get(MASTER_PROMPT.ORGANIZATION_ID)));
  }

  @Override
  public Later<List<Aged>> untouchedSince(Instant before, @Nullable Aged after, int atMost) {
    var place = row(MASTER_PROMPT.WRITTEN_AT, MASTER_PROMPT.CLIENT_ID);
    return db.list(
        select(MASTER_PROMPT.WRITTEN_AT, MASTER_PROMPT.CLIENT_ID)
            .from(MASTER_PROMPT)
            .where(MASTER_PROMPT.WRITTEN_AT.lt(before))
            .and(isNewest())
            .and(
                after == null
                    ? noCondition()
                    : place.ge(row(after.touchedAt(), after.client().value())))
            .orderBy(MASTER_PROMPT.WRITTEN_AT, MASTER_PROMPT.CLIENT_ID)
            .limit(atMost),
        found -> new Aged(found.get(MASTER_PROMPT.WRITTEN_AT), client(found)));
  }

  @Override
  public List<ClientId> delete(Instant before, int atMost) {
    var due =
        select(MASTER_PROMPT.CLIENT_ID)
            .from(MASTER_PROMPT)
            .where(MASTER_PROMPT.WRITTEN_AT.lt(before))
            .and(isNewest())
            .orderBy(MASTER_PROMPT.WRITTEN_AT, MASTER_PROMPT.CLIENT_ID)
            .limit(atMost);
    // Who writes a version meanwhile refers to the one before: without that, this is a lost race.
    return db
        .list(
            deleteFrom(MASTER_PROMPT)
                .where(MASTER_PROMPT.CLIENT_ID.in(due))
                .returning(MASTER_PROMPT.CLIENT_ID),
            JooqAgingPrompts::client)
        .get()
        .stream()
        .distinct()
        .toList();
  }

  private static Condition isNewest() {
    var newer = MASTER_PROMPT.as("newer");
    return notExists(
        selectOne()
            .from(newer)
            .where(
                newer.ORGANIZATION_ID.eq(MASTER_PROMPT.ORGANIZATION_ID),
                newer.CLIENT_ID.eq(MASTER_PROMPT.CLIENT_ID),
                newer.NUMBER.gt(MASTER_PROMPT.NUMBER)));
  }

  private static ClientId client(Record found) {
    return new ClientId(found.get(MASTER_PROMPT.CLIENT_ID));
  }
}
