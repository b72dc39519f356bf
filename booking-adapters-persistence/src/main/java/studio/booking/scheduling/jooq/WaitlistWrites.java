package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;
import static studio.booking.scheduling.jooq.db.Tables.WAITLIST_SKIP;

import java.util.List;
import org.jooq.impl.SQLDataType;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.Waiting;
import studio.booking.scheduling.domain.Waiting.Skip;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;

/** What happens to those who wait. */
final class WaitlistWrites {
  private final Db db;

  WaitlistWrites(Db db) {
    this.db = db;
  }

  void add(Waiting waiting) {
    var columns =
        new Columns<>(db, BOOKING.ORGANIZATION_ID, Rows.of(List.of(waiting), "made"))
            .uuid(BOOKING.ID, one -> one.booking().id().value())
            .uuid(BOOKING.SESSION_ID, one -> one.booking().session().value())
            .uuid(BOOKING.CLIENT_ID, one -> one.booking().client().value())
            .text(BOOKING.STATUS, one -> one.booking().status().name())
            .bigNumber(BOOKING.WAITLIST_NUMBER, Waiting::number)
            .instant(BOOKING.STARTS_AT, one -> one.booking().startsAt())
            .instant(BOOKING.ENDS_AT, one -> one.booking().endsAt())
            .number(BOOKING.CREDIT_COST, one -> one.booking().creditCost())
            .text(BOOKING.POLICY_KIND, one -> one.booking().policy().kind().name())
            .number(BOOKING.POLICY_WINDOW_HOURS, one -> one.booking().policy().windowHours())
            .uuid(
                BOOKING.BOOKED_BY,
                one -> one.booking().bookedBy() == null ? null : one.booking().bookedBy().value())
            .instant(BOOKING.CREATED_AT, one -> one.booking().createdAt());
    db.write(
        insertInto(BOOKING)
            .columns(columns.names())
            .select(select(columns.values()).from(columns.table()))
            .onConflictDoNothing(),
        1);
  }

  void promote(List<Booking> bookings) {
    var rows = Rows.of(bookings, "promoted");
    var id = rows.column("id", SQLDataType.UUID, one -> one.id().value());
    var place = rows.column("in_place", SQLDataType.UUID, one -> one.seat().value());
    var status = rows.column("now_status", SQLDataType.CLOB, one -> one.status().name());
    var cost = rows.column("cost", SQLDataType.INTEGER, Booking::creditCost);
    var paid = PaidColumns.of(rows);
    var kind = rows.column("policy", SQLDataType.CLOB, one -> one.policy().kind().name());
    var hours = rows.column("window_hours", SQLDataType.INTEGER, one -> one.policy().windowHours());
    var returnable =
        rows.column("returnable", SQLDataType.INSTANT, one -> one.policy().returnableUntil());
    db.write(
        update(BOOKING)
            .set(BOOKING.STATUS, status)
            .set(BOOKING.PLACE_ID, place)
            .set(BOOKING.CREDIT_COST, cost)
            .set(paid)
            .set(BOOKING.POLICY_KIND, kind)
            .set(BOOKING.POLICY_WINDOW_HOURS, hours)
            .set(BOOKING.RETURNABLE_UNTIL, returnable)
            .set(BOOKING.VERSION, BOOKING.VERSION.plus(1))
            .from(rows.table())
            .where(BOOKING.ID.eq(id))
            .and(WaitlistRows.WAITS),
        bookings.size());
  }

  void end(List<Booking> bookings) {
    var rows = Rows.of(bookings, "ended");
    var id = rows.column("id", SQLDataType.UUID, one -> one.id().value());
    var status = rows.column("now_status", SQLDataType.CLOB, one -> one.status().name());
    db.write(
        update(BOOKING)
            .set(BOOKING.STATUS, status)
            .set(BOOKING.VERSION, BOOKING.VERSION.plus(1))
            .from(rows.table())
            .where(BOOKING.ID.eq(id))
            .and(WaitlistRows.WAITS),
        bookings.size());
  }

  void record(List<Skip> skips) {
    var to = WAITLIST_SKIP;
    var columns =
        new Columns<>(db, to.ORGANIZATION_ID, Rows.of(skips, "made"))
            .uuid(to.BOOKING_ID, one -> one.booking().value())
            .uuid(to.ID, Skip::id)
            .text(to.REASON, Skip::reason)
            .instant(to.AT, Skip::at);
    db.write(
        insertInto(to)
            .columns(columns.names())
            .select(select(columns.values()).from(columns.table())),
        skips.size());
  }

  void move(List<Session> sessions) {
    var rows = Rows.of(sessions, "moved");
    var id = rows.column("id", SQLDataType.UUID, one -> one.id().value());
    var start = rows.column("now_starts_at", SQLDataType.INSTANT, Session::startsAt);
    var end = rows.column("now_ends_at", SQLDataType.INSTANT, Session::endsAt);
    db.write(
        update(BOOKING)
            .set(BOOKING.STARTS_AT, start)
            .set(BOOKING.ENDS_AT, end)
            .set(BOOKING.VERSION, BOOKING.VERSION.plus(1))
            .from(rows.table())
            .where(BOOKING.SESSION_ID.eq(id))
            .and(WaitlistRows.WAITS));
  }
}
