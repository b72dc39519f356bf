package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING_CANCELLATION;

import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.SQLDataType;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Cancellation;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;

/** What happens to bookings after they were made. */
final class BookingChanges {
  private static final Condition CONFIRMED =
      BOOKING.STATUS.eq(inline(BookingStatus.CONFIRMED.name()));

  private final Db db;

  BookingChanges(Db db) {
    this.db = db;
  }

  void settle(List<Booking> holds) {
    var rows = Rows.of(holds, "settled");
    var id = rows.column("id", SQLDataType.UUID, one -> one.id().value());
    var status = rows.column("status", SQLDataType.CLOB, one -> one.status().name());
    var paid = PaidColumns.of(rows);
    db.write(
        update(BOOKING)
            .set(BOOKING.STATUS, status)
            .set(paid)
            .set(BOOKING.VERSION, BOOKING.VERSION.plus(1))
            .from(rows.table())
            .where(BOOKING.ID.eq(id))
            .and(HoldQuestions.IS_HOLD),
        holds.size());
  }

  void cancel(List<Cancellation> cancellations) {
    setStatus(
        cancellations.stream().map(one -> one.booking().value()).toArray(UUID[]::new),
        BookingStatus.CANCELLED,
        JooqBookings.LIVE);
    record(db, cancellations);
  }

  /** Keeps how bookings came to be cancelled. */
  static void record(Db db, List<Cancellation> cancellations) {
    var to = BOOKING_CANCELLATION;
    var columns =
        new Columns<>(db, to.ORGANIZATION_ID, Rows.of(cancellations, "made"))
            .uuid(to.BOOKING_ID, one -> one.booking().value())
            .instant(to.CANCELLED_AT, Cancellation::at)
            .uuid(to.BY_PERSON, one -> one.by() == null ? null : one.by().value())
            .text(to.BY_ROLE, Cancellation::byRole)
            .text(to.ON_BEHALF_OF, one -> one.byStudio() ? "STUDIO" : "CLIENT")
            .text(to.REASON, Cancellation::reason)
            .text(
                to.REFUND_PAYMENT_TYPE,
                one -> one.refundType() == null ? null : one.refundType().name())
            .number(to.REFUND_CREDITS, Cancellation::refundCredits);
    db.write(
        insertInto(to)
            .columns(columns.names())
            .select(select(columns.values()).from(columns.table())),
        cancellations.size());
  }

  void complete(List<Booking> bookings) {
    setStatus(
        bookings.stream().map(one -> one.id().value()).toArray(UUID[]::new),
        BookingStatus.COMPLETED,
        CONFIRMED);
  }

  void repay(List<Booking> bookings) {
    var rows = Rows.of(bookings, "repaid");
    var id = rows.column("id", SQLDataType.UUID, one -> one.id().value());
    db.write(
        update(BOOKING)
            .set(PaidColumns.of(rows))
            .set(BOOKING.VERSION, BOOKING.VERSION.plus(1))
            .from(rows.table())
            .where(BOOKING.ID.eq(id))
            .and(JooqBookings.LIVE),
        bookings.size());
  }

  private void setStatus(UUID[] ids, BookingStatus status, Condition before) {
    db.write(
        update(BOOKING)
            .set(BOOKING.STATUS, status.name())
            .set(BOOKING.VERSION, BOOKING.VERSION.plus(1))
            .where(BOOKING.ID.eq(any(ids)))
            .and(before),
        ids.length);
  }

  void move(List<Booking> bookings) {
    var rows = Rows.of(bookings, "moved");
    var id = rows.column("id", SQLDataType.UUID, one -> one.id().value());
    var start = rows.column("starts_at", SQLDataType.INSTANT, Booking::startsAt);
    var end = rows.column("ends_at", SQLDataType.INSTANT, Booking::endsAt);
    var until = rows.column("hold_until", SQLDataType.INSTANT, Booking::holdExpiresAt);
    var chargeAt = rows.column("charge_at", SQLDataType.INSTANT, Booking::chargeAt);
    // As with their sessions: one of a client's may go where another is about to leave.
    if (bookings.size() > 1) {
      db.write(
          update(BOOKING)
              .set(BOOKING.STARTS_AT, JooqSessions.outOfTheWay(BOOKING.STARTS_AT))
              .set(BOOKING.ENDS_AT, JooqSessions.outOfTheWay(BOOKING.ENDS_AT))
              .from(rows.table())
              .where(BOOKING.ID.eq(id))
              .and(JooqBookings.LIVE)
              .and(BOOKING.STARTS_AT.ne(start)));
    }
    db.write(
        update(BOOKING)
            .set(BOOKING.STARTS_AT, start)
            .set(BOOKING.ENDS_AT, end)
            .set(BOOKING.HOLD_EXPIRES_AT, until)
            .set(BOOKING.CHARGE_AT, chargeAt)
            .set(BOOKING.VERSION, BOOKING.VERSION.plus(1))
            .from(rows.table())
            .where(BOOKING.ID.eq(id))
            .and(JooqBookings.LIVE),
        bookings.size());
  }
}
