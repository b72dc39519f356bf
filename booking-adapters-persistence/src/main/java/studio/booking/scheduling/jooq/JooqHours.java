package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static studio.booking.scheduling.jooq.db.Tables.AVAILABILITY_ADDITION;
import static studio.booking.scheduling.jooq.db.Tables.AVAILABILITY_EXCEPTION;
import static studio.booking.scheduling.jooq.db.Tables.AVAILABILITY_RULE;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;
import static studio.booking.scheduling.jooq.db.Tables.COACH_SESSION_TYPE;
import static studio.booking.scheduling.jooq.db.Tables.SESSION;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Addition;
import studio.booking.scheduling.domain.AvailabilityException;
import studio.booking.scheduling.domain.AvailabilityRule;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Busy;
import studio.booking.scheduling.domain.CoachHours;
import studio.booking.scheduling.domain.Hours;
import studio.booking.scheduling.domain.Moving;
import studio.booking.scheduling.domain.SessionKind;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Db;

/** When coaches work and are busy, out of rows. */
@Repository
class JooqHours implements Hours {
  /** Hours and sessions reach over midnight, but not over a whole date. */
  private static final int REACH = 2;

  /** No session with its buffers is longer than the schema lets its type be. */
  private static final Duration LONGEST = Duration.ofHours(24 + 8 + 8);

  private final Db db;

  JooqHours(Db db) {
    this.db = db;
  }

  @Override
  public Later<Map<CoachId, CoachHours>> of(Whose whose, LocalDate from, LocalDate to) {
    var first = from.minusDays(REACH);
    var last = to.plusDays(REACH);
    var rules =
        db.ask(
            select(AVAILABILITY_RULE.fields())
                .from(AVAILABILITY_RULE)
                .where(isOf(AVAILABILITY_RULE.COACH_ID, whose))
                .and(AVAILABILITY_RULE.VALID_FROM.le(last))
                .and(
                    AVAILABILITY_RULE
                        .VALID_UNTIL
                        .isNull()
                        .or(AVAILABILITY_RULE.VALID_UNTIL.ge(first))));
    var additions =
        db.ask(
            select(AVAILABILITY_ADDITION.fields())
                .from(AVAILABILITY_ADDITION)
                .where(isOf(AVAILABILITY_ADDITION.COACH_ID, whose))
                .and(AVAILABILITY_ADDITION.DATE.between(first, last)));
    var exceptions =
        db.ask(
            select(HoursRows.exceptionFields(db.caller()))
                .from(AVAILABILITY_EXCEPTION)
                .where(isOf(AVAILABILITY_EXCEPTION.COACH_ID, whose))
                .and(AVAILABILITY_EXCEPTION.END_DATE.ge(first))
                .and(AVAILABILITY_EXCEPTION.START_DATE.le(last)));
    return () -> hours(rules.get(), additions.get(), exceptions.get());
  }

  private static Map<CoachId, CoachHours> hours(
      List<Record> rules, List<Record> additions, List<Record> exceptions) {
    var byCoach = new HashMap<CoachId, Gathered>();
    for (var row : rules) {
      of(byCoach, row, AVAILABILITY_RULE.COACH_ID).rules.add(HoursRows.rule(row));
    }
    for (var row : additions) {
      of(byCoach, row, AVAILABILITY_ADDITION.COACH_ID).additions.add(HoursRows.addition(row));
    }
    for (var row : exceptions) {
      of(byCoach, row, AVAILABILITY_EXCEPTION.COACH_ID).exceptions.add(HoursRows.exception(row));
    }
    var hours = new HashMap<CoachId, CoachHours>();
    byCoach.forEach(
        (coach, all) -> hours.put(coach, new CoachHours(all.rules, all.additions, all.exceptions)));
    return hours;
  }

  private static Gathered of(Map<CoachId, Gathered> byCoach, Record row, Field<UUID> coach) {
    return byCoach.computeIfAbsent(new CoachId(row.get(coach)), _ -> new Gathered());
  }

  private static final class Gathered {
    final List<AvailabilityRule> rules = new ArrayList<>();
    final List<Addition> additions = new ArrayList<>();
    final List<AvailabilityException> exceptions = new ArrayList<>();
  }

  @Override
  public Later<Map<CoachId, List<Busy>>> busy(Whose whose, Instant from, Instant until) {
    var sessions =
        db.ask(
            select(
                    SESSION.COACH_ID,
                    SESSION.ID,
                    SESSION.STARTS_AT,
                    SESSION.ENDS_AT,
                    SESSION.BUFFER_BEFORE_MINUTES,
                    SESSION.BUFFER_AFTER_MINUTES)
                .from(SESSION)
                .where(isOf(SESSION.COACH_ID, whose))
                .and(SESSION.STATUS.eq(inline(SessionStatus.SCHEDULED.word())))
                // Bounds on one plain column: behind row-level security, an index on ranges is no
                // help, for the range operators are not leakproof.
                .and(SESSION.STARTS_AT.gt(from.minus(LONGEST)))
                .and(SESSION.STARTS_AT.lt(until.plus(LONGEST))));
    return () -> {
      var asked = new Busy(from, until);
      var busy = new HashMap<CoachId, List<Busy>>();
      for (var row : sessions.get()) {
        var time =
            new Busy(
                row.get(SESSION.STARTS_AT)
                    .minus(Duration.ofMinutes(row.get(SESSION.BUFFER_BEFORE_MINUTES))),
                row.get(SESSION.ENDS_AT)
                    .plus(Duration.ofMinutes(row.get(SESSION.BUFFER_AFTER_MINUTES))),
                new SessionId(row.get(SESSION.ID)));
        if (!time.overlaps(asked)) continue;
        busy.computeIfAbsent(new CoachId(row.get(SESSION.COACH_ID)), _ -> new ArrayList<>())
            .add(time);
      }
      return busy;
    };
  }

  @Override
  public Later<Optional<Moving>> moving(BookingId booking) {
    return db.one(
        select(SESSION.ID, SESSION.KIND, SESSION.COACH_ID, BOOKING.CLIENT_ID)
            .from(BOOKING)
            .join(SESSION)
            .on(SESSION.ORGANIZATION_ID.eq(BOOKING.ORGANIZATION_ID))
            .and(SESSION.ID.eq(BOOKING.SESSION_ID))
            .where(BOOKING.ID.eq(booking.value()))
            .and(
                BOOKING.STATUS.in(
                    inline(BookingStatus.PENDING_PAYMENT.name()),
                    inline(BookingStatus.CONFIRMED.name()))),
        row ->
            new Moving(
                new SessionId(row.get(SESSION.ID)),
                SessionKind.valueOf(row.get(SESSION.KIND)),
                new CoachId(row.get(SESSION.COACH_ID)),
                new ClientId(row.get(BOOKING.CLIENT_ID))));
  }

  private static Condition isOf(Field<UUID> coach, Whose whose) {
    return switch (whose) {
      case Whose.Of(var coaches) -> coach.eq(any(JooqCoaches.ids(coaches)));
      case Whose.Giving(var type) ->
          coach.in(
              select(COACH_SESSION_TYPE.COACH_ID)
                  .from(COACH_SESSION_TYPE)
                  .where(COACH_SESSION_TYPE.SESSION_TYPE_ID.eq(type.value())));
    };
  }
}
