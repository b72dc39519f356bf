package studio.booking.scheduling.jooq;

import static java.util.stream.Collectors.joining;
import static studio.booking.scheduling.jooq.SessionRows.id;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;

import java.util.Arrays;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.Payments.Tried;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Booking.Paid;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.CancellationPolicy;
import studio.booking.shared.ClientId;
import studio.booking.shared.PersonId;

/** How a booking looks as a row. */
final class BookingRows {
  static final List<Field<?>> FIELDS =
      List.of(
          BOOKING.ID,
          BOOKING.SESSION_ID,
          BOOKING.PLACE_ID,
          BOOKING.CLIENT_ID,
          BOOKING.STATUS,
          BOOKING.GUEST,
          BOOKING.STARTS_AT,
          BOOKING.ENDS_AT,
          BOOKING.CREDIT_COST,
          BOOKING.PAYMENT_TYPE,
          BOOKING.PACKAGE_REDEMPTION_ID,
          BOOKING.ALL_ACCESS_USAGE_ID,
          BOOKING.CREDITS_USED,
          BOOKING.HOLD_EXPIRES_AT,
          BOOKING.CHARGE_AT,
          BOOKING.RECURRING_BOOKING_ID,
          BOOKING.POLICY_KIND,
          BOOKING.POLICY_WINDOW_HOURS,
          BOOKING.RETURNABLE_UNTIL,
          BOOKING.PAYMENT_WHY,
          BOOKING.PAYMENT_TRIED,
          BOOKING.BALANCE_LEFT,
          BOOKING.BOOKED_BY,
          BOOKING.VERSION,
          BOOKING.CREATED_AT);

  private BookingRows() {}

  static Booking booking(Record row) {
    return new Booking(
        new BookingId(row.get(BOOKING.ID)),
        new SessionId(row.get(BOOKING.SESSION_ID)),
        id(row, BOOKING.PLACE_ID, PlaceId::new),
        new ClientId(row.get(BOOKING.CLIENT_ID)),
        BookingStatus.valueOf(row.get(BOOKING.STATUS)),
        row.get(BOOKING.GUEST),
        row.get(BOOKING.STARTS_AT),
        row.get(BOOKING.ENDS_AT),
        row.get(BOOKING.CREDIT_COST),
        paid(row),
        row.get(BOOKING.HOLD_EXPIRES_AT),
        row.get(BOOKING.CHARGE_AT),
        row.get(BOOKING.RECURRING_BOOKING_ID),
        new CancellationPolicy(
            CancellationPolicy.Kind.valueOf(row.get(BOOKING.POLICY_KIND)),
            row.get(BOOKING.POLICY_WINDOW_HOURS),
            row.get(BOOKING.RETURNABLE_UNTIL)),
        id(row, BOOKING.BOOKED_BY, PersonId::new),
        row.get(BOOKING.VERSION),
        row.get(BOOKING.CREATED_AT));
  }

  private static @Nullable Paid paid(Record row) {
    var type = row.get(BOOKING.PAYMENT_TYPE);
    if (type == null) return null;
    var left = row.get(BOOKING.BALANCE_LEFT);
    return new Paid(
        PaymentType.valueOf(type),
        row.get(BOOKING.CREDITS_USED),
        row.get(BOOKING.PACKAGE_REDEMPTION_ID),
        row.get(BOOKING.ALL_ACCESS_USAGE_ID),
        row.get(BOOKING.PAYMENT_WHY),
        tried(row.get(BOOKING.PAYMENT_TRIED)),
        left == null ? 0 : left);
  }

  private static List<Tried> tried(String text) {
    if (text.isEmpty()) return List.of();
    return Arrays.stream(text.split(",", -1))
        .map(one -> one.split(":", 2))
        .map(pair -> new Tried(PaymentType.valueOf(pair[0]), pair[1]))
        .toList();
  }

  static String tried(@Nullable Paid paid) {
    if (paid == null) return "";
    return paid.tried().stream().map(one -> one.type() + ":" + one.refused()).collect(joining(","));
  }

  static @Nullable String paymentType(Booking booking) {
    return booking.paid() == null ? null : booking.paid().type().name();
  }
}
