package studio.booking.scheduling.jooq;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.RecurringBookingId;
import studio.booking.scheduling.SeriesId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.application.CancelBooking;
import studio.booking.scheduling.application.PlanAbsences;
import studio.booking.scheduling.application.PlanHours;
import studio.booking.scheduling.application.PlanHours.Weekly;
import studio.booking.scheduling.application.RecordAttendance;
import studio.booking.scheduling.domain.AttendanceOutcome;
import studio.booking.scheduling.domain.AwayReason;
import studio.booking.scheduling.domain.BookPlace.Terms;
import studio.booking.scheduling.domain.BookSlot;
import studio.booking.scheduling.domain.BookingOutcome;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.CancelOutcome;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.ExceptionForm;
import studio.booking.scheduling.domain.HoursOutcome;
import studio.booking.scheduling.domain.NewSession.Room;
import studio.booking.scheduling.domain.OnConflict;
import studio.booking.scheduling.domain.Recurrence;
import studio.booking.scheduling.domain.RecurrenceRule;
import studio.booking.scheduling.domain.RecurringBooking;
import studio.booking.scheduling.domain.Samples;
import studio.booking.scheduling.domain.Series;
import studio.booking.scheduling.domain.SeriesBook.Extent;
import studio.booking.scheduling.domain.SessionOutcome.Done;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.scheduling.domain.WaitlistOutcome;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.jooq.JooqUnitOfWork;
import studio.booking.shared.jooq.TestDatabase;

/** All that people may want at the same time, in one studio on a real database. */
final class RaceScene {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  final TimetableOnPostgres run;
  final SessionType training;
  private final PlanAbsences planAbsences;
  private final PlanHours planHours;

  RaceScene(TestDatabase database, JooqUnitOfWork db) {
    run = new TimetableOnPostgres(database, db);
    training = run.scene.given(Samples.anHour());
    var clock = run.clock;
    var studios = run.scene.studios(db);
    var coaches = new JooqCoaches(db);
    var plan = new JooqHoursPlan(db);
    planAbsences =
        new PlanAbsences(
            studios,
            coaches,
            new JooqHours(db),
            plan,
            new JooqSessionsInTheWay(db),
            (_, _, _) -> {
              throw new AssertionError("Nobody said so");
            },
            (_, _) -> {},
            clock);
    planHours = new PlanHours(studios, coaches, plan, (_, _) -> {}, clock);
  }

  /** A coach who gives trainings and classes, every day from six to ten in the evening. */
  Coach coach() {
    var coach = run.scene.coach(training, run.yoga);
    var week =
        Arrays.stream(DayOfWeek.values())
            .map(day -> new Weekly(null, day, Samples.hours("06:00", "22:00"), null, null))
            .toList();
    var by = run.scene.admin;
    run.db.run(by, () -> planHours.week(by, coach.id(), week, OptionalLong.empty()));
    return coach;
  }

  SessionId aClass(Coach coach, Instant start, int places) {
    return ((Done) run.schedule(coach, start, places)).entry().session().id();
  }

  void makeFree(SessionId session) {
    run.database.execute(
        "update scheduling.session set credit_cost = 0 where id = '%s'".formatted(session.value()));
  }

  /** The client has an hour with the coach at ten each day from then on. */
  void daily(ClientId client, Coach coach, LocalDate start) {
    var by = run.as(client);
    var recurring =
        new RecurringBooking(
            RecurringBookingId.next(),
            client,
            coach.id(),
            training.id(),
            atTenEachDay(start),
            null,
            RecurringBooking.Status.ACTIVE,
            client.person(),
            1,
            run.now);
    run.db.run(
        by,
        () -> {
          new JooqRecurringBookings(run.db).add(recurring, day(0));
          return true;
        });
  }

  /** The coach has a class at ten each day from then on. */
  void dailyClass(Coach coach, LocalDate start) {
    var series =
        new Series(
            SeriesId.next(),
            run.yoga.id(),
            coach.id(),
            "Yoga",
            atTenEachDay(start),
            start,
            null,
            new Room.Unnumbered(2),
            1,
            run.now);
    run.db.run(
        run.scene.admin,
        () -> {
          new JooqSeriesBook(run.db).add(series, new Extent(day(-1), day(-1)));
          return true;
        });
  }

  private static Recurrence atTenEachDay(LocalDate start) {
    return new Recurrence(
        RecurrenceRule.everyDays(1), start, LocalTime.of(10, 0), Duration.ofHours(1), ZONE);
  }

  /** Makes what recurring bookings are missing for so many weeks, and says how much that was. */
  int dispatch(int weeks) {
    var by = program();
    return run.db.run(
        by, () -> run.useCases.generateSessions.extend(by, null, 1_000, weeks).created());
  }

  /** Makes what series are missing for so many weeks, and says how much that was. */
  int extend(int weeks) {
    var by = program();
    return run.db.run(by, () -> run.useCases.extendSeries.extend(by, weeks, 50).made());
  }

  private Caller program() {
    return Caller.system(run.scene.studio, "generate-sessions");
  }

  BookingOutcome book(ClientId client, SessionId session) {
    return run.book(client, session, false);
  }

  BookingId booked(ClientId client, SessionId session) {
    return ((Booked) book(client, session)).booking().id();
  }

  BookingOutcome bookAt(ClientId client, Coach coach, Instant start) {
    var by = run.as(client);
    var wish = new BookSlot(coach.id(), training.id(), start, client, Terms.USUAL);
    return run.db.run(by, () -> run.useCases.bookSlots.book(by, wish));
  }

  WaitlistOutcome join(ClientId client, SessionId session) {
    var by = run.as(client);
    return run.db.run(by, () -> run.useCases.joinWaitlist.join(by, session, client));
  }

  CancelOutcome cancel(BookingId booking) {
    var by = run.scene.admin;
    return run.db.run(
        by,
        () -> run.useCases.cancelBooking.cancel(by, new CancelBooking.Wish(booking, null, false)));
  }

  /** Says that the client of this booking did not come. */
  AttendanceOutcome missed(SessionId session, BookingId booking) {
    var by = run.scene.admin;
    var mark = List.of(new RecordAttendance.Mark(booking, false));
    return run.db.run(by, () -> run.useCases.recordAttendance.record(by, session, mark));
  }

  /** What became of a booking. */
  String status(BookingId booking) {
    return text("select status from scheduling.booking where id = '%s'", booking.value());
  }

  String status(SessionId session) {
    return text("select status from scheduling.session where id = '%s'", session.value());
  }

  private String text(String sql, UUID id) {
    try (var connection = run.database.superuser().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql.formatted(id))) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The coach is away all that day, unless something is planned for it. */
  HoursOutcome leave(Coach coach, LocalDate date) {
    Caller by = run.scene.caller(coach.id());
    var form = new ExceptionForm(date, null, null, null, null, false, AwayReason.SICK_LEAVE, null);
    return run.db.run(by, () -> planAbsences.plan(by, coach.id(), form, OnConflict.REFUSE));
  }

  /** So many days from now. */
  static LocalDate day(int days) {
    return TimetableOnPostgres.NOW.atZone(ZONE).toLocalDate().plusDays(days);
  }

  /** That hour and minute, in the studio's zone. */
  static Instant at(int days, int hour, int minute) {
    return day(days).atTime(hour, minute).atZone(ZONE).toInstant();
  }

  /**
   * What was counted.
   *
   * @param sql with the studio's id for {@code %s}
   */
  long number(String sql) {
    return run.number(sql);
  }

  int balance(ClientId client) {
    return run.balance(client);
  }
}
