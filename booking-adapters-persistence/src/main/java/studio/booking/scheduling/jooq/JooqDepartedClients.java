package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.selectFrom;
import static studio.booking.scheduling.jooq.db.Tables.DEPARTURE;

import java.util.Optional;
import org.springframework.stereotype.Repository;
import studio.booking.scheduling.domain.Departed;
import studio.booking.scheduling.domain.DepartedClients;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Db;

/** Clients who have left, as rows that go when nothing of theirs is ahead. */
@Repository
class JooqDepartedClients implements DepartedClients {
  private final Db db;

  JooqDepartedClients(Db db) {
    this.db = db;
  }

  @Override
  public void add(Departed departed) {
    db.write(
        insertInto(DEPARTURE)
            .set(DEPARTURE.ORGANIZATION_ID, db.caller().organization().value())
            .set(DEPARTURE.CLIENT_ID, departed.client().value())
            .set(DEPARTURE.LEFT_AT, departed.at())
            .onConflict(DEPARTURE.ORGANIZATION_ID, DEPARTURE.CLIENT_ID)
            .doUpdate()
            .set(DEPARTURE.LEFT_AT, departed.at()),
        1);
  }

  @Override
  public Later<Optional<Departed>> next() {
    return db.one(
        selectFrom(DEPARTURE).orderBy(DEPARTURE.CLIENT_ID).limit(1).forUpdate().skipLocked(),
        row ->
            new Departed(new ClientId(row.get(DEPARTURE.CLIENT_ID)), row.get(DEPARTURE.LEFT_AT)));
  }

  @Override
  public void remove(ClientId client) {
    db.write(deleteFrom(DEPARTURE).where(DEPARTURE.CLIENT_ID.eq(client.value())));
  }
}
