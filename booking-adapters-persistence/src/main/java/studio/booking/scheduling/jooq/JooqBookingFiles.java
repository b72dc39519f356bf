package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static studio.booking.scheduling.jooq.SessionRows.id;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING_CANCELLATION;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING_STATUS_HISTORY;
import static studio.booking.scheduling.jooq.db.Tables.PLACE;
import static studio.booking.scheduling.jooq.db.Tables.SESSION;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.BookingFile;
import studio.booking.scheduling.domain.BookingFiles;
import studio.booking.scheduling.domain.BookingSearch;
import studio.booking.scheduling.domain.BookingSearch.Filter;
import studio.booking.scheduling.domain.BookingSearch.Scope;
import studio.booking.scheduling.domain.BookingSearch.Sort;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Cancellation;
import studio.booking.scheduling.domain.ShownBooking;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.StudioDates;
import studio.booking.shared.jooq.Template;

/** Bookings as they are looked up. */
@Repository
class JooqBookingFiles implements BookingFiles {
  private static final Field<Boolean> WAITED_FOR =
      WaitlistRows.waitedFor(BOOKING.ORGANIZATION_ID, BOOKING.SESSION_ID);

  private static final Template<BookingId> FIND =
      Template.of(in -> files().where(BOOKING.ID.eq(in.uuid(BookingId::value))));

  private final Db db;

  JooqBookingFiles(Db db) {
    this.db = db;
  }

  @Override
  public Later<Optional<BookingFile>> find(BookingId booking) {
    return db.one(FIND, booking, JooqBookingFiles::file);
  }

  private static SelectOnConditionStep<Record> files() {
    var cancellation = BOOKING_CANCELLATION;
    return select(
            Stream.of(
                    BookingRows.FIELDS,
                    SessionRows.FIELDS,
                    List.of(PLACE.fields()),
                    List.of(cancellation.fields()),
                    List.of(WAITED_FOR, GuestRows.NAME))
                .flatMap(List::stream)
                .toList())
        .from(BOOKING)
        .join(SESSION)
        .on(SESSION.ORGANIZATION_ID.eq(BOOKING.ORGANIZATION_ID))
        .and(SESSION.ID.eq(BOOKING.SESSION_ID))
        .leftJoin(PLACE)
        .on(PLACE.ORGANIZATION_ID.eq(BOOKING.ORGANIZATION_ID))
        .and(PLACE.SESSION_ID.eq(BOOKING.SESSION_ID))
        .and(PLACE.ID.eq(BOOKING.PLACE_ID))
        .leftJoin(cancellation)
        .on(cancellation.ORGANIZATION_ID.eq(BOOKING.ORGANIZATION_ID))
        .and(cancellation.BOOKING_ID.eq(BOOKING.ID));
  }

  private static BookingFile file(Record row) {
    return new BookingFile(
        BookingRows.booking(row),
        SessionRows.session(row),
        row.get(PLACE.ID) == null ? null : JooqPlaces.place(row),
        cancellation(row),
        row.get(WAITED_FOR),
        GuestRows.guest(row));
  }

  private static @Nullable Cancellation cancellation(Record row) {
    var of = BOOKING_CANCELLATION;
    var booking = row.get(of.BOOKING_ID);
    if (booking == null) return null;
    var type = row.get(of.REFUND_PAYMENT_TYPE);
    return new Cancellation(
        new BookingId(booking),
        row.get(of.CANCELLED_AT),
        id(row, of.BY_PERSON, PersonId::new),
        row.get(of.BY_ROLE),
        row.get(of.ON_BEHALF_OF).equals("STUDIO"),
        row.get(of.REASON),
        type == null ? null : PaymentType.valueOf(type),
        row.get(of.REFUND_CREDITS));
  }

  @Override
  public Later<List<BookingFile>> byId(Collection<BookingId> bookings) {
    var ids = bookings.stream().map(BookingId::value).toArray(UUID[]::new);
    return db.list(
        files().where(BOOKING.ID.eq(any(ids))).orderBy(BOOKING.ID), JooqBookingFiles::file);
  }

  @Override
  public Later<List<ShownBooking>> list(BookingSearch search) {
    return db.list(
        select(BookingRows.FIELDS)
            .select(guestName(search.scope()))
            .from(BOOKING)
            .where(inScope(search.scope()), wanted(search.filter()), following(search))
            .orderBy(order(search.order()))
            .limit(search.limit()),
        row -> new ShownBooking(BookingRows.booking(row), GuestRows.guest(row)));
  }

  private static Field<String> guestName(Scope scope) {
    return switch (scope) {
      case Scope.Everybodys _, Scope.OwnOnly _, Scope.OwnSessions _ -> GuestRows.NAME;
      case Scope.InCareOf(var coach) -> GuestRows.nameIf(givenBy(coach.asCoach()));
    };
  }

  private static Condition inScope(Scope scope) {
    return switch (scope) {
      case Scope.Everybodys(), Scope.InCareOf(_) -> noCondition();
      case Scope.OwnOnly(var client) -> BOOKING.CLIENT_ID.eq(client.value());
      case Scope.OwnSessions(var coach) ->
          BOOKING.CLIENT_ID.eq(coach.value()).or(givenBy(coach.asCoach()));
    };
  }

  private static Condition givenBy(CoachId coach) {
    return exists(
        selectOne()
            .from(SESSION)
            .where(SESSION.ORGANIZATION_ID.eq(BOOKING.ORGANIZATION_ID))
            .and(SESSION.ID.eq(BOOKING.SESSION_ID))
            .and(SESSION.COACH_ID.eq(coach.value())));
  }

  private static Condition wanted(Filter filter) {
    var wanted = noCondition();
    if (filter.session() != null) {
      wanted = wanted.and(BOOKING.SESSION_ID.eq(filter.session().value()));
    }
    if (filter.client() != null) wanted = wanted.and(BOOKING.CLIENT_ID.eq(filter.client().value()));
    if (filter.coach() != null) wanted = wanted.and(givenBy(filter.coach()));
    if (filter.status() != null) wanted = wanted.and(BOOKING.STATUS.eq(filter.status().name()));
    if (filter.from() != null) {
      wanted = wanted.and(BOOKING.STARTS_AT.ge(StudioDates.startOf(filter.from())));
    }
    if (filter.to() != null) {
      wanted = wanted.and(BOOKING.STARTS_AT.lt(StudioDates.startOf(filter.to().plusDays(1))));
    }
    return wanted;
  }

  private static Condition following(BookingSearch search) {
    var after = search.after();
    if (after == null) return noCondition();
    boolean down = search.order().descending();
    var id = after.id().value();
    // Ids rise with the time at which they are made.
    if (search.order().by() == Sort.CREATED) return down ? BOOKING.ID.lt(id) : BOOKING.ID.gt(id);
    var here = row(BOOKING.STARTS_AT, BOOKING.ID);
    var last = row(after.startsAt(), id);
    return down ? here.lt(last) : here.gt(last);
  }

  private static List<SortField<?>> order(BookingSearch.Order order) {
    List<Field<?>> by =
        order.by() == Sort.CREATED ? List.of(BOOKING.ID) : List.of(BOOKING.STARTS_AT, BOOKING.ID);
    return by.stream()
        .<SortField<?>>map(field -> order.descending() ? field.desc() : field.asc())
        .toList();
  }

  @Override
  public Later<List<StatusChange>> history(BookingId booking, @Nullable UUID after, int limit) {
    var of = BOOKING_STATUS_HISTORY;
    return db.list(
        select(of.fields())
            .from(of)
            .where(of.BOOKING_ID.eq(booking.value()))
            .and(after == null ? noCondition() : of.ID.gt(after))
            .orderBy(of.ID)
            .limit(limit),
        JooqBookingFiles::change);
  }

  private static StatusChange change(Record row) {
    var of = BOOKING_STATUS_HISTORY;
    var from = row.get(of.FROM_STATUS);
    return new StatusChange(
        new BookingId(row.get(of.BOOKING_ID)),
        row.get(of.ID),
        from == null ? null : BookingStatus.valueOf(from),
        BookingStatus.valueOf(row.get(of.TO_STATUS)),
        id(row, of.BY_PERSON, PersonId::new),
        row.get(of.BY_ROLE),
        row.get(of.REASON),
        row.get(of.AT));
  }

  @Override
  public Later<List<BookingFile>> roster(SessionId session, int afterNumber, int limit) {
    return db.list(
        files()
            .where(BOOKING.SESSION_ID.eq(session.value()))
            .and(
                BOOKING.STATUS.in(
                    inline(BookingStatus.PENDING_PAYMENT.name()),
                    inline(BookingStatus.CONFIRMED.name()),
                    inline(BookingStatus.COMPLETED.name()),
                    inline(BookingStatus.NO_SHOW.name())))
            .and(PLACE.NUMBER.gt(afterNumber))
            .orderBy(PLACE.NUMBER)
            .limit(limit),
        JooqBookingFiles::file);
  }
}
