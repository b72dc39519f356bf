package studio.booking.scheduling.jooq;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.jooq.ChangesOnPostgres.atOnce;
import static studio.booking.scheduling.jooq.ChangesOnPostgres.in;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.application.RescheduleBooking.Target;
import studio.booking.scheduling.domain.BookPlace.Terms;
import studio.booking.scheduling.domain.BookSlot;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.BookingOutcome.SessionIsFull;
import studio.booking.scheduling.domain.BookingOutcome.SlotIsUnavailable;
import studio.booking.scheduling.domain.MoveOutcome;
import studio.booking.scheduling.domain.MoveOutcome.Moved;
import studio.booking.scheduling.domain.MoveOutcome.NoPlace;
import studio.booking.scheduling.domain.SlotRefusal;
import studio.booking.shared.Ids;
import studio.booking.shared.jooq.TestDatabase;

/** Appointments that want each other's time, at the same moment. */
class CrossingMovesTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  /**
   * Locked out of order, they would wait for each other until a second is over: in milliseconds.
   */
  private static final long LESS_THAN_A_DEADLOCK = 900;

  private static final MoveOutcome COACH_IS_BUSY =
      new NoPlace(new SlotIsUnavailable(SlotRefusal.COACH_BUSY));

  private ChangesOnPostgres studio;
  private SessionTypeId training;

  @BeforeEach
  void open() {
    studio = new ChangesOnPostgres(database);
    training = giveTrainingAroundTheClock();
  }

  @AfterEach
  void all_rows_fit_together() {
    assertThat(studio.flaws()).isZero();
  }

  @Test
  void who_want_each_others_time_are_both_refused_and_nobody_blocks() throws Exception {
    for (int round = 0; round < 10; round++) {
      var one = appointment(20 + 4 * round);
      var other = appointment(22 + 4 * round);

      assertThat(together(to(one, other.startsAt()), to(other, one.startsAt())))
          .containsExactly(COACH_IS_BUSY, COACH_IS_BUSY);
    }
  }

  @Test
  void who_want_each_others_session_are_both_refused_and_nobody_blocks() throws Exception {
    var one = appointment(20);
    var other = appointment(22);
    try (var gate = database.superuser().getConnection()) {
      // Locked in the order in which they want them, each would have what the other waits for.
      lock(gate, other);
      var second = start(into(other, one), 1);
      var first = start(into(one, other), 2);
      gate.commit();

      assertThat(first.get(LESS_THAN_A_DEADLOCK, MILLISECONDS)).isEqualTo(full(other));
      assertThat(second.get(LESS_THAN_A_DEADLOCK, MILLISECONDS)).isEqualTo(full(one));
    }
  }

  @Test
  void of_those_who_want_the_same_free_time_one_has_it() throws Exception {
    for (int round = 0; round < 10; round++) {
      var one = appointment(20 + 8 * round);
      var other = appointment(22 + 8 * round);
      var free = one.startsAt().plus(Duration.ofHours(4));

      assertThat(together(to(one, free), to(other, free.plus(Duration.ofMinutes(30)))))
          .satisfiesOnlyOnce(outcome -> assertThat(outcome).isInstanceOf(Moved.class))
          .satisfiesOnlyOnce(outcome -> assertThat(outcome).isEqualTo(COACH_IS_BUSY));
    }
  }

  private SessionTypeId giveTrainingAroundTheClock() {
    var id = studio.studio.value();
    var coach = studio.scene.coach().value();
    studio.scene.write(
        "update scheduling.session_type set kind = 'ONE_ON_ONE', capacity = 1"
            + " where organization_id = ?",
        id);
    studio.scene.write(
        "insert into scheduling.coach_session_type (organization_id, coach_id, session_type_id)"
            + " select organization_id, ?, id from scheduling.session_type"
            + " where organization_id = ?",
        coach,
        id);
    for (int day = 1; day <= 7; day++) {
      studio.scene.write(
          "insert into scheduling.availability_rule (organization_id, coach_id, id, day_of_week,"
              + " start_time, end_time, valid_from) values (?, ?, ?, ?, '00:00', '00:00',"
              + " '2000-01-01')",
          id,
          coach,
          Ids.next(),
          day);
    }
    return studio
        .db
        .ask(
            studio.admin, () -> new JooqSessionTypes(studio.db).givenBy(studio.scene.coach()).get())
        .getFirst()
        .id();
  }

  /** Somebody's, so many hours from now. */
  private Booking appointment(int hours) {
    var anna = studio.client(1);
    var start = in(hours).truncatedTo(ChronoUnit.HOURS);
    var wish = new BookSlot(studio.scene.coach(), training, start, anna, Terms.USUAL);
    var by = studio.as(anna);
    return ((Booked) studio.db.run(by, () -> studio.useCases.bookSlots.book(by, wish))).booking();
  }

  private Asked to(Booking booking, Instant startsAt) {
    return () -> move(booking, new Target.At(null, startsAt));
  }

  private Asked into(Booking booking, Booking others) {
    return () -> move(booking, new Target.Into(others.session(), null));
  }

  private MoveOutcome move(Booking booking, Target target) {
    return studio.db.run(
        studio.admin,
        () -> studio.useCases.rescheduleBooking.reschedule(studio.admin, booking.id(), target));
  }

  private static MoveOutcome full(Booking others) {
    return new NoPlace(new SessionIsFull(others.session(), 0, null, false));
  }

  private interface Asked extends Callable<MoveOutcome> {}

  private static List<MoveOutcome> together(Asked... moves) throws Exception {
    long before = System.nanoTime();
    var outcomes = atOnce(List.<Callable<MoveOutcome>>of(moves));
    assertThat(NANOSECONDS.toMillis(System.nanoTime() - before)).isLessThan(LESS_THAN_A_DEADLOCK);
    return outcomes;
  }

  private static void lock(Connection gate, Booking others) throws SQLException {
    gate.setAutoCommit(false);
    try (var session =
        gate.prepareStatement("select from scheduling.session where id = ? for update")) {
      session.setObject(1, others.session().value());
      session.execute();
    }
  }

  /** Returns as soon as so many wait for a lock. */
  private Future<MoveOutcome> start(Asked move, int waiting) throws InterruptedException {
    var started = new FutureTask<>(move);
    Thread.ofVirtual().start(started);
    var count = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";
    for (int tries = 0; studio.scene.number(count) < waiting; tries++) {
      assertThat(tries).as("looks whether they wait").isLessThan(1000);
      Thread.sleep(5);
    }
    return started;
  }
}
