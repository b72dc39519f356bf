package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static studio.booking.scheduling.jooq.db.Tables.AVAILABILITY_ADDITION;
import static studio.booking.scheduling.jooq.db.Tables.AVAILABILITY_EXCEPTION;
import static studio.booking.scheduling.jooq.db.Tables.AVAILABILITY_RULE;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;
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
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Db;

/** When coaches work and are busy, out of rows. */
@Repository
class JooqHours implements Hours {
  /** Hours and sessions reach over midnight, but not over a whole date. */
  private static final int REACH = 2;

  private final Db db;

  JooqHours(Db db) {
    this.db = db;
  }

  @Override
  public Later<Map<CoachId, CoachHours>> of(Whose whose, LocalDate from, LocalDate to) {
    var questions = HoursQuestions.about(whose);
    var dates = new HoursQuestions.Dates(whose, from.minusDays(REACH), to.plusDays(REACH));
    var rules = db.ask(questions.rules, dates);
    var additions = db.ask(questions.additions, dates);
    // Others than staff are refused by the database when they ask for the reason.
    var exceptions =
        db.ask(
            db.caller().isStaff() ? questions.exceptionsWithReason : questions.exceptions, dates);
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
        db.ask(HoursQuestions.about(whose).sessions, new HoursQuestions.Times(whose, from, until));
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
}
