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
import org.jooq.Query;
import org.jooq.impl.SQLDataType;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Cancellation;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Template;

/** What happens to bookings after they were made. */
final class BookingChanges {
  private static final Condition CONFIRMED =
      BOOKING.STATUS.eq(inline(BookingStatus.CONFIRMED.name()));

  private static final Template<List<Booking>> SETTLE = Template.of(BookingChanges::settling);
  private static final Template<List<Booking>> REPAY = Template.of(BookingChanges::repaying);
  private static final Template<List<Booking>> MOVE = Template.of(BookingChanges::moving);
  private static final Template<List<Booking>> CLEAR_THE_WAY =
      Template.of(BookingChanges::clearing);
  private static final Template<List<Cancellation>> RECORD = Template.of(BookingChanges::recording);

  private static final Template<List<BookingId>> CANCEL =
      Template.of(in -> setting(in, BookingStatus.CANCELLED, JooqBookings.LIVE));

  private static final Template<List<BookingId>> COMPLETE =
      Template.of(in -> setting(in, BookingStatus.COMPLETED, CONFIRMED));

  private final Db db;

  BookingChanges(Db db) {
    this.db = db;
  }

  void settle(List<Booking> holds) {
    db.write(SETTLE, holds, holds.size());
  }

  private static Query settling(Template.Blanks<List<Booking>> in) {
    var rows = in.<Booking>rows("settled", holds -> holds);
    var id = rows.column("id", SQLDataType.UUID, one -> one.id().value());
    var status = rows.column("status", SQLDataType.CLOB, one -> one.status().name());
    return update(BOOKING)
        .set(BOOKING.STATUS, status)
        .set(PaidColumns.of(rows))
        .set(BOOKING.VERSION, BOOKING.VERSION.plus(1))
        .from(rows.table())
        .where(BOOKING.ID.eq(id))
        .and(HoldQuestions.IS_HOLD);
  }

  void cancel(List<Cancellation> cancellations) {
    var ids = cancellations.stream().map(Cancellation::booking).toList();
    db.write(CANCEL, ids, ids.size());
    record(db, cancellations);
  }

  /** Keeps how bookings came to be cancelled. */
  static void record(Db db, List<Cancellation> cancellations) {
    db.write(RECORD, cancellations, cancellations.size());
  }

  private static Query recording(Template.Blanks<List<Cancellation>> in) {
    var to = BOOKING_CANCELLATION;
    var rows = in.<Cancellation>rows("made", cancellations -> cancellations);
    var columns =
        new Columns<>(in, to.ORGANIZATION_ID, rows)
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
    return insertInto(to)
        .columns(columns.names())
        .select(select(columns.values()).from(columns.table()));
  }

  void complete(List<Booking> bookings) {
    db.write(COMPLETE, bookings.stream().map(Booking::id).toList(), bookings.size());
  }

  private static Query setting(
      Template.Blanks<List<BookingId>> in, BookingStatus status, Condition before) {
    return update(BOOKING)
        .set(BOOKING.STATUS, status.name())
        .set(BOOKING.VERSION, BOOKING.VERSION.plus(1))
        .where(BOOKING.ID.eq(any(in.uuids(BookingChanges::uuids))))
        .and(before);
  }

  private static UUID[] uuids(List<BookingId> ids) {
    return ids.stream().map(BookingId::value).toArray(UUID[]::new);
  }

  void repay(List<Booking> bookings) {
    db.write(REPAY, bookings, bookings.size());
  }

  private static Query repaying(Template.Blanks<List<Booking>> in) {
    var rows = in.<Booking>rows("repaid", bookings -> bookings);
    var id = rows.column("id", SQLDataType.UUID, one -> one.id().value());
    return update(BOOKING)
        .set(PaidColumns.of(rows))
        .set(BOOKING.VERSION, BOOKING.VERSION.plus(1))
        .from(rows.table())
        .where(BOOKING.ID.eq(id))
        .and(JooqBookings.LIVE);
  }

  void move(List<Booking> bookings) {
    // As with their sessions: one of a client's may go where another is about to leave.
    if (bookings.size() > 1) db.write(CLEAR_THE_WAY, bookings);
    db.write(MOVE, bookings, bookings.size());
  }

  private static Query clearing(Template.Blanks<List<Booking>> in) {
    var rows = in.<Booking>rows("moved", bookings -> bookings);
    var id = rows.column("id", SQLDataType.UUID, one -> one.id().value());
    var start = rows.column("starts_at", SQLDataType.INSTANT, Booking::startsAt);
    return update(BOOKING)
        .set(BOOKING.STARTS_AT, JooqSessions.outOfTheWay(BOOKING.STARTS_AT))
        .set(BOOKING.ENDS_AT, JooqSessions.outOfTheWay(BOOKING.ENDS_AT))
        .from(rows.table())
        .where(BOOKING.ID.eq(id))
        .and(JooqBookings.LIVE)
        .and(BOOKING.STARTS_AT.ne(start));
  }

  private static Query moving(Template.Blanks<List<Booking>> in) {
    var rows = in.<Booking>rows("moved", bookings -> bookings);
    var id = rows.column("id", SQLDataType.UUID, one -> one.id().value());
    var start = rows.column("starts_at", SQLDataType.INSTANT, Booking::startsAt);
    var end = rows.column("ends_at", SQLDataType.INSTANT, Booking::endsAt);
    var until = rows.column("hold_until", SQLDataType.INSTANT, Booking::holdExpiresAt);
    var chargeAt = rows.column("charge_at", SQLDataType.INSTANT, Booking::chargeAt);
    return update(BOOKING)
        .set(BOOKING.STARTS_AT, start)
        .set(BOOKING.ENDS_AT, end)
        .set(BOOKING.HOLD_EXPIRES_AT, until)
        .set(BOOKING.CHARGE_AT, chargeAt)
        .set(BOOKING.VERSION, BOOKING.VERSION.plus(1))
        .from(rows.table())
        .where(BOOKING.ID.eq(id))
        .and(JooqBookings.LIVE);
  }
}
