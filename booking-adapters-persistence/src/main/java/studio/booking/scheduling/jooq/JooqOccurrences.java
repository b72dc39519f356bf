package studio.booking.scheduling.jooq;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;
import static studio.booking.scheduling.jooq.db.Tables.OCCURRENCE;
import static studio.booking.scheduling.jooq.db.Tables.SESSION;
import static studio.booking.scheduling.jooq.db.Tables.SESSION_TYPE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.RecurringBookingId;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.KnownOccurrence;
import studio.booking.scheduling.domain.Occurrences;
import studio.booking.scheduling.domain.Offer;
import studio.booking.scheduling.domain.SessionKind;
import studio.booking.scheduling.domain.SkipReason;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;
import studio.booking.shared.jooq.Template;

/** What became of the dates of recurring bookings, as rows. */
@Repository
class JooqOccurrences implements Occurrences {
  private static final Field<Boolean> WAITED_FOR =
      WaitlistRows.waitedFor(SESSION.ORGANIZATION_ID, SESSION.ID);

  private static final Field<UUID> NEXT_OF = field(name("next", "of"), SQLDataType.UUID);
  private static final Field<LocalDate> NEXT_DATE =
      field(name("next", "on_date"), SQLDataType.LOCALDATE);
  private static final Field<UUID> NEXT_BOOKING = field(name("next", "booked"), SQLDataType.UUID);

  private record Dates(Collection<RecurringBookingId> of, LocalDate from, LocalDate to) {}

  private static final Template<Dates> KNOWN =
      Template.of(
          in ->
              select(
                      OCCURRENCE.RECURRING_BOOKING_ID,
                      OCCURRENCE.DATE,
                      OCCURRENCE.BOOKING_ID,
                      OCCURRENCE.SKIPPED)
                  .from(OCCURRENCE)
                  .where(
                      OCCURRENCE.RECURRING_BOOKING_ID.eq(any(in.uuids(dates -> ids(dates.of())))))
                  .and(OCCURRENCE.DATE.between(in.date(Dates::from), in.date(Dates::to)))
                  .orderBy(OCCURRENCE.RECURRING_BOOKING_ID, OCCURRENCE.DATE));

  private static final Template<List<ClassTime>> CLASSES = Template.of(JooqOccurrences::classes);

  private record Next(
      Collection<RecurringBookingId> of, LocalDate from, Instant now, int limitEach) {}

  private static final Template<Next> UPCOMING = Template.of(JooqOccurrences::next);

  private final Db db;

  JooqOccurrences(Db db) {
    this.db = db;
  }

  @Override
  public Later<List<KnownOccurrence>> known(
      Collection<RecurringBookingId> of, LocalDate from, LocalDate to) {
    return db.list(KNOWN, new Dates(of, from, to), JooqOccurrences::occurrence);
  }

  private static KnownOccurrence occurrence(Record row) {
    var booking = row.get(OCCURRENCE.BOOKING_ID);
    var skipped = row.get(OCCURRENCE.SKIPPED);
    return new KnownOccurrence(
        new RecurringBookingId(row.get(OCCURRENCE.RECURRING_BOOKING_ID)),
        row.get(OCCURRENCE.DATE),
        booking == null ? null : new BookingId(booking),
        skipped == null ? null : SkipReason.valueOf(skipped));
  }

  @Override
  public void record(List<KnownOccurrence> occurrences, Instant now) {
    var rows = Rows.of(occurrences, "made");
    var columns =
        new Columns<>(db, OCCURRENCE.ORGANIZATION_ID, rows)
            .uuid(OCCURRENCE.RECURRING_BOOKING_ID, one -> one.of().value())
            .field(
                OCCURRENCE.DATE,
                rows.column("on_date", SQLDataType.LOCALDATE, KnownOccurrence::date))
            .uuid(
                OCCURRENCE.BOOKING_ID, one -> one.booking() == null ? null : one.booking().value())
            .text(OCCURRENCE.SKIPPED, one -> one.skipped() == null ? null : one.skipped().name())
            .instant(OCCURRENCE.AT, _ -> now);
    db.write(
        insertInto(OCCURRENCE)
            .columns(columns.names())
            .select(select(columns.values()).from(columns.table()))
            .onConflict(
                OCCURRENCE.ORGANIZATION_ID, OCCURRENCE.RECURRING_BOOKING_ID, OCCURRENCE.DATE)
            .doUpdate()
            .set(OCCURRENCE.BOOKING_ID, excluded(OCCURRENCE.BOOKING_ID))
            .set(OCCURRENCE.SKIPPED, excluded(OCCURRENCE.SKIPPED))
            .set(OCCURRENCE.AT, excluded(OCCURRENCE.AT))
            .where(
                OCCURRENCE
                    .BOOKING_ID
                    .isNull()
                    .or(OCCURRENCE.BOOKING_ID.eq(excluded(OCCURRENCE.BOOKING_ID)))),
        occurrences.size());
  }

  @Override
  public Later<Map<ClassTime, Offer>> classesAt(Collection<ClassTime> times) {
    return db.list(CLASSES, List.copyOf(times), JooqOccurrences::offer)
        .map(
            offers ->
                offers.stream()
                    .collect(toUnmodifiableMap(JooqOccurrences::time, Function.identity())));
  }

  private static ClassTime time(Offer offer) {
    var session = offer.session();
    return new ClassTime(session.coach(), session.type(), session.startsAt());
  }

  private static ResultQuery<?> classes(Template.Blanks<List<ClassTime>> in) {
    var rows = in.<ClassTime>rows("wanted", times -> times);
    var coach = rows.column("of_coach", SQLDataType.UUID, time -> time.coach().value());
    var type = rows.column("of_type", SQLDataType.UUID, time -> time.type().value());
    var start = rows.column("start", SQLDataType.INSTANT, ClassTime::startsAt);
    return select(SessionRows.FIELDS)
        .select(
            SESSION_TYPE.MINIMUM_NOTICE_MINUTES,
            SESSION_TYPE.BOOKING_HORIZON_DAYS,
            SESSION_TYPE.CANCELLATION_WINDOW_HOURS,
            WAITED_FOR)
        .from(rows.table())
        .join(SESSION)
        .on(SESSION.COACH_ID.eq(coach))
        .and(SESSION.STARTS_AT.eq(start))
        .and(SESSION.SESSION_TYPE_ID.eq(type))
        .join(SESSION_TYPE)
        .on(SESSION_TYPE.ORGANIZATION_ID.eq(SESSION.ORGANIZATION_ID))
        .and(SESSION_TYPE.ID.eq(SESSION.SESSION_TYPE_ID))
        .where(SESSION.KIND.ne(inline(SessionKind.ONE_ON_ONE.name())))
        .and(SessionChanges.SCHEDULED)
        .orderBy(SESSION.ID)
        .forKeyShare()
        .of(SESSION);
  }

  private static Offer offer(Record row) {
    return new Offer(
        SessionRows.session(row),
        Duration.ofMinutes(row.get(SESSION_TYPE.MINIMUM_NOTICE_MINUTES)),
        row.get(SESSION_TYPE.BOOKING_HORIZON_DAYS),
        row.get(SESSION_TYPE.CANCELLATION_WINDOW_HOURS),
        row.get(WAITED_FOR));
  }

  @Override
  public Later<List<Upcoming>> upcoming(
      Collection<RecurringBookingId> of, LocalDate from, Instant now, int limitEach) {
    return db.list(
        UPCOMING,
        new Next(of, from, now, limitEach),
        row ->
            new Upcoming(
                new RecurringBookingId(row.get(NEXT_OF)),
                row.get(NEXT_DATE),
                SessionRows.session(row),
                BookingRows.booking(row)));
  }

  private static ResultQuery<?> next(Template.Blanks<Next> in) {
    var rows = in.<RecurringBookingId>rows("wanted", next -> List.copyOf(next.of()));
    var wanted = rows.column("of", SQLDataType.UUID, RecurringBookingId::value);
    var coming = BOOKING.as("coming");
    var next =
        select(
                OCCURRENCE.RECURRING_BOOKING_ID.as("of"),
                OCCURRENCE.DATE.as("on_date"),
                coming.ID.as("booked"))
            .from(OCCURRENCE)
            .join(coming)
            .on(coming.ORGANIZATION_ID.eq(OCCURRENCE.ORGANIZATION_ID))
            .and(coming.ID.eq(OCCURRENCE.BOOKING_ID))
            .where(OCCURRENCE.RECURRING_BOOKING_ID.eq(wanted))
            .and(OCCURRENCE.DATE.ge(in.date(Next::from)))
            .and(coming.STARTS_AT.gt(in.instant(Next::now)))
            .and(
                coming.STATUS.in(
                    inline(BookingStatus.PENDING_PAYMENT.name()),
                    inline(BookingStatus.CONFIRMED.name())))
            .orderBy(coming.STARTS_AT)
            .limit(in.number(Next::limitEach))
            .asTable("next");
    return select(NEXT_OF, NEXT_DATE)
        .select(SessionRows.FIELDS)
        .select(BookingRows.FIELDS)
        .from(rows.table())
        .crossJoin(lateral(next))
        .join(BOOKING)
        .on(BOOKING.ID.eq(NEXT_BOOKING))
        .join(SESSION)
        .on(SESSION.ORGANIZATION_ID.eq(BOOKING.ORGANIZATION_ID))
        .and(SESSION.ID.eq(BOOKING.SESSION_ID))
        .orderBy(NEXT_OF, BOOKING.STARTS_AT);
  }

  private static UUID[] ids(Collection<RecurringBookingId> of) {
    return of.stream().map(RecurringBookingId::value).toArray(UUID[]::new);
  }
}
