package studio.booking.privacy.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static studio.booking.privacy.jooq.db.Tables.CLIENT_PROFILE_TRAINING;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.privacy.domain.Age;
import studio.booking.privacy.domain.KeptAges;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Lobby;

/**
 * Ages as they are kept with training profiles: over all studios by their dates, and within one.
 */
@Repository
class JooqKeptAges implements KeptAges {
  private final Db db;
  private final Lobby lobby;

  JooqKeptAges(Db db, Lobby lobby) {
    this.db = db;
    this.lobby = lobby;
  }

  @Override
  public List<OrganizationId> studios(LocalDate firstOfMonth) {
    return lobby.ask(
        Lobby.Door.SCOUT,
        select(CLIENT_PROFILE_TRAINING.ORGANIZATION_ID)
            .distinctOn(CLIENT_PROFILE_TRAINING.ORGANIZATION_ID)
            .from(CLIENT_PROFILE_TRAINING)
            .where(CLIENT_PROFILE_TRAINING.AGE_AS_OF.lt(firstOfMonth)),
        row -> new OrganizationId(row.get(CLIENT_PROFILE_TRAINING.ORGANIZATION_ID)));
  }

  @Override
  public Later<List<ClientId>> keep(LocalDate firstOfMonth, int atMost) {
    return db.list(
        select(CLIENT_PROFILE_TRAINING.CLIENT_ID)
            .from(CLIENT_PROFILE_TRAINING)
            .where(CLIENT_PROFILE_TRAINING.AGE_AS_OF.lt(firstOfMonth))
            // Of one who has left no date of birth is found; theirs is due when they come back.
            .and(CLIENT_PROFILE_TRAINING.DELETED_AT.isNull())
            .orderBy(CLIENT_PROFILE_TRAINING.CLIENT_ID)
            .limit(atMost)
            .forNoKeyUpdate()
            .skipLocked(),
        TrainingRows::client);
  }

  @Override
  public void write(Collection<ClientId> clients, @Nullable Age age) {
    db.write(
        update(CLIENT_PROFILE_TRAINING)
            .set(TrainingRows.values(age))
            .where(
                CLIENT_PROFILE_TRAINING.CLIENT_ID.eq(
                    any(clients.stream().map(ClientId::value).toArray(UUID[]::new)))),
        clients.size());
  }
}
