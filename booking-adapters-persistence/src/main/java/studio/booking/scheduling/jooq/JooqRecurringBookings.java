package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static studio.booking.scheduling.jooq.db.Tables.GENERATION;
import static studio.booking.scheduling.jooq.db.Tables.RECURRING_BOOKING;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.scheduling.RecurringBookingId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.Recurrence;
import studio.booking.scheduling.domain.RecurringBooking;
import studio.booking.scheduling.domain.RecurringBooking.Status;
import studio.booking.scheduling.domain.RecurringBookings;
import studio.booking.scheduling.domain.RuleText;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;
import studio.booking.shared.jooq.Db;

/** Recurring bookings as rows. */
@Repository
class JooqRecurringBookings implements RecurringBookings {
  private static final List<Field<?>> FIELDS =
      List.of(
          RECURRING_BOOKING.ID,
          RECURRING_BOOKING.CLIENT_ID,
          RECURRING_BOOKING.COACH_ID,
          RECURRING_BOOKING.SESSION_TYPE_ID,
          RECURRING_BOOKING.RULE,
          RECURRING_BOOKING.START_DATE,
          RECURRING_BOOKING.END_DATE,
          RECURRING_BOOKING.START_TIME,
          RECURRING_BOOKING.DURATION_MINUTES,
          RECURRING_BOOKING.TIME_ZONE,
          RECURRING_BOOKING.STATUS,
          RECURRING_BOOKING.MADE_BY,
          RECURRING_BOOKING.VERSION,
          RECURRING_BOOKING.CREATED_AT);

  /** Written into the statement, so that the planner sees the partial index's own condition. */
  private static final Condition ACTIVE = RECURRING_BOOKING.STATUS.eq(inline(Status.ACTIVE.name()));

  private final Db db;

  JooqRecurringBookings(Db db) {
    this.db = db;
  }

  @Override
  public void add(RecurringBooking recurring, LocalDate today) {
    var plan = recurring.recurrence();
    var organization = db.caller().organization().value();
    var madeBy = recurring.madeBy();
    db.write(
        insertInto(RECURRING_BOOKING)
            .set(RECURRING_BOOKING.ORGANIZATION_ID, organization)
            .set(RECURRING_BOOKING.ID, recurring.id().value())
            .set(RECURRING_BOOKING.CLIENT_ID, recurring.client().value())
            .set(RECURRING_BOOKING.COACH_ID, recurring.coach().value())
            .set(RECURRING_BOOKING.SESSION_TYPE_ID, recurring.type().value())
            .set(RECURRING_BOOKING.RULE, plan.rule().toString())
            .set(RECURRING_BOOKING.START_DATE, plan.anchor())
            .set(RECURRING_BOOKING.END_DATE, recurring.lastDate())
            .set(RECURRING_BOOKING.START_TIME, plan.startsAt())
            .set(RECURRING_BOOKING.DURATION_MINUTES, Math.toIntExact(plan.length().toMinutes()))
            .set(RECURRING_BOOKING.TIME_ZONE, plan.zone().getId())
            .set(RECURRING_BOOKING.STATUS, recurring.status().name())
            .set(RECURRING_BOOKING.MADE_BY, madeBy == null ? null : madeBy.value())
            .set(RECURRING_BOOKING.VERSION, recurring.version())
            .set(RECURRING_BOOKING.CREATED_AT, recurring.createdAt()),
        1);
    // What is ahead was made with it: the studio's next day is the first to look after.
    db.write(
        insertInto(GENERATION)
            .set(GENERATION.ORGANIZATION_ID, organization)
            .set(GENERATION.DONE_FOR, today)
            .onConflictDoNothing());
  }

  @Override
  public void change(RecurringBooking recurring) {
    db.write(
        update(RECURRING_BOOKING)
            .set(RECURRING_BOOKING.STATUS, recurring.status().name())
            .set(RECURRING_BOOKING.VERSION, recurring.version())
            .where(RECURRING_BOOKING.ID.eq(recurring.id().value()))
            .and(RECURRING_BOOKING.VERSION.eq(recurring.version() - 1)),
        1);
  }

  @Override
  public Later<Optional<RecurringBooking>> find(RecurringBookingId id) {
    return db.one(
        select(FIELDS).from(RECURRING_BOOKING).where(RECURRING_BOOKING.ID.eq(id.value())),
        JooqRecurringBookings::recurringBooking);
  }

  @Override
  public Later<Optional<RecurringBooking>> lock(RecurringBookingId id) {
    return db.one(
        select(FIELDS)
            .from(RECURRING_BOOKING)
            .where(RECURRING_BOOKING.ID.eq(id.value()))
            .forNoKeyUpdate(),
        JooqRecurringBookings::recurringBooking);
  }

  @Override
  public Later<List<RecurringBooking>> lockActive(@Nullable RecurringBookingId after, int limit) {
    return db.list(
        select(FIELDS)
            .from(RECURRING_BOOKING)
            .where(ACTIVE)
            .and(after(after))
            .orderBy(RECURRING_BOOKING.ID)
            .limit(limit)
            .forNoKeyUpdate()
            .skipLocked(),
        JooqRecurringBookings::recurringBooking);
  }

  @Override
  public Later<List<RecurringBookingId>> active(@Nullable RecurringBookingId after, int limit) {
    return db.list(
        select(RECURRING_BOOKING.ID)
            .from(RECURRING_BOOKING)
            .where(ACTIVE)
            .and(after(after))
            .orderBy(RECURRING_BOOKING.ID)
            .limit(limit),
        row -> new RecurringBookingId(row.get(RECURRING_BOOKING.ID)));
  }

  @Override
  public Later<List<RecurringBooking>> of(
      ClientId client, @Nullable RecurringBookingId after, int limit) {
    return db.list(
        select(FIELDS)
            .from(RECURRING_BOOKING)
            .where(RECURRING_BOOKING.CLIENT_ID.eq(client.value()))
            .and(after(after))
            .orderBy(RECURRING_BOOKING.ID)
            .limit(limit),
        JooqRecurringBookings::recurringBooking);
  }

  private static Condition after(@Nullable RecurringBookingId after) {
    return after == null ? noCondition() : RECURRING_BOOKING.ID.gt(after.value());
  }

  @Override
  public Later<Optional<LocalDate>> doneFor() {
    return db.one(
        select(GENERATION.DONE_FOR).from(GENERATION), row -> row.get(GENERATION.DONE_FOR));
  }

  @Override
  public void setDoneFor(LocalDate date) {
    db.write(update(GENERATION).set(GENERATION.DONE_FOR, date).where(GENERATION.DONE_FOR.lt(date)));
  }

  private static RecurringBooking recurringBooking(Record row) {
    var madeBy = row.get(RECURRING_BOOKING.MADE_BY);
    return new RecurringBooking(
        new RecurringBookingId(row.get(RECURRING_BOOKING.ID)),
        new ClientId(row.get(RECURRING_BOOKING.CLIENT_ID)),
        new CoachId(row.get(RECURRING_BOOKING.COACH_ID)),
        new SessionTypeId(row.get(RECURRING_BOOKING.SESSION_TYPE_ID)),
        new Recurrence(
            RuleText.read(row.get(RECURRING_BOOKING.RULE)),
            row.get(RECURRING_BOOKING.START_DATE),
            row.get(RECURRING_BOOKING.START_TIME),
            Duration.ofMinutes(row.get(RECURRING_BOOKING.DURATION_MINUTES)),
            ZoneId.of(row.get(RECURRING_BOOKING.TIME_ZONE))),
        row.get(RECURRING_BOOKING.END_DATE),
        Status.valueOf(row.get(RECURRING_BOOKING.STATUS)),
        madeBy == null ? null : new PersonId(madeBy),
        row.get(RECURRING_BOOKING.VERSION),
        row.get(RECURRING_BOOKING.CREATED_AT));
  }
}
