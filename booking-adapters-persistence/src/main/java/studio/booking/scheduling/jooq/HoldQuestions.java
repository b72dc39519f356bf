package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static studio.booking.scheduling.domain.BookingStatus.PENDING_PAYMENT;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Bookings.HoldSearch;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Template;

/** What is asked about holds. */
final class HoldQuestions {
  /** Written into the statement, as {@link JooqBookings#LIVE} is. */
  static final Condition IS_HOLD = BOOKING.STATUS.eq(DSL.inline(PENDING_PAYMENT.name()));

  private record Due(Collection<SessionId> sessions, Collection<ClientId> clients, Instant now) {}

  private static final Template<Due> ANY_DUE =
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
                                      in.uuids(due -> JooqBookings.clientIds(due.clients())),
                                      in.instant(Due::now)))))));

  private final Db db;

  HoldQuestions(Db db) {
    this.db = db;
  }

  Later<Boolean> anyDue(Collection<SessionId> sessions, Collection<ClientId> clients, Instant now) {
    return db.ask(ANY_DUE, new Due(sessions, clients, now))
        .map(rows -> rows.getFirst().get(0, Boolean.class));
  }

  private static Condition isDue(
      Field<UUID[]> sessions, Field<UUID[]> clients, Field<Instant> now) {
    return IS_HOLD
        .and(BOOKING.HOLD_EXPIRES_AT.le(now))
        .and(BOOKING.SESSION_ID.eq(any(sessions)).or(BOOKING.CLIENT_ID.eq(any(clients))));
  }

  Later<List<Booking>> find(HoldSearch search) {
    var found =
        switch (search) {
          case HoldSearch.Due(var sessions, var clients, var now) ->
              isDue(
                  val(JooqPlaces.uuids(sessions)), val(JooqBookings.clientIds(clients)), val(now));
          case HoldSearch.AllDue(var now, _) -> IS_HOLD.and(BOOKING.HOLD_EXPIRES_AT.le(now));
          case HoldSearch.Of(var client) -> IS_HOLD.and(BOOKING.CLIENT_ID.eq(client.value()));
        };
    int limit = search instanceof HoldSearch.AllDue all ? all.limit() : 1_000;
    return db.list(
        select(BookingRows.FIELDS).from(BOOKING).where(found).orderBy(BOOKING.ID).limit(limit),
        BookingRows::booking);
  }
}
