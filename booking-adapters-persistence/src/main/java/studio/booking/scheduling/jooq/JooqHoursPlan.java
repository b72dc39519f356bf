package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static studio.booking.scheduling.jooq.db.Tables.AVAILABILITY_ADDITION;
import static studio.booking.scheduling.jooq.db.Tables.AVAILABILITY_EXCEPTION;
import static studio.booking.scheduling.jooq.db.Tables.AVAILABILITY_RULE;
import static studio.booking.scheduling.jooq.db.Tables.COACH;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.scheduling.domain.Addition;
import studio.booking.scheduling.domain.AdditionId;
import studio.booking.scheduling.domain.AvailabilityException;
import studio.booking.scheduling.domain.AvailabilityRule;
import studio.booking.scheduling.domain.ExceptionId;
import studio.booking.scheduling.domain.HoursPlan;
import studio.booking.scheduling.domain.PlannedException;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;

/** A coach's planned hours as rows. */
@Repository
class JooqHoursPlan implements HoursPlan {
  private final Db db;

  JooqHoursPlan(Db db) {
    this.db = db;
  }

  @Override
  public Later<List<AvailabilityRule>> rules(CoachId coach) {
    return db.list(
        select(AVAILABILITY_RULE.fields())
            .from(AVAILABILITY_RULE)
            .where(AVAILABILITY_RULE.COACH_ID.eq(coach.value()))
            .orderBy(
                AVAILABILITY_RULE.DAY_OF_WEEK,
                AVAILABILITY_RULE.START_TIME,
                AVAILABILITY_RULE.VALID_FROM,
                AVAILABILITY_RULE.ID),
        HoursRows::rule);
  }

  @Override
  public void replaceRules(CoachId coach, List<AvailabilityRule> rules) {
    db.write(deleteFrom(AVAILABILITY_RULE).where(AVAILABILITY_RULE.COACH_ID.eq(coach.value())));
    if (!rules.isEmpty()) {
      var rows = Rows.of(rules, "weekly");
      var columns =
          new Columns<>(db, AVAILABILITY_RULE.ORGANIZATION_ID, rows)
              .uuid(AVAILABILITY_RULE.COACH_ID, _ -> coach.value())
              .uuid(AVAILABILITY_RULE.ID, rule -> rule.id().value())
              .field(
                  AVAILABILITY_RULE.DAY_OF_WEEK,
                  rows.column("day", SQLDataType.SMALLINT, rule -> (short) rule.day().getValue()))
              .field(
                  AVAILABILITY_RULE.START_TIME,
                  rows.column("start", SQLDataType.LOCALTIME, rule -> rule.hours().start()))
              .field(
                  AVAILABILITY_RULE.END_TIME,
                  rows.column("until", SQLDataType.LOCALTIME, rule -> rule.hours().end()))
              .field(
                  AVAILABILITY_RULE.VALID_FROM,
                  rows.column("valid_from", SQLDataType.LOCALDATE, AvailabilityRule::validFrom))
              .field(
                  AVAILABILITY_RULE.VALID_UNTIL,
                  rows.column("valid_until", SQLDataType.LOCALDATE, AvailabilityRule::validUntil));
      db.write(
          insertInto(AVAILABILITY_RULE)
              .columns(columns.names())
              .select(select(columns.values()).from(columns.table())),
          rules.size());
    }
    changed(coach);
  }

  @Override
  public Later<List<Addition>> additions(CoachId coach, @Nullable AdditionId after, int limit) {
    return db.list(
        select(AVAILABILITY_ADDITION.fields())
            .from(AVAILABILITY_ADDITION)
            .where(AVAILABILITY_ADDITION.COACH_ID.eq(coach.value()))
            .and(after == null ? noCondition() : AVAILABILITY_ADDITION.ID.gt(after.value()))
            .orderBy(AVAILABILITY_ADDITION.ID)
            .limit(limit),
        HoursRows::addition);
  }

  @Override
  public Later<Optional<Addition>> addition(CoachId coach, AdditionId addition) {
    return db.one(
        select(AVAILABILITY_ADDITION.fields())
            .from(AVAILABILITY_ADDITION)
            .where(AVAILABILITY_ADDITION.COACH_ID.eq(coach.value()))
            .and(AVAILABILITY_ADDITION.ID.eq(addition.value())),
        HoursRows::addition);
  }

  @Override
  public void add(CoachId coach, Addition addition) {
    db.write(
        insertInto(AVAILABILITY_ADDITION)
            .set(AVAILABILITY_ADDITION.ORGANIZATION_ID, db.caller().organization().value())
            .set(AVAILABILITY_ADDITION.COACH_ID, coach.value())
            .set(AVAILABILITY_ADDITION.ID, addition.id().value())
            .set(AVAILABILITY_ADDITION.DATE, addition.date())
            .set(AVAILABILITY_ADDITION.START_TIME, addition.hours().start())
            .set(AVAILABILITY_ADDITION.END_TIME, addition.hours().end())
            .set(AVAILABILITY_ADDITION.CREATED_AT, addition.createdAt()),
        1);
    changed(coach);
  }

  @Override
  public void remove(CoachId coach, AdditionId addition) {
    db.write(
        deleteFrom(AVAILABILITY_ADDITION)
            .where(AVAILABILITY_ADDITION.COACH_ID.eq(coach.value()))
            .and(AVAILABILITY_ADDITION.ID.eq(addition.value())),
        1);
    changed(coach);
  }

  @Override
  public Later<List<PlannedException>> exceptions(
      CoachId coach, @Nullable ExceptionId after, int limit) {
    return db.list(
        select(AVAILABILITY_EXCEPTION.fields())
            .from(AVAILABILITY_EXCEPTION)
            .where(AVAILABILITY_EXCEPTION.COACH_ID.eq(coach.value()))
            .and(after(after))
            .orderBy(AVAILABILITY_EXCEPTION.ID)
            .limit(limit),
        JooqHoursPlan::planned);
  }

  @Override
  public Later<List<AvailabilityException>> absences(
      CoachId coach, @Nullable ExceptionId after, int limit) {
    ResultQuery<?> when =
        select(HoursRows.WHEN)
            .from(AVAILABILITY_EXCEPTION)
            .where(AVAILABILITY_EXCEPTION.COACH_ID.eq(coach.value()))
            .and(after(after))
            .orderBy(AVAILABILITY_EXCEPTION.ID)
            .limit(limit);
    return db.list(when, HoursRows::exception);
  }

  private static Condition after(@Nullable ExceptionId after) {
    return after == null ? noCondition() : AVAILABILITY_EXCEPTION.ID.gt(after.value());
  }

  @Override
  public Later<Optional<PlannedException>> exception(CoachId coach, ExceptionId exception) {
    return db.one(
        select(AVAILABILITY_EXCEPTION.fields())
            .from(AVAILABILITY_EXCEPTION)
            .where(AVAILABILITY_EXCEPTION.COACH_ID.eq(coach.value()))
            .and(AVAILABILITY_EXCEPTION.ID.eq(exception.value())),
        JooqHoursPlan::planned);
  }

  @Override
  public void add(CoachId coach, PlannedException exception) {
    db.write(
        insertInto(AVAILABILITY_EXCEPTION)
            .set(AVAILABILITY_EXCEPTION.ORGANIZATION_ID, db.caller().organization().value())
            .set(AVAILABILITY_EXCEPTION.COACH_ID, coach.value())
            .set(AVAILABILITY_EXCEPTION.ID, exception.exception().id().value())
            .set(AVAILABILITY_EXCEPTION.CREATED_AT, exception.createdAt())
            .set(row(exception)),
        1);
    changed(coach);
  }

  @Override
  public void change(CoachId coach, PlannedException exception) {
    db.write(
        update(AVAILABILITY_EXCEPTION)
            .set(row(exception))
            .where(AVAILABILITY_EXCEPTION.COACH_ID.eq(coach.value()))
            .and(AVAILABILITY_EXCEPTION.ID.eq(exception.exception().id().value()))
            .and(AVAILABILITY_EXCEPTION.VERSION.eq(exception.version() - 1)),
        1);
    changed(coach);
  }

  @Override
  public void remove(CoachId coach, ExceptionId exception) {
    db.write(
        deleteFrom(AVAILABILITY_EXCEPTION)
            .where(AVAILABILITY_EXCEPTION.COACH_ID.eq(coach.value()))
            .and(AVAILABILITY_EXCEPTION.ID.eq(exception.value())),
        1);
    changed(coach);
  }

  private void changed(CoachId coach) {
    db.write(
        update(COACH)
            .set(COACH.HOURS_VERSION, COACH.HOURS_VERSION.plus(1))
            .where(COACH.COACH_ID.eq(coach.value())),
        1);
  }

  /** All that may change. */
  private static Record row(PlannedException planned) {
    var exception = planned.exception();
    var hours = exception.hours();
    var row = AVAILABILITY_EXCEPTION.newRecord();
    row.setStartDate(exception.startDate());
    row.setEndDate(exception.endDate());
    row.set(AVAILABILITY_EXCEPTION.START_TIME, hours == null ? null : hours.start());
    row.set(AVAILABILITY_EXCEPTION.END_TIME, hours == null ? null : hours.end());
    row.setIsAvailable(exception.isAvailable());
    row.set(
        AVAILABILITY_EXCEPTION.REASON,
        exception.reason() == null ? null : exception.reason().name());
    row.set(AVAILABILITY_EXCEPTION.NOTE, planned.note());
    row.setVersion(planned.version());
    return row;
  }

  private static PlannedException planned(Record row) {
    return new PlannedException(
        HoursRows.exception(row),
        row.get(AVAILABILITY_EXCEPTION.NOTE),
        row.get(AVAILABILITY_EXCEPTION.VERSION),
        row.get(AVAILABILITY_EXCEPTION.CREATED_AT));
  }
}
