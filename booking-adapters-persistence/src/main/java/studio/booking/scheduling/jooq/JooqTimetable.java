package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static studio.booking.scheduling.jooq.db.Tables.PLACE;
import static studio.booking.scheduling.jooq.db.Tables.SESSION;
import static studio.booking.scheduling.jooq.db.Tables.SESSION_CANCELLATION;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.SessionCancellation;
import studio.booking.scheduling.domain.SessionKind;
import studio.booking.scheduling.domain.Timetable;
import studio.booking.scheduling.domain.Timetable.Order.ByCreation;
import studio.booking.scheduling.domain.Timetable.Order.ByStart;
import studio.booking.scheduling.domain.TimetableEntry;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.StudioDates;

/** The timetable read from its rows, a list in one trip. */
@Repository
class JooqTimetable implements Timetable {
  private static final Field<Integer> PLACES_LEFT =
      field(
              select(count())
                  .from(PLACE)
                  .where(PLACE.ORGANIZATION_ID.eq(SESSION.ORGANIZATION_ID))
                  .and(PLACE.SESSION_ID.eq(SESSION.ID))
                  .and(PLACE.TAKEN_BY.isNull())
                  .and(PLACE.CLOSED.isFalse()))
          .as("places_left");

  private final Db db;

  JooqTimetable(Db db) {
    this.db = db;
  }

  @Override
  public Later<List<TimetableEntry>> list(Filter filter, Order order, int limit) {
    var wanted =
        filter.eyes() instanceof Eyes.Everybody
            ? withoutCancellations(matches(filter))
            : withCancellations(matches(filter));
    ResultQuery<?> sorted =
        switch (order) {
          case ByStart(var after) ->
              wanted
                  .and(
                      after == null
                          ? noCondition()
                          : row(SESSION.STARTS_AT, SESSION.ID)
                              .gt(val(after.startsAt()), val(after.session().value())))
                  .orderBy(SESSION.STARTS_AT, SESSION.ID)
                  .limit(limit);
          case ByCreation(var after) ->
              wanted
                  .and(after == null ? noCondition() : SESSION.ID.gt(after.value()))
                  .orderBy(SESSION.ID)
                  .limit(limit);
        };
    return db.list(sorted, JooqTimetable::entry);
  }

  @Override
  public Later<Optional<TimetableEntry>> entry(SessionId session, Eyes eyes) {
    return db.one(
        withCancellations(SESSION.ID.eq(session.value()).and(visibleTo(eyes))),
        JooqTimetable::entry);
  }

  @Override
  public Later<List<Place>> places(SessionId session) {
    return db.list(
        select(PLACE.fields())
            .from(PLACE)
            .where(PLACE.SESSION_ID.eq(session.value()))
            .and(PLACE.CLOSED.isFalse())
            .orderBy(PLACE.NUMBER),
        JooqPlaces::place);
  }

  private static SelectConditionStep<Record> withCancellations(Condition wanted) {
    return select(SessionRows.FIELDS)
        .select(PLACES_LEFT)
        .select(
            SESSION_CANCELLATION.CANCELLED_AT,
            SESSION_CANCELLATION.BY_PERSON,
            SESSION_CANCELLATION.BY_ROLE,
            SESSION_CANCELLATION.REASON_CODE,
            SESSION_CANCELLATION.REASON)
        .from(SESSION)
        .leftJoin(SESSION_CANCELLATION)
        .on(SESSION_CANCELLATION.ORGANIZATION_ID.eq(SESSION.ORGANIZATION_ID))
        .and(SESSION_CANCELLATION.SESSION_ID.eq(SESSION.ID))
        .where(wanted);
  }

  /** For those who may not know why something was cancelled, and only see what was not. */
  private static SelectConditionStep<Record> withoutCancellations(Condition wanted) {
    return select(SessionRows.FIELDS).select(PLACES_LEFT).from(SESSION).where(wanted);
  }

  private static Condition matches(Filter filter) {
    return visibleTo(filter.eyes())
        .and(
            filter.from() == null
                ? noCondition()
                : SESSION.STARTS_AT.ge(StudioDates.startOf(filter.from())))
        .and(
            filter.to() == null
                ? noCondition()
                : SESSION.STARTS_AT.lt(StudioDates.startOf(filter.to().plusDays(1))))
        .and(
            filter.startsAfter() == null
                ? noCondition()
                : SESSION.STARTS_AT.gt(filter.startsAfter()))
        .and(filter.coach() == null ? noCondition() : SESSION.COACH_ID.eq(filter.coach().value()))
        .and(
            filter.type() == null
                ? noCondition()
                : SESSION.SESSION_TYPE_ID.eq(filter.type().value()))
        .and(filter.status() == null ? noCondition() : SESSION.STATUS.eq(filter.status().word()))
        .and(
            filter.series() == null
                ? noCondition()
                : SESSION.SERIES_ID.eq(filter.series().value()));
  }

  private static Condition visibleTo(Eyes eyes) {
    var isClass = SESSION.KIND.ne(SessionKind.ONE_ON_ONE.name());
    return switch (eyes) {
      case Eyes.Staff _ -> noCondition();
      case Eyes.Of(var client) -> isClass.or(SESSION.CLIENT_ID.eq(client.value()));
      case Eyes.Everybody _ -> isClass;
    };
  }

  private static TimetableEntry entry(Record row) {
    return new TimetableEntry(SessionRows.session(row), row.get(PLACES_LEFT), cancellation(row));
  }

  private static @Nullable SessionCancellation cancellation(Record row) {
    if (row.field(SESSION_CANCELLATION.CANCELLED_AT) == null) return null;
    var at = row.get(SESSION_CANCELLATION.CANCELLED_AT);
    if (at == null) return null;
    return new SessionCancellation(
        new SessionId(row.get(SESSION.ID)),
        at,
        SessionRows.id(row, SESSION_CANCELLATION.BY_PERSON, PersonId::new),
        row.get(SESSION_CANCELLATION.BY_ROLE),
        row.get(SESSION_CANCELLATION.REASON_CODE),
        row.get(SESSION_CANCELLATION.REASON));
  }
}
