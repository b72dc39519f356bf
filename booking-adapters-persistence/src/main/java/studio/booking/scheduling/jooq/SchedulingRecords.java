package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING_CANCELLATION;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING_GUEST;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING_STATUS_HISTORY;
import static studio.booking.scheduling.jooq.db.Tables.COACH;
import static studio.booking.scheduling.jooq.db.Tables.OCCURRENCE;
import static studio.booking.scheduling.jooq.db.Tables.PLACE;
import static studio.booking.scheduling.jooq.db.Tables.RECURRING_BOOKING;
import static studio.booking.scheduling.jooq.db.Tables.SESSION;
import static studio.booking.scheduling.jooq.db.Tables.SESSION_CANCELLATION;
import static studio.booking.scheduling.jooq.db.Tables.SESSION_TYPE;
import static studio.booking.scheduling.jooq.db.Tables.WAITLIST_SKIP;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Record1;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.springframework.stereotype.Repository;
import studio.booking.scheduling.jooq.BookingFiles.BookingRecord;
import studio.booking.scheduling.jooq.BookingFiles.CancellationRecord;
import studio.booking.scheduling.jooq.BookingFiles.HistoryRecord;
import studio.booking.scheduling.jooq.BookingFiles.OccurrenceRecord;
import studio.booking.scheduling.jooq.BookingFiles.RecurringRecord;
import studio.booking.scheduling.jooq.BookingFiles.SessionCancellationRecord;
import studio.booking.scheduling.jooq.BookingFiles.SessionRecord;
import studio.booking.scheduling.jooq.BookingFiles.SkipRecord;
import studio.booking.scheduling.jooq.db.tables.Session;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.PersonalRecords;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.PersonalRows;

/** What a client booked, and what became of it. */
@Repository
class SchedulingRecords implements PersonalRecords {
  private static final Session APPOINTMENT = SESSION.as("appointment");

  private final Db db;

  SchedulingRecords(Db db) {
    this.db = db;
  }

  @Override
  public Set<String> tables() {
    return Set.of(
        "scheduling.booking",
        "scheduling.booking_cancellation",
        "scheduling.booking_guest",
        "scheduling.booking_status_history",
        "scheduling.occurrence",
        "scheduling.place",
        "scheduling.recurring_booking",
        "scheduling.session",
        "scheduling.session_cancellation",
        "scheduling.waitlist_skip");
  }

  @Override
  public Later<List<PersonalFile>> about(Caller caller, ClientId client) {
    var rows = new PersonalRows(db);
    var id = client.value();
    var bookings = bookingsOf(rows, id);
    var recurring =
        select(RECURRING_BOOKING.ID)
            .from(RECURRING_BOOKING)
            .where(rows.ours(RECURRING_BOOKING), RECURRING_BOOKING.CLIENT_ID.eq(id));
    return rows.file("bookings", BookingRecord.class, bookings(rows, id))
        .file("sessions", SessionRecord.class, sessions(rows, id))
        .file(
            "booking-cancellations",
            CancellationRecord.class,
            BOOKING_CANCELLATION,
            BOOKING_CANCELLATION.BOOKING_ID.in(bookings))
        .file(
            "session-cancellations",
            SessionCancellationRecord.class,
            SESSION_CANCELLATION,
            SESSION_CANCELLATION.SESSION_ID.in(sessionsOf(rows, id)))
        .file(
            "booking-history",
            HistoryRecord.class,
            BOOKING_STATUS_HISTORY,
            BOOKING_STATUS_HISTORY.BOOKING_ID.in(bookings))
        .file(
            "recurring-bookings",
            RecurringRecord.class,
            RECURRING_BOOKING,
            RECURRING_BOOKING.CLIENT_ID.eq(id))
        .file(
            "occurrences",
            OccurrenceRecord.class,
            OCCURRENCE,
            OCCURRENCE.RECURRING_BOOKING_ID.in(recurring))
        .file(
            "waitlist-skips",
            SkipRecord.class,
            WAITLIST_SKIP,
            WAITLIST_SKIP.BOOKING_ID.in(bookings))
        .all();
  }

  private static Select<Record1<UUID>> bookingsOf(PersonalRows rows, UUID client) {
    return select(BOOKING.ID).from(BOOKING).where(rows.ours(BOOKING), BOOKING.CLIENT_ID.eq(client));
  }

  private static Select<Record1<UUID>> appointmentsOf(PersonalRows rows, UUID client) {
    return select(APPOINTMENT.ID)
        .from(APPOINTMENT)
        .where(rows.ours(APPOINTMENT), APPOINTMENT.CLIENT_ID.eq(client));
  }

  /** The client's appointments, and what else they booked. */
  private static Select<Record1<UUID>> sessionsOf(PersonalRows rows, UUID client) {
    return select(BOOKING.SESSION_ID)
        .from(BOOKING)
        .where(rows.ours(BOOKING), BOOKING.CLIENT_ID.eq(client))
        .union(appointmentsOf(rows, client));
  }

  private static ResultQuery<?> bookings(PersonalRows rows, UUID client) {
    return select(
            PersonalRows.columns(
                BookingRecord.class,
                BOOKING,
                PLACE.NUMBER.as("place_number"),
                PLACE.LABEL.as("place_label"),
                BOOKING_GUEST.NAME.as("guest_name")))
        .from(BOOKING)
        .leftJoin(PLACE)
        .on(
            PLACE.ORGANIZATION_ID.eq(BOOKING.ORGANIZATION_ID),
            PLACE.SESSION_ID.eq(BOOKING.SESSION_ID),
            PLACE.ID.eq(BOOKING.PLACE_ID))
        .leftJoin(BOOKING_GUEST)
        .on(
            BOOKING_GUEST.ORGANIZATION_ID.eq(BOOKING.ORGANIZATION_ID),
            BOOKING_GUEST.BOOKING_ID.eq(BOOKING.ID))
        .where(rows.ours(BOOKING), BOOKING.CLIENT_ID.eq(client))
        .orderBy(BOOKING.ID);
  }

  private static ResultQuery<?> sessions(PersonalRows rows, UUID client) {
    return select(
            PersonalRows.columns(
                SessionRecord.class,
                SESSION,
                SESSION_TYPE.NAME.as("type_name"),
                COACH.DISPLAY_NAME.as("coach_name")))
        .from(SESSION)
        .join(SESSION_TYPE)
        .on(
            SESSION_TYPE.ORGANIZATION_ID.eq(SESSION.ORGANIZATION_ID),
            SESSION_TYPE.ID.eq(SESSION.SESSION_TYPE_ID))
        .join(COACH)
        .on(COACH.ORGANIZATION_ID.eq(SESSION.ORGANIZATION_ID), COACH.COACH_ID.eq(SESSION.COACH_ID))
        .where(rows.ours(SESSION), SESSION.ID.in(sessionsOf(rows, client)))
        .orderBy(SESSION.STARTS_AT, SESSION.ID);
  }

  /** What was booked and became of it stays under the pseudonym, without names and words. */
  @Override
  public void erase(ClientId client) {
    var rows = new PersonalRows(db);
    var id = client.value();
    db.write(
        deleteFrom(BOOKING_GUEST)
            .where(rows.ours(BOOKING_GUEST), BOOKING_GUEST.BOOKING_ID.in(bookingsOf(rows, id))));
    db.write(
        update(BOOKING_CANCELLATION)
            .setNull(BOOKING_CANCELLATION.REASON)
            .where(
                rows.ours(BOOKING_CANCELLATION),
                BOOKING_CANCELLATION.BOOKING_ID.in(bookingsOf(rows, id)),
                BOOKING_CANCELLATION.REASON.isNotNull()));
    // Why a class was cancelled is for all; why an appointment was, is about the one client.
    db.write(
        update(SESSION_CANCELLATION)
            .setNull(SESSION_CANCELLATION.REASON)
            .where(
                rows.ours(SESSION_CANCELLATION),
                SESSION_CANCELLATION.SESSION_ID.in(appointmentsOf(rows, id)),
                SESSION_CANCELLATION.REASON.isNotNull()));
    nameAppointmentsByTheirType(rows, id);
  }

  /** A coach may have called one after who comes. */
  private void nameAppointmentsByTheirType(PersonalRows rows, UUID client) {
    var typeName =
        field(
            select(SESSION_TYPE.NAME)
                .from(SESSION_TYPE)
                .where(
                    SESSION_TYPE.ORGANIZATION_ID.eq(SESSION.ORGANIZATION_ID),
                    SESSION_TYPE.ID.eq(SESSION.SESSION_TYPE_ID)));
    db.write(
        update(SESSION)
            .set(SESSION.NAME, typeName)
            .set(SESSION.VERSION, SESSION.VERSION.plus(1))
            .where(rows.ours(SESSION), SESSION.CLIENT_ID.eq(client), SESSION.NAME.ne(typeName)));
  }
}
