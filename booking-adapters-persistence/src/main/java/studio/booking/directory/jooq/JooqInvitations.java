package studio.booking.directory.jooq;

import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.update;
import static studio.booking.directory.jooq.db.Tables.INVITATION;

import java.time.Instant;
import java.util.Optional;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import studio.booking.directory.domain.Digest;
import studio.booking.directory.domain.Invitation;
import studio.booking.directory.domain.InvitationId;
import studio.booking.directory.domain.Invitations;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;
import studio.booking.shared.jooq.Db;

/** Invitations as rows. */
@Repository
class JooqInvitations implements Invitations {
  private final Db db;

  JooqInvitations(Db db) {
    this.db = db;
  }

  @Override
  public void add(Invitation invitation) {
    db.write(
        insertInto(INVITATION)
            .set(INVITATION.ORGANIZATION_ID, db.caller().organization().value())
            .set(INVITATION.ID, invitation.id().value())
            .set(INVITATION.PERSON_ID, invitation.person().value())
            .set(INVITATION.SECRET_DIGEST, invitation.digest().bytes())
            .set(INVITATION.CREATED_BY, invitation.createdBy().value())
            .set(INVITATION.CREATED_AT, invitation.createdAt())
            .set(INVITATION.EXPIRES_AT, invitation.expiresAt()),
        1);
  }

  @Override
  public Later<Optional<Invitation>> find(InvitationId invitation) {
    return db.one(
        selectFrom(INVITATION).where(INVITATION.ID.eq(invitation.value())),
        JooqInvitations::invitation);
  }

  @Override
  public void accept(InvitationId invitation, Instant now) {
    db.write(
        update(INVITATION)
            .set(INVITATION.ACCEPTED_AT, now)
            .where(INVITATION.ID.eq(invitation.value()))
            .and(INVITATION.ACCEPTED_AT.isNull()),
        1);
  }

  private static Invitation invitation(Record row) {
    return new Invitation(
        new InvitationId(row.get(INVITATION.ID)),
        new PersonId(row.get(INVITATION.PERSON_ID)),
        Digest.kept(row.get(INVITATION.SECRET_DIGEST)),
        new PersonId(row.get(INVITATION.CREATED_BY)),
        row.get(INVITATION.CREATED_AT),
        row.get(INVITATION.EXPIRES_AT),
        row.get(INVITATION.ACCEPTED_AT));
  }
}
