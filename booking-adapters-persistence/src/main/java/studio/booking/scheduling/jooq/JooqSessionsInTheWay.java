package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;
import static studio.booking.scheduling.jooq.db.Tables.SESSION;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.SessionInTheWay;
import studio.booking.scheduling.domain.SessionInTheWay.BookingInTheWay;
import studio.booking.scheduling.domain.SessionKind;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.SessionsInTheWay;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Db;

/** Sessions and their bookings at a time, out of rows. */
@Repository
class JooqSessionsInTheWay implements SessionsInTheWay {
  /** Lets the index on starts do the work; no session is longer. */
  private static final Duration LONGEST = Duration.ofDays(2);

  private final Db db;

  JooqSessionsInTheWay(Db db) {
    this.db = db;
  }

  @Override
  public Later<List<SessionInTheWay>> lock(
      CoachId coach, Instant from, Instant until, Instant now) {
    var touching =
        SESSION
            .COACH_ID
            .eq(coach.value())
            .and(SESSION.STATUS.eq(inline(SessionStatus.SCHEDULED.word())))
            .and(SESSION.STARTS_AT.gt(from.minus(LONGEST)))
            .and(SESSION.STARTS_AT.lt(until))
            .and(SESSION.ENDS_AT.gt(from))
            .and(SESSION.ENDS_AT.gt(now));
    db.ask(select(SESSION.ID).from(SESSION).where(touching).orderBy(SESSION.ID).forUpdate());
    return read(touching);
  }

  /** In a later statement, which sees what the locking one waited for. */
  private Later<List<SessionInTheWay>> read(Condition touching) {
    var sessions =
        db.ask(
            select(SESSION.ID, SESSION.NAME, SESSION.KIND, SESSION.STARTS_AT, SESSION.ENDS_AT)
                .from(SESSION)
                .where(touching)
                .orderBy(SESSION.STARTS_AT, SESSION.ID));
    var bookings =
        db.ask(
            select(BOOKING.SESSION_ID, BOOKING.ID, BOOKING.CLIENT_ID, BOOKING.STATUS)
                .from(BOOKING)
                .join(SESSION)
                .on(SESSION.ORGANIZATION_ID.eq(BOOKING.ORGANIZATION_ID))
                .and(SESSION.ID.eq(BOOKING.SESSION_ID))
                .where(touching)
                .and(
                    BOOKING.STATUS.in(
                        inline(BookingStatus.PENDING_PAYMENT.name()),
                        inline(BookingStatus.CONFIRMED.name()),
                        inline(BookingStatus.WAITLISTED.name())))
                .orderBy(BOOKING.ID));
    return () -> together(sessions.get(), bookings.get());
  }

  private static List<SessionInTheWay> together(List<Record> sessions, List<Record> bookings) {
    var bySession = new LinkedHashMap<SessionId, List<BookingInTheWay>>();
    for (var row : bookings) {
      bySession
          .computeIfAbsent(new SessionId(row.get(BOOKING.SESSION_ID)), _ -> new ArrayList<>())
          .add(
              new BookingInTheWay(
                  new BookingId(row.get(BOOKING.ID)),
                  new ClientId(row.get(BOOKING.CLIENT_ID)),
                  BookingStatus.valueOf(row.get(BOOKING.STATUS))));
    }
    return sessions.stream()
        .map(
            row -> {
              var id = new SessionId(row.get(SESSION.ID));
              return new SessionInTheWay(
                  id,
                  row.get(SESSION.NAME),
                  SessionKind.valueOf(row.get(SESSION.KIND)),
                  row.get(SESSION.STARTS_AT),
                  row.get(SESSION.ENDS_AT),
                  bySession.getOrDefault(id, List.of()));
            })
        .toList();
  }
}
