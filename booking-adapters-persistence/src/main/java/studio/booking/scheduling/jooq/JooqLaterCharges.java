package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;

import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.LaterCharges;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;

/** Bookings that are yet to be paid, as rows. */
@Repository
class JooqLaterCharges implements LaterCharges {
  /** Written into the statement, so that the planner sees the partial index's own condition. */
  static final Condition UNPAID =
      BOOKING.STATUS.eq(inline(BookingStatus.CONFIRMED.name())).and(BOOKING.PAYMENT_TYPE.isNull());

  private final Db db;

  JooqLaterCharges(Db db) {
    this.db = db;
  }

  @Override
  public Later<List<Booking>> due(Instant now, int limit) {
    return db.list(
        select(BookingRows.FIELDS)
            .from(BOOKING)
            .where(UNPAID)
            .and(BOOKING.CHARGE_AT.le(now))
            .orderBy(BOOKING.CHARGE_AT, BOOKING.ID)
            .limit(limit),
        BookingRows::booking);
  }

  @Override
  public void settle(List<Booking> bookings) {
    var rows = Rows.of(bookings, "settled");
    var id = rows.column("id", SQLDataType.UUID, one -> one.id().value());
    var status = rows.column("status", SQLDataType.CLOB, one -> one.status().name());
    var until = rows.column("hold_until", SQLDataType.INSTANT, Booking::holdExpiresAt);
    var type = rows.column("payment_type", SQLDataType.CLOB, BookingRows::paymentType);
    var redemption =
        rows.column(
            "redemption",
            SQLDataType.UUID,
            one -> one.paid() == null ? null : one.paid().redemption());
    var credits =
        rows.column(
            "credits", SQLDataType.INTEGER, one -> one.paid() == null ? 0 : one.paid().credits());
    var why =
        rows.column("why", SQLDataType.CLOB, one -> one.paid() == null ? null : one.paid().why());
    var tried = rows.column("tried", SQLDataType.CLOB, one -> BookingRows.tried(one.paid()));
    var left =
        rows.column(
            "balance_left",
            SQLDataType.INTEGER,
            one -> one.paid() == null ? null : one.paid().balanceLeft());
    db.write(
        update(BOOKING)
            .set(BOOKING.STATUS, status)
            .set(BOOKING.HOLD_EXPIRES_AT, until)
            .set(BOOKING.PAYMENT_TYPE, type)
            .set(BOOKING.PACKAGE_REDEMPTION_ID, redemption)
            .set(BOOKING.CREDITS_USED, credits)
            .set(BOOKING.PAYMENT_WHY, why)
            .set(BOOKING.PAYMENT_TRIED, tried)
            .set(BOOKING.BALANCE_LEFT, left)
            .set(BOOKING.VERSION, BOOKING.VERSION.plus(1))
            .from(rows.table())
            .where(BOOKING.ID.eq(id))
            .and(UNPAID),
        bookings.size());
  }
}
