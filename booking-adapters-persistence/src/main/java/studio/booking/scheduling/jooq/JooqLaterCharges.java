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
    var paid = PaidColumns.of(rows);
    db.write(
        update(BOOKING)
            .set(BOOKING.STATUS, status)
            .set(BOOKING.HOLD_EXPIRES_AT, until)
            .set(paid)
            .set(BOOKING.VERSION, BOOKING.VERSION.plus(1))
            .from(rows.table())
            .where(BOOKING.ID.eq(id))
            .and(UNPAID),
        bookings.size());
  }
}
