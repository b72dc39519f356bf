package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static studio.booking.scheduling.domain.BookingStatus.CONFIRMED;
import static studio.booking.scheduling.domain.BookingStatus.PENDING_PAYMENT;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING_STATUS_HISTORY;
import static studio.booking.scheduling.jooq.db.Tables.PLACE;
import static studio.booking.scheduling.jooq.db.Tables.SESSION;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Cancellation;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Template;

/** Bookings as rows. */
@Repository
class JooqBookings implements Bookings {
  /** Written into the statement, so that the planner sees the partial indexes' own condition. */
  static final Condition LIVE =
      BOOKING.STATUS.in(DSL.inline(PENDING_PAYMENT.name()), DSL.inline(CONFIRMED.name()));

  static final Condition IS_HOLD = BOOKING.STATUS.eq(DSL.inline(PENDING_PAYMENT.name()));

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
                          .or(IS_HOLD)));

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
                          .or(IS_HOLD)));

  private record DueHolds(
      Collection<SessionId> sessions, Collection<ClientId> clients, Instant now) {}

  private static final Template<DueHolds> ANY_DUE_HOLD =
      Template.of(
          in ->
              select(
                  field(
                      exists(
                          selectOne()
                              .from(BOOKING)
                              .where(
                                  isDue(
                                      in.uuids(due -> JooqPlaces.uuids(due.sessions())),
                                      in.uuids(due -> clientIds(due.clients())),
                                      in.instant(DueHolds::now)))))));

  private static final Template<List<Booking>> ADD = Template.of(JooqBookings::adding);

  private static final Template<List<StatusChange>> RECORD = Template.of(JooqBookings::recording);

  private static final Template<Collection<BookingId>> BY_ID =
      Template.of(
          in ->
              select(BookingRows.FIELDS)
                  .from(BOOKING)
                  .where(BOOKING.ID.eq(any(in.uuids(JooqBookings::ids))))
                  .orderBy(BOOKING.ID));

  private final Db db;
  private final BookingChanges changes;

  JooqBookings(Db db) {
    this.db = db;
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
  public Later<Boolean> anyDueHold(
      Collection<SessionId> sessions, Collection<ClientId> clients, Instant now) {
    return db.ask(ANY_DUE_HOLD, new DueHolds(sessions, clients, now))
        .map(rows -> rows.getFirst().get(0, Boolean.class));
  }

  private static Condition isDue(
      Field<UUID[]> sessions, Field<UUID[]> clients, Field<Instant> now) {
    return IS_HOLD
        .and(BOOKING.HOLD_EXPIRES_AT.le(now))
        .and(BOOKING.SESSION_ID.eq(any(sessions)).or(BOOKING.CLIENT_ID.eq(any(clients))));
  }

  @Override
  public Later<List<Booking>> holds(HoldSearch search) {
    var found =
        switch (search) {
          case HoldSearch.Due(var sessions, var clients, var now) ->
              isDue(val(JooqPlaces.uuids(sessions)), val(clientIds(clients)), val(now));
          case HoldSearch.AllDue(var now, _) -> IS_HOLD.and(BOOKING.HOLD_EXPIRES_AT.le(now));
          case HoldSearch.Of(var client) -> IS_HOLD.and(BOOKING.CLIENT_ID.eq(client.value()));
        };
    int limit = search instanceof HoldSearch.AllDue all ? all.limit() : 1_000;
    return db.list(
        select(BookingRows.FIELDS).from(BOOKING).where(found).orderBy(BOOKING.ID).limit(limit),
        BookingRows::booking);
  }

  @Override
  public void lockPlacesOf(Collection<Booking> bookings) {
    var ids = bookings.stream().map(booking -> booking.id().value()).toArray(UUID[]::new);
    db.ask(
        select(PLACE.ID)
            .from(PLACE)
            .where(
                row(PLACE.SESSION_ID, PLACE.ID)
                    .in(
                        select(BOOKING.SESSION_ID, BOOKING.PLACE_ID)
                            .from(BOOKING)
                            .where(BOOKING.ID.eq(any(ids)))))
            .orderBy(PLACE.SESSION_ID, PLACE.NUMBER)
            .forNoKeyUpdate());
  }

  @Override
  public Later<List<Booking>> byId(Collection<BookingId> bookings) {
    return db.list(BY_ID, bookings, BookingRows::booking);
  }

  @Override
  public void add(List<Booking> bookings) {
    db.write(ADD, bookings, bookings.size());
  }

  private static Query adding(Template.Blanks<List<Booking>> in) {
    var columns =
        new Columns<>(in, BOOKING.ORGANIZATION_ID, in.<Booking>rows("made", all -> all))
            .uuid(BOOKING.ID, one -> one.id().value())
            .uuid(BOOKING.SESSION_ID, one -> one.session().value())
            .uuid(BOOKING.PLACE_ID, one -> one.place().value())
            .uuid(BOOKING.CLIENT_ID, one -> one.client().value())
            .text(BOOKING.STATUS, one -> one.status().name())
            .flag(BOOKING.GUEST, Booking::guest)
            .instant(BOOKING.STARTS_AT, Booking::startsAt)
            .instant(BOOKING.ENDS_AT, Booking::endsAt)
            .number(BOOKING.CREDIT_COST, Booking::creditCost)
            .text(BOOKING.PAYMENT_TYPE, JooqBookings::paymentType)
            .uuid(
                BOOKING.PACKAGE_REDEMPTION_ID,
                one -> one.paid() == null ? null : one.paid().redemption())
            .number(BOOKING.CREDITS_USED, one -> one.paid() == null ? 0 : one.paid().credits())
            .text(BOOKING.PAYMENT_WHY, one -> one.paid() == null ? null : one.paid().why())
            .text(BOOKING.PAYMENT_TRIED, one -> BookingRows.tried(one.paid()))
            .number(
                BOOKING.BALANCE_LEFT, one -> one.paid() == null ? null : one.paid().balanceLeft())
            .instant(BOOKING.HOLD_EXPIRES_AT, Booking::holdExpiresAt)
            .instant(BOOKING.CHARGE_AT, Booking::chargeAt)
            .uuid(BOOKING.RECURRING_BOOKING_ID, Booking::recurringBooking)
            .text(BOOKING.POLICY_KIND, one -> one.policy().kind().name())
            .number(BOOKING.POLICY_WINDOW_HOURS, one -> one.policy().windowHours())
            .uuid(BOOKING.BOOKED_BY, one -> one.bookedBy() == null ? null : one.bookedBy().value())
            .instant(BOOKING.CREATED_AT, Booking::createdAt);
    return insertInto(BOOKING)
        .columns(columns.names())
        .select(select(columns.values()).from(columns.table()))
        .onConflictDoNothing();
  }

  static @Nullable String paymentType(Booking booking) {
    return booking.paid() == null ? null : booking.paid().type().name();
  }

  @Override
  public void settle(List<Booking> holds) {
    changes.settle(holds);
  }

  @Override
  public void record(List<StatusChange> changes) {
    db.write(RECORD, changes, changes.size());
  }

  private static Query recording(Template.Blanks<List<StatusChange>> in) {
    var columns =
        new Columns<>(
                in,
                BOOKING_STATUS_HISTORY.ORGANIZATION_ID,
                in.<StatusChange>rows("made", all -> all))
            .uuid(BOOKING_STATUS_HISTORY.BOOKING_ID, one -> one.booking().value())
            .uuid(BOOKING_STATUS_HISTORY.ID, StatusChange::id)
            .text(
                BOOKING_STATUS_HISTORY.FROM_STATUS,
                one -> one.from() == null ? null : one.from().name())
            .text(BOOKING_STATUS_HISTORY.TO_STATUS, one -> one.to().name())
            .uuid(
                BOOKING_STATUS_HISTORY.BY_PERSON, one -> one.by() == null ? null : one.by().value())
            .text(BOOKING_STATUS_HISTORY.BY_ROLE, StatusChange::byRole)
            .text(BOOKING_STATUS_HISTORY.REASON, StatusChange::reason)
            .instant(BOOKING_STATUS_HISTORY.AT, StatusChange::at);
    return insertInto(BOOKING_STATUS_HISTORY)
        .columns(columns.names())
        .select(select(columns.values()).from(columns.table()));
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
  public void cancel(List<Cancellation> cancellations) {
    if (!cancellations.isEmpty()) changes.cancel(cancellations);
  }

  @Override
  public void move(List<Booking> bookings) {
    if (!bookings.isEmpty()) changes.move(bookings);
  }

  @Override
  public void complete(List<Booking> bookings) {
    if (!bookings.isEmpty()) changes.complete(bookings);
  }

  private static UUID[] ids(Collection<BookingId> bookings) {
    return bookings.stream().map(BookingId::value).toArray(UUID[]::new);
  }

  private static UUID[] clientIds(Collection<ClientId> clients) {
    return clients.stream().map(ClientId::value).toArray(UUID[]::new);
  }

  @Override
  public void revise(List<Booking> bookings) {
    if (!bookings.isEmpty()) BookingRevision.write(db, bookings);
  }
}
