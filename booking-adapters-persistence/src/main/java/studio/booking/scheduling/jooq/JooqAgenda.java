package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;
import static studio.booking.scheduling.jooq.db.Tables.COACH;
import static studio.booking.scheduling.jooq.db.Tables.SESSION;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.domain.Agenda;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Template;

/** What people have on, read from sessions and bookings: a calendar in one statement. */
@Repository
class JooqAgenda implements Agenda {
  private static final Condition HELD_ONLY =
      BOOKING.STATUS.eq(inline(BookingStatus.PENDING_PAYMENT.name()));
  private static final Condition HAS_PLACE =
      BOOKING.STATUS.in(
          inline(BookingStatus.PENDING_PAYMENT.name()),
          inline(BookingStatus.CONFIRMED.name()),
          inline(BookingStatus.COMPLETED.name()),
          inline(BookingStatus.NO_SHOW.name()));

  private static final Field<Instant> SESSION_CHANGED =
      coalesce(SESSION.CHANGED_AT, SESSION.CREATED_AT);
  private static final Field<Instant> BOOKING_CHANGED =
      coalesce(BOOKING.CHANGED_AT, BOOKING.CREATED_AT);

  private static final Table<?> BOOKED =
      lateral(
          select(
                  count().filterWhere(HAS_PLACE).as("taken"),
                  count().filterWhere(HELD_ONLY).as("held"),
                  max(BOOKING_CHANGED).as("changed_at"))
              .from(BOOKING)
              .where(BOOKING.ORGANIZATION_ID.eq(SESSION.ORGANIZATION_ID))
              .and(BOOKING.SESSION_ID.eq(SESSION.ID))
              .asTable("booked"));

  private static final Field<Integer> TAKEN = field(name("booked", "taken"), SQLDataType.INTEGER);
  private static final Field<Integer> HELD = field(name("booked", "held"), SQLDataType.INTEGER);
  private static final Field<Instant> LAST_BOOKED =
      field(name("booked", "changed_at"), SQLDataType.INSTANT);

  // The greatest of something and nothing is the something.
  private static final Field<Instant> GIVEN_CHANGED =
      greatest(SESSION_CHANGED, LAST_BOOKED).as("last_changed");
  private static final Field<Instant> ATTENDED_CHANGED =
      greatest(SESSION_CHANGED, BOOKING_CHANGED).as("last_changed");

  private record Wanted<T>(T of, Span span) {}

  private static final Template<Wanted<CoachId>> GIVEN =
      Template.of(
          in ->
              select(SessionRows.FIELDS)
                  .select(TAKEN, HELD, GIVEN_CHANGED)
                  .from(SESSION)
                  .crossJoin(BOOKED)
                  .where(SESSION.COACH_ID.eq(in.uuid(wanted -> wanted.of().value())))
                  .and(SESSION.STARTS_AT.ge(in.instant(wanted -> wanted.span().from())))
                  .and(SESSION.STARTS_AT.lt(in.instant(wanted -> wanted.span().until())))
                  .orderBy(SESSION.STARTS_AT, SESSION.ID)
                  .limit(in.number(wanted -> wanted.span().limit())));

  private static final Template<Wanted<ClientId>> ATTENDED =
      Template.of(
          in ->
              attended(BOOKING.CLIENT_ID.eq(in.uuid(wanted -> wanted.of().value())))
                  .and(BOOKING.STARTS_AT.ge(in.instant(wanted -> wanted.span().from())))
                  .and(BOOKING.STARTS_AT.lt(in.instant(wanted -> wanted.span().until())))
                  .orderBy(BOOKING.STARTS_AT, BOOKING.ID)
                  .limit(in.number(wanted -> wanted.span().limit())));

  private static final Template<BookingId> ONE =
      Template.of(in -> attended(BOOKING.ID.eq(in.uuid(BookingId::value))));

  private final Db db;

  JooqAgenda(Db db) {
    this.db = db;
  }

  private static SelectConditionStep<Record> attended(Condition wanted) {
    return select(Stream.of(BookingRows.FIELDS, SessionRows.FIELDS).flatMap(List::stream).toList())
        .select(COACH.DISPLAY_NAME, ATTENDED_CHANGED)
        .from(BOOKING)
        .join(SESSION)
        .on(SESSION.ORGANIZATION_ID.eq(BOOKING.ORGANIZATION_ID))
        .and(SESSION.ID.eq(BOOKING.SESSION_ID))
        .join(COACH)
        .on(COACH.ORGANIZATION_ID.eq(SESSION.ORGANIZATION_ID))
        .and(COACH.COACH_ID.eq(SESSION.COACH_ID))
        .where(wanted)
        // Who waits for a place, or did in vain, has nothing on.
        .and(BOOKING.PLACE_ID.isNotNull());
  }

  @Override
  public Later<List<Given>> givenBy(CoachId coach, Span span) {
    return db.list(
        GIVEN,
        new Wanted<>(coach, span),
        row ->
            new Given(
                SessionRows.session(row), row.get(TAKEN), row.get(HELD), row.get(GIVEN_CHANGED)));
  }

  @Override
  public Later<List<Attended>> attendedBy(ClientId client, Span span) {
    return db.list(ATTENDED, new Wanted<>(client, span), JooqAgenda::attended);
  }

  @Override
  public Later<Optional<Attended>> booking(BookingId booking) {
    return db.one(ONE, booking, JooqAgenda::attended);
  }

  private static Attended attended(Record row) {
    return new Attended(
        BookingRows.booking(row),
        SessionRows.session(row),
        row.get(COACH.DISPLAY_NAME),
        row.get(ATTENDED_CHANGED));
  }
}
