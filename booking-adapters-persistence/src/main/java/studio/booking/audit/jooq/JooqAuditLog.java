package studio.booking.audit.jooq;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static studio.booking.audit.jooq.db.Tables.ENTRY;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import studio.booking.audit.AttemptLog;
import studio.booking.audit.AuditLog;
import studio.booking.shared.Caller;
import studio.booking.shared.Ids;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;
import tools.jackson.databind.json.JsonMapper;

/** Entries are written with the act that they tell of, or not at all. */
@Repository
class JooqAuditLog implements AuditLog, AttemptLog {
  private static final JsonMapper JSON = new JsonMapper();

  private final Db db;
  private final Clock clock;

  JooqAuditLog(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  @Override
  public void record(Caller caller, Act act) {
    record(caller, List.of(act));
  }

  @Override
  public void record(Caller caller, List<Act> acts) {
    if (!acts.isEmpty()) record(caller, acts, "ALLOWED");
  }

  @Override
  public void refused(Caller caller, Act act) {
    record(caller, List.of(act), "REFUSED");
  }

  private void record(Caller caller, List<Act> acts, String outcome) {
    var person = caller.person();
    var rows = Rows.of(acts, "made");
    var columns = new Columns<>(db, ENTRY.ORGANIZATION_ID, rows);
    columns
        .field(ENTRY.AT, val(clock.instant().truncatedTo(ChronoUnit.MILLIS)))
        .uuid(ENTRY.ID, _ -> Ids.next())
        .field(ENTRY.ACTOR_ID, val(person == null ? null : person.value(), SQLDataType.UUID))
        .field(ENTRY.ACTOR_ROLE, val(caller.role().word()))
        .text(ENTRY.ACTION, Act::action)
        .field(ENTRY.OUTCOME, inline(outcome))
        .text(ENTRY.SUBJECT_TYPE, Act::subjectType)
        .uuid(ENTRY.SUBJECT_ID, Act::subjectId)
        .uuid(ENTRY.CLIENT_ID, act -> act.client() == null ? null : act.client().value())
        .field(ENTRY.REQUEST_ID, val(caller.request().id(), SQLDataType.CLOB))
        .field(
            ENTRY.DETAILS,
            rows.column(
                    "of_details", SQLDataType.CLOB, act -> JSON.writeValueAsString(act.details()))
                .cast(SQLDataType.JSONB));
    db.write(
        insertInto(ENTRY)
            .columns(columns.names())
            .select(select(columns.values()).from(columns.table())),
        acts.size());
  }
}
