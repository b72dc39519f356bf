package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING_STATUS_HISTORY;

import java.util.List;
import org.jooq.Query;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Template;

/** What is written when places are booked: bookings, and the history of what became of them. */
final class BookingEntries {
  private static final Template<List<Booking>> ADD = Template.of(BookingEntries::adding);

  private static final Template<List<StatusChange>> RECORD = Template.of(BookingEntries::recording);

  private final Db db;

  BookingEntries(Db db) {
    this.db = db;
  }

  void add(List<Booking> bookings) {
    db.write(ADD, bookings, bookings.size());
  }

  private static Query adding(Template.Blanks<List<Booking>> in) {
    var columns =
        new Columns<>(in, BOOKING.ORGANIZATION_ID, in.<Booking>rows("made", all -> all))
            .uuid(BOOKING.ID, one -> one.id().value())
            .uuid(BOOKING.SESSION_ID, one -> one.session().value())
            .uuid(BOOKING.PLACE_ID, one -> one.seat().value())
            .uuid(BOOKING.CLIENT_ID, one -> one.client().value())
            .text(BOOKING.STATUS, one -> one.status().name())
            .flag(BOOKING.GUEST, Booking::guest)
            .instant(BOOKING.STARTS_AT, Booking::startsAt)
            .instant(BOOKING.ENDS_AT, Booking::endsAt)
            .number(BOOKING.CREDIT_COST, Booking::creditCost)
            .text(BOOKING.PAYMENT_TYPE, BookingRows::paymentType)
            .uuid(
                BOOKING.PACKAGE_REDEMPTION_ID,
                one -> one.paid() == null ? null : one.paid().redemption())
            .uuid(
                BOOKING.ALL_ACCESS_USAGE_ID, one -> one.paid() == null ? null : one.paid().usage())
            .number(BOOKING.CREDITS_USED, one -> one.paid() == null ? 0 : one.paid().credits())
            .text(BOOKING.PAYMENT_WHY, one -> one.paid() == null ? null : one.paid().why())
            .text(BOOKING.PAYMENT_TRIED, one -> BookingRows.tried(one.paid()))
            .number(
                BOOKING.BALANCE_LEFT, one -> one.paid() == null ? null : one.paid().balanceLeft())
            .instant(BOOKING.HOLD_EXPIRES_AT, Booking::holdExpiresAt)
            .instant(BOOKING.CHARGE_AT, Booking::chargeAt)
            .uuid(BOOKING.RECURRING_BOOKING_ID, Booking::recurringBooking)
            .text(BOOKING.POLICY_KIND, one -> one.policy().kind().name())
            .number(BOOKING.POLICY_WINDOW_HOURS, one -> one.policy().windowHours())
            .uuid(BOOKING.BOOKED_BY, one -> one.bookedBy() == null ? null : one.bookedBy().value())
            .instant(BOOKING.CREATED_AT, Booking::createdAt);
    return insertInto(BOOKING)
        .columns(columns.names())
        .select(select(columns.values()).from(columns.table()))
        .onConflictDoNothing();
  }

  void record(List<StatusChange> changes) {
    db.write(RECORD, changes, changes.size());
  }

  private static Query recording(Template.Blanks<List<StatusChange>> in) {
    var columns =
        new Columns<>(
                in,
                BOOKING_STATUS_HISTORY.ORGANIZATION_ID,
                in.<StatusChange>rows("made", all -> all))
            .uuid(BOOKING_STATUS_HISTORY.BOOKING_ID, one -> one.booking().value())
            .uuid(BOOKING_STATUS_HISTORY.ID, StatusChange::id)
            .text(
                BOOKING_STATUS_HISTORY.FROM_STATUS,
                one -> one.from() == null ? null : one.from().name())
            .text(BOOKING_STATUS_HISTORY.TO_STATUS, one -> one.to().name())
            .uuid(
                BOOKING_STATUS_HISTORY.BY_PERSON, one -> one.by() == null ? null : one.by().value())
            .text(BOOKING_STATUS_HISTORY.BY_ROLE, StatusChange::byRole)
            .text(BOOKING_STATUS_HISTORY.REASON, StatusChange::reason)
            .instant(BOOKING_STATUS_HISTORY.AT, StatusChange::at);
    return insertInto(BOOKING_STATUS_HISTORY)
        .columns(columns.names())
        .select(select(columns.values()).from(columns.table()));
  }
}
