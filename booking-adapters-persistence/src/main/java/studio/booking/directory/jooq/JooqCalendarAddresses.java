package studio.booking.directory.jooq;

import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static studio.booking.directory.jooq.db.Tables.CALENDAR_ADDRESS;
import static studio.booking.directory.jooq.db.Tables.PERSON;

import java.util.Optional;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import studio.booking.directory.CalendarOwners;
import studio.booking.directory.SignIns.Membership;
import studio.booking.directory.domain.CalendarAddress;
import studio.booking.directory.domain.CalendarAddresses;
import studio.booking.directory.domain.Digest;
import studio.booking.directory.domain.Secret;
import studio.booking.shared.Later;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Lobby;
import studio.booking.shared.jooq.Lobby.Door;

/** Calendar addresses as rows, and whose they are. */
@Repository
class JooqCalendarAddresses implements CalendarAddresses, CalendarOwners {
  private final Db db;
  private final Lobby lobby;

  JooqCalendarAddresses(Db db, Lobby lobby) {
    this.db = db;
    this.lobby = lobby;
  }

  @Override
  public Optional<Membership> bySecret(String secret) {
    return Secret.read(secret).map(Secret::digest).flatMap(this::byDigest);
  }

  private Optional<Membership> byDigest(Digest digest) {
    return lobby
        .ask(
            Door.SIGN_IN,
            select(PERSON.ORGANIZATION_ID, PERSON.ID, PERSON.ROLES)
                .from(CALENDAR_ADDRESS)
                .join(PERSON)
                .on(PERSON.ORGANIZATION_ID.eq(CALENDAR_ADDRESS.ORGANIZATION_ID))
                .and(PERSON.ID.eq(CALENDAR_ADDRESS.PERSON_ID))
                .where(CALENDAR_ADDRESS.SECRET_DIGEST.eq(digest.bytes()))
                .and(PERSON.ACTIVE)
                .and(PersonRows.HERE),
            row ->
                new Membership(
                    new OrganizationId(row.get(PERSON.ORGANIZATION_ID)),
                    new PersonId(row.get(PERSON.ID)),
                    PersonRows.roles(row.get(PERSON.ROLES))))
        .stream()
        .findFirst();
  }

  @Override
  public Later<Optional<CalendarAddress>> of(PersonId person) {
    return db.one(
        select(
                CALENDAR_ADDRESS.PERSON_ID,
                CALENDAR_ADDRESS.SECRET_DIGEST,
                CALENDAR_ADDRESS.CREATED_AT)
            .from(CALENDAR_ADDRESS)
            .where(CALENDAR_ADDRESS.PERSON_ID.eq(person.value())),
        JooqCalendarAddresses::address);
  }

  @Override
  public void put(CalendarAddress address) {
    var digest = address.digest().bytes();
    db.write(
        insertInto(CALENDAR_ADDRESS)
            .set(CALENDAR_ADDRESS.ORGANIZATION_ID, db.caller().organization().value())
            .set(CALENDAR_ADDRESS.PERSON_ID, address.person().value())
            .set(CALENDAR_ADDRESS.SECRET_DIGEST, digest)
            .set(CALENDAR_ADDRESS.CREATED_AT, address.createdAt())
            .onConflict(CALENDAR_ADDRESS.ORGANIZATION_ID, CALENDAR_ADDRESS.PERSON_ID)
            .doUpdate()
            .set(CALENDAR_ADDRESS.SECRET_DIGEST, digest)
            .set(CALENDAR_ADDRESS.CREATED_AT, address.createdAt()),
        1);
  }

  @Override
  public void remove(PersonId person) {
    db.write(deleteFrom(CALENDAR_ADDRESS).where(CALENDAR_ADDRESS.PERSON_ID.eq(person.value())), 1);
  }

  private static CalendarAddress address(Record row) {
    return new CalendarAddress(
        new PersonId(row.get(CALENDAR_ADDRESS.PERSON_ID)),
        Digest.kept(row.get(CALENDAR_ADDRESS.SECRET_DIGEST)),
        row.get(CALENDAR_ADDRESS.CREATED_AT));
  }
}
