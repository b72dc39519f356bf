package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.update;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;

import java.util.List;
import org.jooq.Query;
import org.jooq.impl.SQLDataType;
import studio.booking.scheduling.domain.Booking;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Template;

/** Writes bookings over their versions before. */
final class BookingRevision {
  private static final Template<List<Booking>> WRITE = Template.of(BookingRevision::writing);

  private BookingRevision() {}

  static void write(Db db, List<Booking> bookings) {
    db.write(WRITE, bookings, bookings.size());
  }

  private static Query writing(Template.Blanks<List<Booking>> in) {
    var rows = in.<Booking>rows("revised", bookings -> bookings);
    var id = rows.column("id", SQLDataType.UUID, one -> one.id().value());
    var version = rows.column("now_version", SQLDataType.BIGINT, Booking::version);
    var session = rows.column("in_session", SQLDataType.UUID, one -> one.session().value());
    var place = rows.column("in_place", SQLDataType.UUID, one -> one.seat().value());
    var status = rows.column("now_status", SQLDataType.CLOB, one -> one.status().name());
    var starts = rows.column("now_starts_at", SQLDataType.INSTANT, Booking::startsAt);
    var ends = rows.column("now_ends_at", SQLDataType.INSTANT, Booking::endsAt);
    var cost = rows.column("cost", SQLDataType.INTEGER, Booking::creditCost);
    var paid = PaidColumns.of(rows);
    return update(BOOKING)
        .set(BOOKING.SESSION_ID, session)
        .set(BOOKING.PLACE_ID, place)
        .set(BOOKING.STATUS, status)
        .set(BOOKING.STARTS_AT, starts)
        .set(BOOKING.ENDS_AT, ends)
        .set(BOOKING.CREDIT_COST, cost)
        .set(paid)
        .set(BOOKING.VERSION, version)
        .from(rows.table())
        .where(BOOKING.ID.eq(id))
        .and(BOOKING.VERSION.eq(version.minus(1L)));
  }
}
