package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static studio.booking.scheduling.jooq.db.Tables.SESSION;
import static studio.booking.scheduling.jooq.db.Tables.SESSION_TYPE;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.InSeries;
import studio.booking.scheduling.domain.Offer;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionCancellation;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;
import studio.booking.shared.jooq.Template;

/** The timetable as rows. */
@Repository
class JooqSessions implements Sessions {
  private static final Field<Boolean> WAITED_FOR =
      WaitlistRows.waitedFor(SESSION.ORGANIZATION_ID, SESSION.ID);

  private static final Template<Collection<SessionId>> OFFERED =
      Template.of(
          in ->
              select(SessionRows.FIELDS)
                  .select(
                      SESSION_TYPE.MINIMUM_NOTICE_MINUTES,
                      SESSION_TYPE.BOOKING_HORIZON_DAYS,
                      SESSION_TYPE.CANCELLATION_WINDOW_HOURS,
                      WAITED_FOR)
                  .from(SESSION)
                  .join(SESSION_TYPE)
                  .on(SESSION_TYPE.ORGANIZATION_ID.eq(SESSION.ORGANIZATION_ID))
                  .and(SESSION_TYPE.ID.eq(SESSION.SESSION_TYPE_ID))
                  .where(SESSION.ID.eq(any(in.uuids(JooqPlaces::uuids))))
                  .orderBy(SESSION.ID)
                  .forKeyShare()
                  .of(SESSION));

  private static final Template<Collection<SessionId>> BY_ID =
      Template.of(
          in ->
              select(SessionRows.FIELDS)
                  .from(SESSION)
                  .where(SESSION.ID.eq(any(in.uuids(JooqPlaces::uuids)))));

  private final Db db;
  private final SessionChanges changes;

  JooqSessions(Db db) {
    this.db = db;
    this.changes = new SessionChanges(db);
  }

  @Override
  public Later<Map<SessionId, Offer>> offered(Collection<SessionId> sessions) {
    return db.list(
            OFFERED,
            sessions,
            row ->
                new Offer(
                    SessionRows.session(row),
                    Duration.ofMinutes(row.get(SESSION_TYPE.MINIMUM_NOTICE_MINUTES)),
                    row.get(SESSION_TYPE.BOOKING_HORIZON_DAYS),
                    row.get(SESSION_TYPE.CANCELLATION_WINDOW_HOURS),
                    row.get(WAITED_FOR)))
        .map(offers -> byId(offers, offer -> offer.session().id()));
  }

  @Override
  public Later<Map<SessionId, Session>> byId(Collection<SessionId> sessions) {
    return db.list(BY_ID, sessions, SessionRows::session).map(found -> byId(found, Session::id));
  }

  @Override
  public Later<Map<SessionId, Session>> lockForChange(Collection<SessionId> sessions) {
    return changes.lock(JooqPlaces.uuids(sessions)).map(found -> byId(found, Session::id));
  }

  @Override
  public Later<List<Session>> lockEnded(Instant endedBy, int limit) {
    return changes.lockEnded(endedBy, limit);
  }

  @Override
  public void change(List<Session> sessions) {
    if (!sessions.isEmpty()) changes.change(sessions);
  }

  @Override
  public void cancel(List<SessionCancellation> cancellations) {
    if (!cancellations.isEmpty()) changes.cancel(cancellations);
  }

  @Override
  public void complete(List<Session> sessions) {
    if (!sessions.isEmpty()) changes.complete(sessions);
  }

  private static <T> Map<SessionId, T> byId(List<T> found, Function<T, SessionId> id) {
    return found.stream()
        .collect(java.util.stream.Collectors.toUnmodifiableMap(id, Function.identity()));
  }

  @Override
  public void add(List<Session> sessions, List<Place> places) {
    addSessions(sessions);
    JooqPlaces.addTo(db, places);
  }

  private void addSessions(List<Session> sessions) {
    var rows = Rows.of(sessions, "made");
    var columns = new Columns<>(db, SESSION.ORGANIZATION_ID, rows);
    var starts = rows.column("starts_at", SQLDataType.INSTANT, Session::startsAt);
    var ends = rows.column("ends_at", SQLDataType.INSTANT, Session::endsAt);
    var busyFrom = rows.column("busy_from", SQLDataType.INSTANT, one -> one.busy().from());
    var busyTo = rows.column("busy_to", SQLDataType.INSTANT, one -> one.busy().until());
    columns
        .uuid(SESSION.ID, one -> one.id().value())
        .uuid(SESSION.SESSION_TYPE_ID, one -> one.type().value())
        .uuid(SESSION.COACH_ID, one -> one.coach().value())
        .text(SESSION.NAME, Session::name)
        .text(SESSION.KIND, one -> one.kind().name())
        .field(SESSION.STARTS_AT, starts)
        .field(SESSION.ENDS_AT, ends)
        .number(
            SESSION.BUFFER_BEFORE_MINUTES, one -> Math.toIntExact(one.bufferBefore().toMinutes()))
        .number(SESSION.BUFFER_AFTER_MINUTES, one -> Math.toIntExact(one.bufferAfter().toMinutes()))
        .field(SESSION.BLOCKED, range(busyFrom, busyTo))
        .text(SESSION.STATUS, one -> one.status().word())
        .number(SESSION.CAPACITY, Session::capacity)
        .flag(SESSION.NAMED_SEATS, Session::namedSeats)
        .number(SESSION.CREDIT_COST, Session::creditCost)
        .uuid(SESSION.CLIENT_ID, one -> one.client() == null ? null : one.client().value())
        .uuid(
            SESSION.ONE_TIME_BOOKING_ID,
            one -> one.oneTimeBooking() == null ? null : one.oneTimeBooking().value())
        .uuid(SESSION.SERIES_ID, one -> SessionRows.of(one, part -> part.series().value()))
        .text(SESSION.RECURRENCE_RULE, one -> SessionRows.of(one, InSeries::rule))
        .date(SESSION.OCCURRENCE_DATE, one -> SessionRows.of(one, InSeries::date))
        .uuid(SESSION.RECURRING_BOOKING_ID, Session::recurringBooking)
        .instant(SESSION.CREATED_AT, Session::createdAt);
    db.write(
        insertInto(SESSION)
            .columns(columns.names())
            .select(select(columns.values()).from(rows.table()))
            .onConflictDoNothing(),
        sessions.size());
  }

  /** Where nothing else is: so far ahead, in hours, which no calendar makes longer or shorter. */
  static Field<Instant> outOfTheWay(Field<Instant> time) {
    return field("({0} + interval '10000000 hours')", SQLDataType.INSTANT, time);
  }

  static Field<String> rangeOutOfTheWay(Field<String> range) {
    return range(
        outOfTheWay(field("lower({0})", SQLDataType.INSTANT, range)),
        outOfTheWay(field("upper({0})", SQLDataType.INSTANT, range)));
  }

  static Field<String> range(Field<?> from, Field<?> to) {
    return field("tstzrange({0}, {1})", String.class, from, to);
  }
}
