package studio.booking.directory.jooq;

import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static studio.booking.directory.jooq.db.Tables.IDENTITY_LINK;
import static studio.booking.directory.jooq.db.Tables.PERSON;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import studio.booking.directory.SignIns;
import studio.booking.directory.domain.SignIn;
import studio.booking.directory.domain.SignInLinks;
import studio.booking.shared.Later;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Lobby;
import studio.booking.shared.jooq.Lobby.Door;

/** Sign-ins and whose they are. */
@Repository
class JooqSignIns implements SignIns, SignInLinks {
  private final Db db;
  private final Lobby lobby;

  JooqSignIns(Db db, Lobby lobby) {
    this.db = db;
    this.lobby = lobby;
  }

  @Override
  public List<Membership> find(String issuer, String subject) {
    return lobby.ask(
        Door.SIGN_IN,
        select(PERSON.ORGANIZATION_ID, PERSON.ID, PERSON.ROLES)
            .from(IDENTITY_LINK)
            .join(PERSON)
            .on(PERSON.ORGANIZATION_ID.eq(IDENTITY_LINK.ORGANIZATION_ID))
            .and(PERSON.ID.eq(IDENTITY_LINK.PERSON_ID))
            .where(IDENTITY_LINK.ISSUER.eq(issuer))
            .and(IDENTITY_LINK.SUBJECT.eq(subject))
            .and(PERSON.ACTIVE)
            .orderBy(PERSON.ORGANIZATION_ID),
        row ->
            new Membership(
                new OrganizationId(row.get(PERSON.ORGANIZATION_ID)),
                new PersonId(row.get(PERSON.ID)),
                PersonRows.roles(row.get(PERSON.ROLES))));
  }

  @Override
  public boolean hasLeft(OrganizationId organization, PersonId person) {
    return !lobby
        .ask(
            Door.SIGN_IN,
            selectOne()
                .from(PERSON)
                .where(PERSON.ORGANIZATION_ID.eq(organization.value()))
                .and(PERSON.ID.eq(person.value()))
                .and(PERSON.LEFT_AT.isNotNull()),
            row -> row)
        .isEmpty();
  }

  @Override
  public Later<Optional<PersonId>> personOf(SignIn signIn) {
    return db.one(
        select(IDENTITY_LINK.PERSON_ID)
            .from(IDENTITY_LINK)
            // Said here as well: the role that looks for sign-ins sees those of all studios.
            .where(IDENTITY_LINK.ORGANIZATION_ID.eq(db.caller().organization().value()))
            .and(IDENTITY_LINK.ISSUER.eq(signIn.issuer()))
            .and(IDENTITY_LINK.SUBJECT.eq(signIn.subject())),
        row -> new PersonId(row.get(IDENTITY_LINK.PERSON_ID)));
  }

  @Override
  public void add(SignIn signIn, PersonId person, Instant now) {
    db.write(
        insertInto(IDENTITY_LINK)
            .set(IDENTITY_LINK.ORGANIZATION_ID, db.caller().organization().value())
            .set(IDENTITY_LINK.ISSUER, signIn.issuer())
            .set(IDENTITY_LINK.SUBJECT, signIn.subject())
            .set(IDENTITY_LINK.PERSON_ID, person.value())
            .set(IDENTITY_LINK.LINKED_AT, now),
        1);
  }
}
