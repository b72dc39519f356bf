package studio.booking.privacy.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static studio.booking.privacy.jooq.db.Tables.CLIENT_PROFILE_TRAINING;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.shared.AgingRecords;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Lobby;

/** Training profiles that nobody has changed for long. */
@Repository
class JooqAgingTraining implements AgingRecords {
  private final Db db;
  private final Lobby lobby;

  JooqAgingTraining(Db db, Lobby lobby) {
    this.db = db;
    this.lobby = lobby;
  }

  @Override
  public String kind() {
    return "training_profile";
  }

  @Override
  public List<OrganizationId> studios(Instant than) {
    return lobby.ask(
        Lobby.Door.SCOUT,
        select(CLIENT_PROFILE_TRAINING.ORGANIZATION_ID)
            .distinctOn(CLIENT_PROFILE_TRAINING.ORGANIZATION_ID)
            .from(CLIENT_PROFILE_TRAINING)
            .where(CLIENT_PROFILE_TRAINING.CHANGED_AT.lt(than)),
        found -> new OrganizationId(found.get(CLIENT_PROFILE_TRAINING.ORGANIZATION_ID)));
  }

  @Override
  public Later<List<Aged>> untouchedSince(Instant before, @Nullable Aged after, int atMost) {
    var place = row(CLIENT_PROFILE_TRAINING.CHANGED_AT, CLIENT_PROFILE_TRAINING.CLIENT_ID);
    return db.list(
        select(CLIENT_PROFILE_TRAINING.CHANGED_AT, CLIENT_PROFILE_TRAINING.CLIENT_ID)
            .from(CLIENT_PROFILE_TRAINING)
            .where(CLIENT_PROFILE_TRAINING.CHANGED_AT.lt(before))
            .and(
                after == null
                    ? noCondition()
                    : place.ge(row(after.touchedAt(), after.client().value())))
            .orderBy(CLIENT_PROFILE_TRAINING.CHANGED_AT, CLIENT_PROFILE_TRAINING.CLIENT_ID)
            .limit(atMost),
        found ->
            new Aged(found.get(CLIENT_PROFILE_TRAINING.CHANGED_AT), TrainingRows.client(found)));
  }

  @Override
  public List<ClientId> delete(Instant before, int atMost) {
    var due =
        db.list(
                select(CLIENT_PROFILE_TRAINING.CLIENT_ID)
                    .from(CLIENT_PROFILE_TRAINING)
                    .where(CLIENT_PROFILE_TRAINING.CHANGED_AT.lt(before))
                    .orderBy(CLIENT_PROFILE_TRAINING.CHANGED_AT, CLIENT_PROFILE_TRAINING.CLIENT_ID)
                    .limit(atMost)
                    .forUpdate()
                    .skipLocked(),
                TrainingRows::client)
            .get();
    if (due.isEmpty()) return due;
    db.write(
        deleteFrom(CLIENT_PROFILE_TRAINING)
            .where(
                CLIENT_PROFILE_TRAINING.CLIENT_ID.eq(
                    any(due.stream().map(ClientId::value).toArray(UUID[]::new)))),
        due.size());
    return due;
  }
}
