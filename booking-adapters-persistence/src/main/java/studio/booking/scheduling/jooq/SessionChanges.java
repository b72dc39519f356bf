package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static studio.booking.scheduling.jooq.db.Tables.SESSION;
import static studio.booking.scheduling.jooq.db.Tables.SESSION_CANCELLATION;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.SQLDataType;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionCancellation;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;
import studio.booking.shared.jooq.Template;

/** What happens to sessions after they were made. */
final class SessionChanges {
  /** Written into the statement, so that the planner sees the partial indexes' own condition. */
  static final Condition SCHEDULED = SESSION.STATUS.eq(inline(SessionStatus.SCHEDULED.word()));

  private static final Template<UUID[]> LOCK =
      Template.of(
          in ->
              select(SessionRows.FIELDS)
                  .from(SESSION)
                  .where(SESSION.ID.eq(any(in.uuids(ids -> ids))))
                  .orderBy(SESSION.ID)
                  .forUpdate());

  private final Db db;

  SessionChanges(Db db) {
    this.db = db;
  }

  Later<List<Session>> lock(UUID[] ids) {
    return db.list(LOCK, ids, SessionRows::session);
  }

  Later<List<Session>> lockEnded(Instant endedBy, int limit) {
    return db.list(
        select(SessionRows.FIELDS)
            .from(SESSION)
            .where(SCHEDULED)
            .and(SESSION.ENDS_AT.le(endedBy))
            .orderBy(SESSION.ENDS_AT, SESSION.ID)
            .limit(limit)
            .forUpdate()
            .skipLocked(),
        SessionRows::session);
  }

  void change(List<Session> sessions) {
    var rows = Rows.of(sessions, "changed");
    var id = rows.column("session_id", SQLDataType.UUID, one -> one.id().value());
    var coach = rows.column("coach", SQLDataType.UUID, one -> one.coach().value());
    var name = rows.column("new_name", SQLDataType.CLOB, Session::name);
    var status = rows.column("new_status", SQLDataType.CLOB, one -> one.status().word());
    var starts = rows.column("starts", SQLDataType.INSTANT, Session::startsAt);
    var ends = rows.column("ends", SQLDataType.INSTANT, Session::endsAt);
    var busyFrom = rows.column("busy_from", SQLDataType.INSTANT, one -> one.busy().from());
    var busyTo = rows.column("busy_to", SQLDataType.INSTANT, one -> one.busy().until());
    var capacity = rows.column("places", SQLDataType.INTEGER, Session::capacity);
    var exception = rows.column("exception", SQLDataType.BOOLEAN, SessionChanges::isException);
    var version = rows.column("new_version", SQLDataType.BIGINT, Session::version);
    var isIt = SESSION.ID.eq(id).and(SESSION.VERSION.eq(version.minus(1)));
    // Rows change one after the other, and one may go where another is about to leave.
    if (sessions.size() > 1) {
      db.write(
          update(SESSION)
              .set(SESSION.STARTS_AT, JooqSessions.outOfTheWay(SESSION.STARTS_AT))
              .set(SESSION.ENDS_AT, JooqSessions.outOfTheWay(SESSION.ENDS_AT))
              .set(SESSION.BLOCKED, JooqSessions.rangeOutOfTheWay(SESSION.BLOCKED))
              .from(rows.table())
              .where(isIt)
              .and(SESSION.STARTS_AT.ne(starts)));
    }
    db.write(
        update(SESSION)
            .set(SESSION.COACH_ID, coach)
            .set(SESSION.NAME, name)
            .set(SESSION.STATUS, status)
            .set(SESSION.STARTS_AT, starts)
            .set(SESSION.ENDS_AT, ends)
            .set(SESSION.BLOCKED, JooqSessions.range(busyFrom, busyTo))
            .set(SESSION.CAPACITY, capacity)
            .set(SESSION.IS_EXCEPTION, exception)
            .set(SESSION.VERSION, version)
            .from(rows.table())
            .where(isIt),
        sessions.size());
  }

  private static boolean isException(Session session) {
    return session.inSeries() != null && session.inSeries().exception();
  }

  void cancel(List<SessionCancellation> cancellations) {
    setStatus(
        cancellations.stream().map(one -> one.session().value()).toArray(UUID[]::new),
        SessionStatus.CANCELLED);
    record(db, cancellations);
  }

  /** Keeps how sessions came to be cancelled. */
  static void record(Db db, List<SessionCancellation> cancellations) {
    var columns =
        new Columns<>(db, SESSION_CANCELLATION.ORGANIZATION_ID, Rows.of(cancellations, "made"))
            .uuid(SESSION_CANCELLATION.SESSION_ID, one -> one.session().value())
            .instant(SESSION_CANCELLATION.CANCELLED_AT, SessionCancellation::at)
            .uuid(SESSION_CANCELLATION.BY_PERSON, one -> one.by() == null ? null : one.by().value())
            .text(SESSION_CANCELLATION.BY_ROLE, SessionCancellation::byRole)
            .text(SESSION_CANCELLATION.REASON_CODE, SessionCancellation::reasonCode)
            .text(SESSION_CANCELLATION.REASON, SessionCancellation::reason);
    db.write(
        insertInto(SESSION_CANCELLATION)
            .columns(columns.names())
            .select(select(columns.values()).from(columns.table())),
        cancellations.size());
  }

  void complete(List<Session> sessions) {
    setStatus(
        sessions.stream().map(one -> one.id().value()).toArray(UUID[]::new),
        SessionStatus.COMPLETED);
  }

  private void setStatus(UUID[] ids, SessionStatus status) {
    db.write(
        update(SESSION)
            .set(SESSION.STATUS, status.word())
            .set(SESSION.VERSION, SESSION.VERSION.plus(1))
            .where(SESSION.ID.eq(any(ids)))
            .and(SCHEDULED),
        ids.length);
  }
}
