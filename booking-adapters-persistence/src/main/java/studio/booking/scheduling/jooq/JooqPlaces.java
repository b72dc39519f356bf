package studio.booking.scheduling.jooq;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.update;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;
import static studio.booking.scheduling.jooq.db.Tables.PLACE;
import static studio.booking.scheduling.jooq.db.Tables.SESSION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.Places;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;
import studio.booking.shared.jooq.Template;

/** Places as rows that a booking points at, so that two who want the last one are settled here. */
@Repository
class JooqPlaces implements Places {
  private static final Template<List<Wanted>> CLAIM_CERTAIN =
      Template.of(
          in ->
              select(PLACE.fields())
                  .from(PLACE)
                  .where(PLACE.SESSION_ID.eq(any(in.uuids(wanted -> uuids(sessions(wanted))))))
                  .and(PLACE.ID.eq(any(in.uuids(JooqPlaces::places))))
                  .orderBy(PLACE.SESSION_ID, PLACE.NUMBER)
                  .forNoKeyUpdate());

  private static final Template<List<Map.Entry<UUID, Long>>> CLAIM_ANY =
      Template.of(in -> claimAny(in, false));

  private static final Template<List<Map.Entry<UUID, Long>>> CLAIM_ANY_PATIENTLY =
      Template.of(in -> claimAny(in, true));

  private static final Template<Collection<SessionId>> OF_SESSIONS =
      Template.of(
          in ->
              select(PLACE.fields())
                  .from(PLACE)
                  .where(PLACE.SESSION_ID.eq(any(in.uuids(JooqPlaces::uuids))))
                  .orderBy(PLACE.SESSION_ID, PLACE.NUMBER)
                  .forNoKeyUpdate());

  private static final Field<Integer> FREE_PLACES =
      count().filterWhere(PLACE.TAKEN_BY.isNull()).as("free");
  private static final Field<Integer> HELD = count().filterWhere(BOOKING.ID.isNotNull()).as("held");
  private static final Field<Instant> NEXT_HOLD_ENDS =
      min(BOOKING.HOLD_EXPIRES_AT).as("next_hold_ends");

  private static final Template<Collection<SessionId>> OCCUPANCY =
      Template.of(
          in ->
              select(PLACE.SESSION_ID, FREE_PLACES, HELD, NEXT_HOLD_ENDS)
                  .from(PLACE)
                  .leftJoin(BOOKING)
                  .on(BOOKING.ORGANIZATION_ID.eq(PLACE.ORGANIZATION_ID))
                  .and(BOOKING.ID.eq(PLACE.TAKEN_BY))
                  .and(BOOKING.STATUS.eq(BookingStatus.PENDING_PAYMENT.name()))
                  .where(PLACE.SESSION_ID.eq(any(in.uuids(JooqPlaces::uuids))))
                  .and(PLACE.CLOSED.isFalse())
                  .groupBy(PLACE.SESSION_ID));

  private static final Template<List<Map.Entry<PlaceId, Booking>>> TAKE =
      Template.of(JooqPlaces::taking);

  private static final Template<List<Booking>> FREE = Template.of(JooqPlaces::freeing);

  private final Db db;

  JooqPlaces(Db db) {
    this.db = db;
  }

  @Override
  public Later<List<Place>> claim(Collection<Wanted> wanted, boolean patient) {
    var certain = claimCertain(wanted.stream().filter(want -> want.place() != null).toList());
    var anyOf =
        wanted.stream()
            .filter(want -> want.place() == null)
            .collect(groupingBy(want -> want.session().value(), TreeMap::new, counting()));
    var any = claimAny(anyOf, patient);
    return () -> {
      var all = new ArrayList<>(certain.get());
      all.addAll(any.get());
      return all;
    };
  }

  private Later<List<Place>> claimCertain(List<Wanted> wanted) {
    if (wanted.isEmpty()) return Later.of(List.of());
    return db.list(CLAIM_CERTAIN, wanted, JooqPlaces::place);
  }

  private Later<List<Place>> claimAny(Map<UUID, Long> wanted, boolean patient) {
    if (wanted.isEmpty()) return Later.of(List.of());
    return db.list(
        patient ? CLAIM_ANY_PATIENTLY : CLAIM_ANY,
        List.copyOf(wanted.entrySet()),
        row -> place(row.into(PLACE)));
  }

  private static ResultQuery<?> claimAny(
      Template.Blanks<List<Map.Entry<UUID, Long>>> in, boolean patient) {
    var rows = in.<Map.Entry<UUID, Long>>rows("wanted", wanted -> wanted);
    var session = rows.column("session_id", SQLDataType.UUID, Map.Entry::getKey);
    var places =
        rows.column("places", SQLDataType.INTEGER, want -> Math.toIntExact(want.getValue()));
    var free =
        select(PLACE.fields())
            .from(PLACE)
            .where(PLACE.SESSION_ID.eq(session))
            .and(PLACE.TAKEN_BY.isNull())
            .and(PLACE.CLOSED.isFalse())
            .orderBy(PLACE.NUMBER)
            .limit(places)
            .forNoKeyUpdate();
    Table<Record> claimed = (patient ? free : free.skipLocked()).asTable("claimed");
    return select(claimed.fields()).from(rows.table()).crossJoin(lateral(claimed));
  }

  private static List<SessionId> sessions(List<Wanted> wanted) {
    return wanted.stream().map(Wanted::session).toList();
  }

  private static UUID[] places(List<Wanted> wanted) {
    return wanted.stream()
        .map(Wanted::place)
        .filter(Objects::nonNull)
        .map(PlaceId::value)
        .toArray(UUID[]::new);
  }

  @Override
  public Later<Map<SessionId, Occupancy>> occupancy(Collection<SessionId> sessions) {
    var answer = db.ask(OCCUPANCY, sessions);
    return answer.map(
        rows ->
            rows.stream()
                .collect(
                    Collectors.toMap(
                        row -> new SessionId(row.get(PLACE.SESSION_ID)),
                        row ->
                            new Occupancy(
                                row.get(FREE_PLACES), row.get(HELD), row.get(NEXT_HOLD_ENDS)))));
  }

  @Override
  public void take(Map<PlaceId, Booking> places) {
    if (!places.isEmpty()) db.write(TAKE, List.copyOf(places.entrySet()), places.size());
  }

  private static Query taking(Template.Blanks<List<Map.Entry<PlaceId, Booking>>> in) {
    var rows = in.<Map.Entry<PlaceId, Booking>>rows("taken", places -> places);
    var session =
        rows.column("session_id", SQLDataType.UUID, entry -> entry.getValue().session().value());
    var place = rows.column("place_id", SQLDataType.UUID, entry -> entry.getKey().value());
    var booking =
        rows.column("booking_id", SQLDataType.UUID, entry -> entry.getValue().id().value());
    return update(PLACE)
        .set(PLACE.TAKEN_BY, booking)
        .from(rows.table())
        .where(PLACE.SESSION_ID.eq(session))
        .and(PLACE.ID.eq(place))
        .and(PLACE.TAKEN_BY.isNull())
        .and(PLACE.CLOSED.isFalse());
  }

  @Override
  public void free(Collection<Booking> bookings) {
    if (!bookings.isEmpty()) db.write(FREE, List.copyOf(bookings), bookings.size());
  }

  private static Query freeing(Template.Blanks<List<Booking>> in) {
    var rows = in.<Booking>rows("freed", bookings -> bookings);
    var session = rows.column("session_id", SQLDataType.UUID, booking -> booking.session().value());
    var place = rows.column("place_id", SQLDataType.UUID, booking -> booking.seat().value());
    var booking = rows.column("booking_id", SQLDataType.UUID, one -> one.id().value());
    return update(PLACE)
        .setNull(PLACE.TAKEN_BY)
        .from(rows.table())
        .where(PLACE.SESSION_ID.eq(session))
        .and(PLACE.ID.eq(place))
        .and(PLACE.TAKEN_BY.eq(booking));
  }

  @Override
  public Later<List<Place>> lockAll(Collection<SessionId> sessions) {
    return db.list(OF_SESSIONS, sessions, JooqPlaces::place);
  }

  @Override
  public void add(List<Place> places) {
    if (!places.isEmpty()) addTo(db, places);
  }

  static void addTo(Db db, List<Place> places) {
    var rows = Rows.of(places, "made");
    var session = rows.column("of_session", SQLDataType.UUID, one -> one.session().value());
    var columns =
        new Columns<>(db, PLACE.ORGANIZATION_ID, rows)
            .field(PLACE.SESSION_ID, session)
            .uuid(PLACE.ID, one -> one.id().value())
            .number(PLACE.NUMBER, Place::number)
            .text(PLACE.LABEL, Place::label)
            .number(PLACE.CREDIT_COST, Place::creditCost)
            .uuid(PLACE.TAKEN_BY, one -> one.takenBy() == null ? null : one.takenBy().value());
    db.write(
        insertInto(PLACE)
            .columns(columns.names())
            .select(
                select(columns.values())
                    .from(rows.table())
                    // A session that was not let in has no places: rows are missing, and that is a
                    // lost race; without this it would be an error.
                    .where(exists(selectOne().from(SESSION).where(SESSION.ID.eq(session))))),
        places.size());
  }

  @Override
  public void setClosed(List<Place> places) {
    if (places.isEmpty()) return;
    var rows = Rows.of(places, "changed");
    var session = rows.column("of_session", SQLDataType.UUID, one -> one.session().value());
    var place = rows.column("place_id", SQLDataType.UUID, one -> one.id().value());
    var closed = rows.column("is_closed", SQLDataType.BOOLEAN, Place::closed);
    db.write(
        update(PLACE)
            .set(PLACE.CLOSED, closed)
            .from(rows.table())
            .where(PLACE.SESSION_ID.eq(session))
            .and(PLACE.ID.eq(place))
            .and(PLACE.TAKEN_BY.isNull()),
        places.size());
  }

  static Place place(Record row) {
    var takenBy = row.get(PLACE.TAKEN_BY);
    return new Place(
        new SessionId(row.get(PLACE.SESSION_ID)),
        new PlaceId(row.get(PLACE.ID)),
        row.get(PLACE.NUMBER),
        row.get(PLACE.LABEL),
        row.get(PLACE.CREDIT_COST),
        takenBy == null ? null : new BookingId(takenBy),
        row.get(PLACE.CLOSED));
  }

  static UUID[] uuids(Collection<SessionId> sessions) {
    return sessions.stream().map(SessionId::value).sorted().toArray(UUID[]::new);
  }
}
