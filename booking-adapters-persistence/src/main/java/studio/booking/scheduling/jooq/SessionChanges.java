package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;
import static studio.booking.scheduling.jooq.db.Tables.SESSION;
import static studio.booking.scheduling.jooq.db.Tables.SESSION_CANCELLATION;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionCancellation;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;

/** What happens to sessions after they were made. */
final class SessionChanges {
  /** Written into the statement, so that the planner sees the partial indexes' own condition. */
  static final Condition SCHEDULED = SESSION.STATUS.eq(inline(SessionStatus.SCHEDULED.word()));

  private final Db db;

  SessionChanges(Db db) {
    this.db = db;
  }

  Later<List<Session>> lock(UUID[] ids) {
    return db.list(
        select(SessionRows.FIELDS)
            .from(SESSION)
            .where(SESSION.ID.eq(any(ids)))
            .orderBy(SESSION.ID)
            .forUpdate(),
        SessionRows::session);
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

  void change(Session session) {
    var busy = session.busy();
    db.write(
        update(SESSION)
            .set(SESSION.COACH_ID, session.coach().value())
            .set(SESSION.NAME, session.name())
            .set(SESSION.STATUS, session.status().word())
            .set(SESSION.STARTS_AT, session.startsAt())
            .set(SESSION.ENDS_AT, session.endsAt())
            .set(SESSION.BLOCKED, JooqSessions.range(val(busy.from()), val(busy.until())))
            .set(SESSION.CAPACITY, session.capacity())
            .set(SESSION.IS_EXCEPTION, session.isException())
            .set(SESSION.VERSION, session.version())
            .where(SESSION.ID.eq(session.id().value()))
            .and(SESSION.VERSION.eq(session.version() - 1)),
        1);
  }

  void cancel(List<SessionCancellation> cancellations) {
    setStatus(
        cancellations.stream().map(one -> one.session().value()).toArray(UUID[]::new),
        SessionStatus.CANCELLED);
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
