package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.update;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;

import java.util.List;
import java.util.function.Function;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Booking.Paid;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;

/** Writes bookings over their versions before. */
final class BookingRevision {
  private BookingRevision() {}

  static void write(Db db, List<Booking> bookings) {
    var rows = Rows.of(bookings, "revised");
    var id = rows.column("id", SQLDataType.UUID, one -> one.id().value());
    var version = rows.column("now_version", SQLDataType.BIGINT, Booking::version);
    var session = rows.column("in_session", SQLDataType.UUID, one -> one.session().value());
    var place = rows.column("in_place", SQLDataType.UUID, one -> one.seat().value());
    var status = rows.column("now_status", SQLDataType.CLOB, one -> one.status().name());
    var starts = rows.column("now_starts_at", SQLDataType.INSTANT, Booking::startsAt);
    var ends = rows.column("now_ends_at", SQLDataType.INSTANT, Booking::endsAt);
    var cost = rows.column("cost", SQLDataType.INTEGER, Booking::creditCost);
    var type = rows.column("paid_with", SQLDataType.CLOB, paid(paid -> paid.type().name()));
    var redemption = rows.column("redemption", SQLDataType.UUID, paid(Paid::redemption));
    var credits =
        rows.column(
            "credits", SQLDataType.INTEGER, one -> one.paid() == null ? 0 : one.paid().credits());
    var why = rows.column("why", SQLDataType.CLOB, paid(Paid::why));
    var tried = rows.column("tried", SQLDataType.CLOB, one -> BookingRows.tried(one.paid()));
    var left = rows.column("was_left", SQLDataType.INTEGER, paid(Paid::balanceLeft));
    db.write(
        update(BOOKING)
            .set(BOOKING.SESSION_ID, session)
            .set(BOOKING.PLACE_ID, place)
            .set(BOOKING.STATUS, status)
            .set(BOOKING.STARTS_AT, starts)
            .set(BOOKING.ENDS_AT, ends)
            .set(BOOKING.CREDIT_COST, cost)
            .set(BOOKING.PAYMENT_TYPE, type)
            .set(BOOKING.PACKAGE_REDEMPTION_ID, redemption)
            .set(BOOKING.CREDITS_USED, credits)
            .set(BOOKING.PAYMENT_WHY, why)
            .set(BOOKING.PAYMENT_TRIED, tried)
            .set(BOOKING.BALANCE_LEFT, left)
            .set(BOOKING.VERSION, version)
            .from(rows.table())
            .where(BOOKING.ID.eq(id))
            .and(BOOKING.VERSION.eq(version.minus(1L))),
        bookings.size());
  }

  private static <T> Function<Booking, @Nullable T> paid(Function<Paid, @Nullable T> value) {
    return booking -> booking.paid() == null ? null : value.apply(booking.paid());
  }
}
