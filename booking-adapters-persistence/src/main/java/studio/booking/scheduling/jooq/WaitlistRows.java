package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;
import static studio.booking.scheduling.jooq.db.Tables.WAITLIST_SKIP;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Waiting;
import studio.booking.scheduling.domain.Waiting.Skip;

/** How those who wait look as rows. */
final class WaitlistRows {
  /** Written into the statement, so that the planner sees the partial indexes' own condition. */
  static final Condition WAITS = BOOKING.STATUS.eq(inline(BookingStatus.WAITLISTED.name()));

  static final List<Field<?>> FIELDS =
      Stream.concat(BookingRows.FIELDS.stream(), Stream.of(BOOKING.WAITLIST_NUMBER)).toList();

  private WaitlistRows() {}

  /** Whether anybody waits for a place in that session. */
  static Field<Boolean> waitedFor(Field<UUID> organization, Field<UUID> session) {
    var waiting = BOOKING.as("waiting");
    return field(
            exists(
                selectOne()
                    .from(waiting)
                    .where(waiting.ORGANIZATION_ID.eq(organization))
                    .and(waiting.SESSION_ID.eq(session))
                    .and(waiting.STATUS.eq(inline(BookingStatus.WAITLISTED.name())))))
        .as("waited_for");
  }

  static Waiting waiting(Record row) {
    return new Waiting(BookingRows.booking(row), row.get(BOOKING.WAITLIST_NUMBER));
  }

  static Skip skip(Record row) {
    return new Skip(
        new BookingId(row.get(WAITLIST_SKIP.BOOKING_ID)),
        row.get(WAITLIST_SKIP.ID),
        row.get(WAITLIST_SKIP.REASON),
        row.get(WAITLIST_SKIP.AT));
  }
}
