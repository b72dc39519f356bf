package studio.booking.scheduling.jooq;

import static studio.booking.scheduling.jooq.db.Tables.SESSION;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SeriesId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.InSeries;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionKind;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;

/** How a session looks as a row. */
final class SessionRows {
  static final List<Field<?>> FIELDS =
      List.of(
          SESSION.ID,
          SESSION.SESSION_TYPE_ID,
          SESSION.COACH_ID,
          SESSION.NAME,
          SESSION.KIND,
          SESSION.STARTS_AT,
          SESSION.ENDS_AT,
          SESSION.BUFFER_BEFORE_MINUTES,
          SESSION.BUFFER_AFTER_MINUTES,
          SESSION.STATUS,
          SESSION.CAPACITY,
          SESSION.NAMED_SEATS,
          SESSION.CREDIT_COST,
          SESSION.CLIENT_ID,
          SESSION.ONE_TIME_BOOKING_ID,
          SESSION.RECURRING_BOOKING_ID,
          SESSION.SERIES_ID,
          SESSION.RECURRENCE_RULE,
          SESSION.OCCURRENCE_DATE,
          SESSION.IS_EXCEPTION,
          SESSION.VERSION,
          SESSION.CREATED_AT);

  private SessionRows() {}

  static Session session(Record row) {
    return new Session(
        new SessionId(row.get(SESSION.ID)),
        new SessionTypeId(row.get(SESSION.SESSION_TYPE_ID)),
        new CoachId(row.get(SESSION.COACH_ID)),
        row.get(SESSION.NAME),
        SessionKind.valueOf(row.get(SESSION.KIND)),
        row.get(SESSION.STARTS_AT),
        row.get(SESSION.ENDS_AT),
        Duration.ofMinutes(row.get(SESSION.BUFFER_BEFORE_MINUTES)),
        Duration.ofMinutes(row.get(SESSION.BUFFER_AFTER_MINUTES)),
        SessionStatus.of(row.get(SESSION.STATUS)),
        row.get(SESSION.CAPACITY),
        row.get(SESSION.NAMED_SEATS),
        row.get(SESSION.CREDIT_COST),
        id(row, SESSION.CLIENT_ID, ClientId::new),
        id(row, SESSION.ONE_TIME_BOOKING_ID, BookingId::new),
        row.get(SESSION.RECURRING_BOOKING_ID),
        inSeries(row),
        row.get(SESSION.VERSION),
        row.get(SESSION.CREATED_AT));
  }

  private static @Nullable InSeries inSeries(Record row) {
    var series = row.get(SESSION.SERIES_ID);
    return series == null
        ? null
        : new InSeries(
            new SeriesId(series),
            Objects.requireNonNull(row.get(SESSION.RECURRENCE_RULE)),
            Objects.requireNonNull(row.get(SESSION.OCCURRENCE_DATE)),
            row.get(SESSION.IS_EXCEPTION));
  }

  /** Of a session's part in a series; null for one by itself. */
  static <T> @Nullable T of(Session session, Function<InSeries, T> value) {
    return session.inSeries() == null ? null : value.apply(session.inSeries());
  }

  static <T> @Nullable T id(Record row, Field<UUID> field, Function<UUID, T> made) {
    var value = row.get(field);
    return value == null ? null : made.apply(value);
  }
}
