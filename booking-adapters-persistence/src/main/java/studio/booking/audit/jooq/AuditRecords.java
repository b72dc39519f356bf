package studio.booking.audit.jooq;

import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;
import static studio.booking.audit.jooq.db.Tables.ENTRY;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.PersonalRecords;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.PersonalRows;

/** What the log has about a client, and of what they did as one. */
@Repository
class AuditRecords implements PersonalRecords {
  private final Db db;

  AuditRecords(Db db) {
    this.db = db;
  }

  /**
   * An entry, as it is exported.
   *
   * @param actorId null when the program itself acted
   * @param subjectId null also where it is somebody else's, as in an attempt that was refused
   * @param details codes and references; null where they are about somebody else
   */
  record EntryRecord(
      UUID id,
      Instant at,
      @Nullable UUID actorId,
      String actorRole,
      String action,
      String outcome,
      String subjectType,
      @Nullable UUID subjectId,
      @Nullable String requestId,
      @Nullable Map<String, String> details) {}

  @Override
  public Set<String> tables() {
    return Set.of("audit.entry");
  }

  @Override
  public Later<List<PersonalFile>> about(Caller caller, ClientId client) {
    var rows = new PersonalRows(db);
    var theirs = ENTRY.CLIENT_ID.eq(client.value());
    var nobodyElses = theirs.or(ENTRY.CLIENT_ID.isNull());
    var done = ENTRY.ACTOR_ID.eq(client.value()).and(ENTRY.ACTOR_ROLE.eq(Role.CLIENT.word()));
    return rows.file(
            "audit-log",
            EntryRecord.class,
            select(
                    PersonalRows.columns(
                        EntryRecord.class,
                        ENTRY,
                        when(nobodyElses, ENTRY.SUBJECT_ID).as(ENTRY.SUBJECT_ID),
                        when(nobodyElses, ENTRY.DETAILS).as(ENTRY.DETAILS)))
                .from(ENTRY)
                .where(rows.ours(ENTRY), theirs.or(done))
                .orderBy(ENTRY.AT, ENTRY.ID))
        .all();
  }

  /** Nothing: it holds codes and references, is sealed, and shows who did what with their data. */
  @Override
  public void erase(ClientId client) {}
}
