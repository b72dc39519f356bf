package studio.booking.directory.jooq;

import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;
import static studio.booking.directory.jooq.db.Tables.CALENDAR_ADDRESS;
import static studio.booking.directory.jooq.db.Tables.IDENTITY_LINK;
import static studio.booking.directory.jooq.db.Tables.INVITATION;
import static studio.booking.directory.jooq.db.Tables.PERSON;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import studio.booking.directory.Departures.Standing;
import studio.booking.directory.domain.Leavers;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.Db;

/** Who has left, as a time in their row. */
@Repository
class JooqLeavers implements Leavers {
  private final Db db;

  JooqLeavers(Db db) {
    this.db = db;
  }

  @Override
  public Later<Optional<Standing>> lock(PersonId person) {
    return db.one(
        select(PERSON.ROLES, PERSON.ACTIVE, PERSON.LEFT_AT)
            .from(PERSON)
            .where(PERSON.ID.eq(person.value()))
            .and(PersonRows.has(Role.CLIENT))
            .forNoKeyUpdate(),
        row ->
            new Standing(
                row.get(PERSON.ROLES).length > 1,
                row.get(PERSON.ACTIVE),
                row.get(PERSON.LEFT_AT) != null));
  }

  @Override
  public void leave(PersonId person, Instant at) {
    db.write(
        update(PERSON)
            .set(PERSON.LEFT_AT, at)
            // Where a backup made them more than that again, they are not.
            .set(PERSON.ROLES, PersonRows.words(Set.of(Role.CLIENT)))
            .where(PERSON.ID.eq(person.value()))
            .and(PersonRows.HERE),
        1);
  }

  @Override
  public void comeBack(PersonId person) {
    db.write(
        update(PERSON)
            .set(PERSON.LEFT_AT, val((Instant) null, SQLDataType.INSTANT))
            .where(PERSON.ID.eq(person.value()))
            .and(PERSON.LEFT_AT.isNotNull()),
        1);
  }

  @Override
  public void forget(PersonId person) {
    db.write(deleteFrom(IDENTITY_LINK).where(IDENTITY_LINK.PERSON_ID.eq(person.value())));
    db.write(deleteFrom(INVITATION).where(INVITATION.PERSON_ID.eq(person.value())));
    db.write(deleteFrom(CALENDAR_ADDRESS).where(CALENDAR_ADDRESS.PERSON_ID.eq(person.value())));
  }
}
