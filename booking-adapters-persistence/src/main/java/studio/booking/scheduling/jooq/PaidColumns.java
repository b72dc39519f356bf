package studio.booking.scheduling.jooq;

import static studio.booking.scheduling.jooq.db.Tables.BOOKING;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Booking.Paid;
import studio.booking.shared.jooq.Rows;

/** What bookings were paid with, for statements that keep it for a list of them. */
final class PaidColumns {
  private PaidColumns() {}

  /** Columns of the table of bookings, each with the one of the list that it gets. */
  static Map<Field<?>, Field<?>> of(Rows<Booking> rows) {
    var set = new LinkedHashMap<Field<?>, Field<?>>();
    set.put(
        BOOKING.PAYMENT_TYPE, rows.column("paid_with", SQLDataType.CLOB, BookingRows::paymentType));
    set.put(
        BOOKING.PACKAGE_REDEMPTION_ID,
        rows.column("redemption", SQLDataType.UUID, paid(Paid::redemption)));
    set.put(BOOKING.ALL_ACCESS_USAGE_ID, rows.column("usage", SQLDataType.UUID, paid(Paid::usage)));
    set.put(
        BOOKING.CREDITS_USED,
        rows.column(
            "credits", SQLDataType.INTEGER, one -> one.paid() == null ? 0 : one.paid().credits()));
    set.put(BOOKING.PAYMENT_WHY, rows.column("why", SQLDataType.CLOB, paid(Paid::why)));
    set.put(
        BOOKING.PAYMENT_TRIED,
        rows.column("tried", SQLDataType.CLOB, one -> BookingRows.tried(one.paid())));
    set.put(
        BOOKING.BALANCE_LEFT,
        rows.column("was_left", SQLDataType.INTEGER, paid(Paid::balanceLeft)));
    return set;
  }

  private static <T> Function<Booking, @Nullable T> paid(Function<Paid, @Nullable T> value) {
    return booking -> booking.paid() == null ? null : value.apply(booking.paid());
  }
}
