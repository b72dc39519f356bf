package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING_GUEST;

import java.util.Map;
import java.util.Map.Entry;
import org.springframework.stereotype.Repository;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.domain.Guest;
import studio.booking.scheduling.domain.Guests;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;

/** Guests as rows, which leave the bookings' own as they are when they are deleted. */
@Repository
class JooqGuests implements Guests {
  private final Db db;

  JooqGuests(Db db) {
    this.db = db;
  }

  @Override
  public void add(Map<BookingId, Guest> guests) {
    var named = guests.entrySet().stream().filter(one -> one.getValue().name() != null).toList();
    if (named.isEmpty()) return;
    var to = BOOKING_GUEST;
    var columns =
        new Columns<>(db, to.ORGANIZATION_ID, Rows.<Entry<BookingId, Guest>>of(named, "guests"))
            .uuid(to.BOOKING_ID, one -> one.getKey().value())
            .text(to.NAME, one -> one.getValue().name());
    db.write(
        insertInto(to)
            .columns(columns.names())
            .select(select(columns.values()).from(columns.table())),
        named.size());
  }
}
