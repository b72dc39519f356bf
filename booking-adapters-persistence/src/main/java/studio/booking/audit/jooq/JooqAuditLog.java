package studio.booking.audit.jooq;

import static org.jooq.impl.DSL.insertInto;
import static studio.booking.audit.jooq.db.Tables.ENTRY;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import studio.booking.audit.AuditLog;
import studio.booking.shared.Caller;
import studio.booking.shared.Ids;
import studio.booking.shared.jooq.Db;
import tools.jackson.databind.json.JsonMapper;

/** Entries are written with the act that they tell of, or not at all. */
@Repository
class JooqAuditLog implements AuditLog {
  private static final JsonMapper JSON = new JsonMapper();

  private final Db db;
  private final Clock clock;

  JooqAuditLog(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  @Override
  public void record(Caller caller, Act act) {
    var person = caller.person();
    var client = act.client();
    db.write(
        insertInto(ENTRY)
            .set(ENTRY.ORGANIZATION_ID, caller.organization().value())
            .set(ENTRY.AT, clock.instant().truncatedTo(ChronoUnit.MILLIS))
            .set(ENTRY.ID, Ids.next())
            .set(ENTRY.ACTOR_ID, person == null ? null : person.value())
            .set(ENTRY.ACTOR_ROLE, caller.role().word())
            .set(ENTRY.ACTION, act.action())
            .set(ENTRY.OUTCOME, "ALLOWED")
            .set(ENTRY.SUBJECT_TYPE, act.subjectType())
            .set(ENTRY.SUBJECT_ID, act.subjectId())
            .set(ENTRY.CLIENT_ID, client == null ? null : client.value())
            .set(ENTRY.REQUEST_ID, caller.request().id())
            .set(ENTRY.DETAILS, JSONB.jsonb(JSON.writeValueAsString(act.details()))),
        1);
  }
}
