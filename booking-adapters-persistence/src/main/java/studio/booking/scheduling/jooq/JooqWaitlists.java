package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.selectOne;
import static studio.booking.scheduling.jooq.WaitlistRows.WAITS;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;
import static studio.booking.scheduling.jooq.db.Tables.PLACE;
import static studio.booking.scheduling.jooq.db.Tables.WAITLIST_SKIP;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.Waiting;
import studio.booking.scheduling.domain.Waiting.Skip;
import studio.booking.scheduling.domain.Waiting.Standing;
import studio.booking.scheduling.domain.Waitlists;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;

/** Those who wait, as bookings without a place. */
@Repository
class JooqWaitlists implements Waitlists {
  private static final Condition IS_FREE = PLACE.TAKEN_BY.isNull().and(PLACE.CLOSED.isFalse());

  private static final Field<Integer> POSITION = position();

  private static Field<Integer> position() {
    var before = BOOKING.as("before");
    return field(
            select(count())
                .from(before)
                .where(before.ORGANIZATION_ID.eq(BOOKING.ORGANIZATION_ID))
                .and(before.SESSION_ID.eq(BOOKING.SESSION_ID))
                .and(before.STATUS.eq(inline(BookingStatus.WAITLISTED.name())))
                .and(before.WAITLIST_NUMBER.le(BOOKING.WAITLIST_NUMBER)))
        .as("position");
  }

  private final Db db;
  private final WaitlistWrites writes;

  JooqWaitlists(Db db) {
    this.db = db;
    this.writes = new WaitlistWrites(db);
  }

  @Override
  public Later<List<Waiting>> next(Map<SessionId, Long> after, int ofEach) {
    if (after.isEmpty()) return Later.of(List.of());
    var rows = Rows.of(List.copyOf(after.entrySet()), "asked");
    var session = rows.column("session_id", SQLDataType.UUID, one -> one.getKey().value());
    var number = rows.column("after_number", SQLDataType.BIGINT, Map.Entry::getValue);
    Table<Record> line =
        select(WaitlistRows.FIELDS)
            .from(BOOKING)
            .where(BOOKING.SESSION_ID.eq(session))
            .and(WAITS)
            .and(BOOKING.WAITLIST_NUMBER.gt(number))
            .orderBy(BOOKING.WAITLIST_NUMBER)
            .limit(ofEach)
            .asTable("line");
    return db.list(
        select(line.fields())
            .from(rows.table())
            .crossJoin(lateral(line))
            .orderBy(line.field(BOOKING.SESSION_ID), line.field(BOOKING.WAITLIST_NUMBER)),
        row -> WaitlistRows.waiting(row.into(BOOKING)));
  }

  @Override
  public Later<List<Waiting>> all(Collection<SessionId> sessions) {
    return db.list(
        select(WaitlistRows.FIELDS)
            .from(BOOKING)
            .where(BOOKING.SESSION_ID.eq(any(JooqPlaces.uuids(sessions))))
            .and(WAITS)
            .orderBy(BOOKING.SESSION_ID, BOOKING.WAITLIST_NUMBER),
        WaitlistRows::waiting);
  }

  @Override
  public Later<List<Waiting>> of(ClientId client) {
    return db.list(
        select(WaitlistRows.FIELDS)
            .from(BOOKING)
            .where(BOOKING.CLIENT_ID.eq(client.value()))
            .and(WAITS)
            .orderBy(BOOKING.ID),
        WaitlistRows::waiting);
  }

  @Override
  public Later<List<Booking>> claims(SessionId session, ClientId client) {
    return db.list(
        select(BookingRows.FIELDS)
            .from(BOOKING)
            .where(BOOKING.SESSION_ID.eq(session.value()))
            .and(BOOKING.CLIENT_ID.eq(client.value()))
            .and(JooqBookings.LIVE.or(WAITS))
            .orderBy(BOOKING.ID),
        BookingRows::booking);
  }

  @Override
  public Later<Optional<Standing>> standing(SessionId session, ClientId client) {
    return db.one(
        standings(session).and(BOOKING.CLIENT_ID.eq(client.value())), JooqWaitlists::standing);
  }

  @Override
  public Later<List<Standing>> list(SessionId session, long after, int limit) {
    return db.list(
        standings(session)
            .and(BOOKING.WAITLIST_NUMBER.gt(after))
            .orderBy(BOOKING.WAITLIST_NUMBER)
            .limit(limit),
        JooqWaitlists::standing);
  }

  private static SelectConditionStep<Record> standings(SessionId session) {
    return select(WaitlistRows.FIELDS)
        .select(POSITION)
        .from(BOOKING)
        .where(BOOKING.SESSION_ID.eq(session.value()))
        .and(WAITS);
  }

  private static Standing standing(Record row) {
    return new Standing(WaitlistRows.waiting(row), row.get(POSITION));
  }

  @Override
  public Later<List<Skip>> skips(SessionId session, ClientId client, int limit) {
    return db.list(
        select(WAITLIST_SKIP.fields())
            .from(WAITLIST_SKIP)
            .join(BOOKING)
            .on(BOOKING.ORGANIZATION_ID.eq(WAITLIST_SKIP.ORGANIZATION_ID))
            .and(BOOKING.ID.eq(WAITLIST_SKIP.BOOKING_ID))
            .where(BOOKING.SESSION_ID.eq(session.value()))
            .and(BOOKING.CLIENT_ID.eq(client.value()))
            .and(WAITS)
            .orderBy(WAITLIST_SKIP.ID.desc())
            .limit(limit),
        WaitlistRows::skip);
  }

  @Override
  public Later<Tail> tail(SessionId session) {
    var last = coalesce(max(BOOKING.WAITLIST_NUMBER), inline(0L)).as("last_number");
    var waiting = count().filterWhere(WAITS).as("waiting");
    return db.ask(
            select(last, waiting)
                .from(BOOKING)
                .where(BOOKING.SESSION_ID.eq(session.value()))
                .and(BOOKING.WAITLIST_NUMBER.isNotNull()))
        .map(rows -> rows.getFirst())
        .map(row -> new Tail(row.get(last), row.get(waiting)));
  }

  @Override
  public Later<List<Place>> freePlaces(Collection<SessionId> sessions) {
    return db.list(
        select(PLACE.fields())
            .from(PLACE)
            .where(PLACE.SESSION_ID.eq(any(JooqPlaces.uuids(sessions))))
            .and(IS_FREE)
            .orderBy(PLACE.SESSION_ID, PLACE.NUMBER),
        JooqPlaces::place);
  }

  @Override
  public Later<Set<SessionId>> waitedForBy(ClientId client) {
    return db.list(
            selectDistinct(BOOKING.SESSION_ID)
                .from(BOOKING)
                .where(BOOKING.CLIENT_ID.eq(client.value()))
                .and(WAITS)
                .and(thereIsRoom()),
            row -> new SessionId(row.get(BOOKING.SESSION_ID)))
        .map(HashSet::new);
  }

  @Override
  public Later<List<SessionId>> withFreePlaces(
      Instant startsFrom, Optional<SessionId> after, int limit) {
    return db.list(
        selectDistinct(BOOKING.SESSION_ID)
            .from(BOOKING)
            .where(WAITS)
            .and(BOOKING.STARTS_AT.ge(startsFrom))
            .and(
                after
                    .<Condition>map(last -> BOOKING.SESSION_ID.gt(last.value()))
                    .orElse(noCondition()))
            .and(thereIsRoom())
            .orderBy(BOOKING.SESSION_ID)
            .limit(limit),
        row -> new SessionId(row.get(BOOKING.SESSION_ID)));
  }

  private static Condition thereIsRoom() {
    return exists(
        selectOne()
            .from(PLACE)
            .where(PLACE.ORGANIZATION_ID.eq(BOOKING.ORGANIZATION_ID))
            .and(PLACE.SESSION_ID.eq(BOOKING.SESSION_ID))
            .and(IS_FREE));
  }

  @Override
  public Later<List<Waiting>> inVain(Instant startsBy, int limit) {
    return db.list(
        select(WaitlistRows.FIELDS)
            .from(BOOKING)
            .where(WAITS)
            .and(BOOKING.STARTS_AT.le(startsBy))
            .orderBy(BOOKING.ID)
            .limit(limit),
        WaitlistRows::waiting);
  }

  @Override
  public void add(Waiting waiting) {
    writes.add(waiting);
  }

  @Override
  public void promote(List<Booking> bookings) {
    if (!bookings.isEmpty()) writes.promote(bookings);
  }

  @Override
  public void end(List<Booking> bookings) {
    if (!bookings.isEmpty()) writes.end(bookings);
  }

  @Override
  public void record(List<Skip> skips) {
    if (!skips.isEmpty()) writes.record(skips);
  }

  @Override
  public void move(List<Session> sessions) {
    if (!sessions.isEmpty()) writes.move(sessions);
  }
}
