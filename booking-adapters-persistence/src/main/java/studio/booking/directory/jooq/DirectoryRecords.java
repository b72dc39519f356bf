package studio.booking.directory.jooq;

import static org.jooq.impl.DSL.deleteFrom;
import static studio.booking.directory.jooq.db.Tables.ASSIGNMENT;
import static studio.booking.directory.jooq.db.Tables.GUARDIANSHIP;
import static studio.booking.directory.jooq.db.Tables.IDENTITY_LINK;
import static studio.booking.directory.jooq.db.Tables.PERSON;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.PersonalRecords;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.PersonalRows;

/** Who somebody is to a studio, how they sign in, and who looks after them. */
@Repository
class DirectoryRecords implements PersonalRecords {
  private final Db db;

  DirectoryRecords(Db db) {
    this.db = db;
  }

  /** The person, by their pseudonym. */
  record PersonRecord(
      UUID id, String alias, List<String> roles, boolean active, Instant createdAt) {}

  /** What they sign in with. */
  record SignInRecord(String issuer, String subject, Instant linkedAt) {}

  /** A coach who looks after them, or did. */
  record AssignmentRecord(
      UUID id,
      UUID coachId,
      LocalDate startsOn,
      @Nullable LocalDate endsOn,
      UUID createdBy,
      Instant createdAt,
      @Nullable Instant endedAt) {}

  /**
   * Who may answer for them, or for whom they may.
   *
   * @param clientId who is not of age
   */
  record GuardianshipRecord(UUID clientId, UUID guardianId, UUID namedBy, Instant since) {}

  @Override
  public Set<String> tables() {
    return Set.of(
        "directory.assignment",
        "directory.guardianship",
        "directory.identity_link",
        "directory.person");
  }

  @Override
  public Later<List<PersonalFile>> about(Caller caller, ClientId client) {
    var id = client.value();
    return new PersonalRows(db)
        .file("person", PersonRecord.class, PERSON, PERSON.ID.eq(id))
        .file("sign-ins", SignInRecord.class, IDENTITY_LINK, IDENTITY_LINK.PERSON_ID.eq(id))
        .file("assignments", AssignmentRecord.class, ASSIGNMENT, ASSIGNMENT.CLIENT_ID.eq(id))
        .file(
            "guardianships",
            GuardianshipRecord.class,
            GUARDIANSHIP,
            GUARDIANSHIP.CLIENT_ID.eq(id).or(GUARDIANSHIP.GUARDIAN_ID.eq(id)))
        .all();
  }

  /**
   * The pseudonym stays, and guards nobody any more. By what somebody signs in goes when the door
   * is shut, before this.
   */
  @Override
  public void erase(ClientId client) {
    var id = client.value();
    db.write(
        deleteFrom(GUARDIANSHIP)
            .where(
                new PersonalRows(db).ours(GUARDIANSHIP),
                GUARDIANSHIP.CLIENT_ID.eq(id).or(GUARDIANSHIP.GUARDIAN_ID.eq(id))));
  }
}
