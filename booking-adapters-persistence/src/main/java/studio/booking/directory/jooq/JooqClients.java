package studio.booking.directory.jooq;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static studio.booking.directory.jooq.db.Tables.ASSIGNMENT;
import static studio.booking.directory.jooq.db.Tables.PERSON;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.directory.domain.Client;
import studio.booking.directory.domain.Clients;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.Db;

/** Clients as somebody may see them. */
@Repository
class JooqClients implements Clients {
  private final Db db;

  JooqClients(Db db) {
    this.db = db;
  }

  @Override
  public Later<Optional<Client>> find(ClientId client, Sight sight) {
    return db.one(
        select(PersonRows.FIELDS)
            .from(PERSON)
            .where(PERSON.ID.eq(client.value()))
            .and(PersonRows.has(Role.CLIENT))
            .and(PersonRows.HERE)
            .and(in(sight)),
        JooqClients::client);
  }

  @Override
  public Later<List<Client>> list(Sight sight, @Nullable ClientId after, int limit) {
    return db.list(
        select(PersonRows.FIELDS)
            .from(PERSON)
            .where(PersonRows.has(Role.CLIENT))
            .and(PersonRows.HERE)
            .and(in(sight))
            .and(after == null ? noCondition() : PERSON.ID.gt(after.value()))
            .orderBy(PERSON.ID)
            .limit(limit),
        JooqClients::client);
  }

  private static Condition in(Sight sight) {
    return switch (sight) {
      case All() -> noCondition();
      case Only(var client) -> PERSON.ID.eq(client.value());
      case AssignedTo(var coach, var at) ->
          exists(
              selectOne()
                  .from(ASSIGNMENT)
                  .where(ASSIGNMENT.ORGANIZATION_ID.eq(PERSON.ORGANIZATION_ID))
                  .and(ASSIGNMENT.CLIENT_ID.eq(PERSON.ID))
                  .and(ASSIGNMENT.COACH_ID.eq(coach.value()))
                  .and(AssignmentRows.holdsOn(AssignmentRows.studioDate(at))));
    };
  }

  private static Client client(Record row) {
    return new Client(
        new ClientId(row.get(PERSON.ID)),
        row.get(PERSON.ALIAS),
        row.get(PERSON.ACTIVE),
        row.get(PERSON.VERSION));
  }
}
