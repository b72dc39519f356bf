package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static studio.booking.scheduling.domain.BookingStatus.CONFIRMED;
import static studio.booking.scheduling.domain.BookingStatus.PENDING_PAYMENT;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;
import static studio.booking.scheduling.jooq.db.Tables.PLACE;
import static studio.booking.scheduling.jooq.db.Tables.SESSION;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Cancellation;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Template;

/** Bookings as rows. */
@Repository
class JooqBookings implements Bookings {
  /** Written into the statement, so that the planner sees the partial indexes' own condition. */
  static final Condition LIVE =
      BOOKING.STATUS.in(DSL.inline(PENDING_PAYMENT.name()), DSL.inline(CONFIRMED.name()));

  private static final Template<Collection<Booking>> LOCK_PLACES =
      Template.of(
          in ->
              select(PLACE.ID)
                  .from(PLACE)
                  .where(
                      row(PLACE.SESSION_ID, PLACE.ID)
                          .in(
                              select(BOOKING.SESSION_ID, BOOKING.PLACE_ID)
                                  .from(BOOKING)
                                  .where(BOOKING.ID.eq(any(in.uuids(JooqBookings::idsOf))))))
                  .orderBy(PLACE.SESSION_ID, PLACE.NUMBER)
                  .forNoKeyUpdate());

  private static UUID[] idsOf(Collection<Booking> bookings) {
    return bookings.stream().map(booking -> booking.id().value()).toArray(UUID[]::new);
  }

  private record Diary(Collection<ClientId> clients, Collection<SessionId> sessions) {}

  private static final Template<Diary> AROUND_SESSIONS =
      Template.of(
          in ->
              inDiary(in.uuids(diary -> clientIds(diary.clients())))
                  .and(
                      exists(
                              selectOne()
                                  .from(SESSION)
                                  .where(
                                      SESSION.ID.eq(
                                          any(
                                              in.uuids(
                                                  diary -> JooqPlaces.uuids(diary.sessions())))))
                                  .and(BOOKING.STARTS_AT.lt(SESSION.ENDS_AT))
                                  .and(BOOKING.ENDS_AT.gt(SESSION.STARTS_AT)))
                          .or(HoldQuestions.IS_HOLD)));

  private record DiaryAt(Collection<ClientId> clients, Instant from, Instant to) {}

  private static final Template<DiaryAt> AROUND_TIME =
      Template.of(
          in ->
              inDiary(in.uuids(diary -> clientIds(diary.clients())))
                  .and(
                      BOOKING
                          .STARTS_AT
                          .lt(in.instant(DiaryAt::to))
                          .and(BOOKING.ENDS_AT.gt(in.instant(DiaryAt::from)))
                          .or(HoldQuestions.IS_HOLD)));

  private static final Template<Collection<BookingId>> BY_ID =
      Template.of(
          in ->
              select(BookingRows.FIELDS)
                  .from(BOOKING)
                  .where(BOOKING.ID.eq(any(in.uuids(JooqBookings::ids))))
                  .orderBy(BOOKING.ID));

  private final Db db;
  private final HoldQuestions holds;
  private final BookingEntries entries;
  private final BookingChanges changes;

  JooqBookings(Db db) {
    this.db = db;
    this.holds = new HoldQuestions(db);
    this.entries = new BookingEntries(db);
    this.changes = new BookingChanges(db);
  }

  @Override
  public Later<List<Booking>> diary(Collection<ClientId> clients, Collection<SessionId> sessions) {
    return db.list(AROUND_SESSIONS, new Diary(clients, sessions), BookingRows::booking);
  }

  @Override
  public Later<List<Booking>> diary(Collection<ClientId> clients, Instant from, Instant to) {
    return db.list(AROUND_TIME, new DiaryAt(clients, from, to), BookingRows::booking);
  }

  private static SelectConditionStep<?> inDiary(Field<UUID[]> clients) {
    return select(BookingRows.FIELDS)
        .from(BOOKING)
        .where(BOOKING.CLIENT_ID.eq(any(clients)))
        .and(LIVE);
  }

  @Override
  public Later<List<Booking>> liveIn(Collection<SessionId> sessions) {
    return db.list(
        select(BookingRows.FIELDS)
            .from(BOOKING)
            .where(BOOKING.SESSION_ID.eq(any(JooqPlaces.uuids(sessions))))
            .and(LIVE)
            .orderBy(BOOKING.ID),
        BookingRows::booking);
  }

  @Override
  public Later<Boolean> anyDueHold(
      Collection<SessionId> sessions, Collection<ClientId> clients, Instant now) {
    return holds.anyDue(sessions, clients, now);
  }

  @Override
  public Later<List<Booking>> holds(HoldSearch search) {
    return holds.find(search);
  }

  @Override
  public void lockPlacesOf(Collection<Booking> bookings) {
    db.ask(LOCK_PLACES, bookings);
  }

  @Override
  public Later<List<Booking>> byId(Collection<BookingId> bookings) {
    return db.list(BY_ID, bookings, BookingRows::booking);
  }

  @Override
  public void add(List<Booking> bookings) {
    entries.add(bookings);
  }

  @Override
  public void settle(List<Booking> holds) {
    changes.settle(holds);
  }

  @Override
  public void record(List<StatusChange> changes) {
    entries.record(changes);
  }

  @Override
  public void cancel(List<Cancellation> cancellations) {
    if (!cancellations.isEmpty()) changes.cancel(cancellations);
  }

  @Override
  public void move(List<Booking> bookings) {
    if (!bookings.isEmpty()) changes.move(bookings);
  }

  @Override
  public void repay(List<Booking> bookings) {
    if (!bookings.isEmpty()) changes.repay(bookings);
  }

  @Override
  public void complete(List<Booking> bookings) {
    if (!bookings.isEmpty()) changes.complete(bookings);
  }

  @Override
  public void revise(List<Booking> bookings) {
    if (!bookings.isEmpty()) BookingRevision.write(db, bookings);
  }

  private static UUID[] ids(Collection<BookingId> bookings) {
    return bookings.stream().map(BookingId::value).toArray(UUID[]::new);
  }

  static UUID[] clientIds(Collection<ClientId> clients) {
    return clients.stream().map(ClientId::value).toArray(UUID[]::new);
  }
}
