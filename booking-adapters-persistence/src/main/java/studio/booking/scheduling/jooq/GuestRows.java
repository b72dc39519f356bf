package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING_GUEST;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.domain.Guest;

/** Who comes along with the client of a booking, in the row of that booking. */
final class GuestRows {
  /** Looked for only where there is a guest, so that other bookings cost nothing. */
  static final Field<String> NAME = nameIf(noCondition());

  private GuestRows() {}

  /** The name, where it may be known. */
  static Field<String> nameIf(Condition known) {
    return when(
            BOOKING.GUEST.isTrue().and(known),
            field(
                select(BOOKING_GUEST.NAME)
                    .from(BOOKING_GUEST)
                    .where(BOOKING_GUEST.ORGANIZATION_ID.eq(BOOKING.ORGANIZATION_ID))
                    .and(BOOKING_GUEST.BOOKING_ID.eq(BOOKING.ID))))
        .as("guest_name");
  }

  static @Nullable Guest guest(Record row) {
    return row.get(BOOKING.GUEST) ? new Guest(row.get(NAME)) : null;
  }
}
