package studio.booking.scheduling.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.jooq.ChangesOnPostgres.atOnce;
import static studio.booking.scheduling.jooq.ChangesOnPostgres.in;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.application.RecordAttendance.Mark;
import studio.booking.scheduling.application.RescheduleBooking.Target;
import studio.booking.scheduling.domain.AttendanceOutcome.Recorded;
import studio.booking.scheduling.domain.BookPlace.Terms;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingOutcome.PlaceIsTaken;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.CancelOutcome.Cancelled;
import studio.booking.scheduling.domain.MoveOutcome;
import studio.booking.scheduling.domain.MoveOutcome.Moved;
import studio.booking.scheduling.domain.MoveOutcome.NoPlace;
import studio.booking.shared.jooq.TestDatabase;

class RescheduleOnPostgresTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private ChangesOnPostgres studio;

  @BeforeEach
  void open() {
    studio = new ChangesOnPostgres(database);
  }

  @AfterEach
  void all_rows_fit_together() {
    assertThat(studio.flaws()).isZero();
  }

  @Test
  void a_booking_moves_and_its_charge_follows_it_through_other_costs() {
    var anna = studio.client(5);
    var booking = studio.book(anna, studio.scene.aClass(in(20), 1));
    var same = studio.scene.aClass(in(30), 1);
    var dear = studio.scene.aClass(in(40), 1);
    studio.scene.write("update scheduling.session set credit_cost = 3 where id = ?", dear.value());

    assertThat(move(booking, same, null)).isInstanceOf(Moved.class);
    assertThat(studio.balance(anna)).isEqualTo(4);
    assertThat(move(booking, dear, null)).isInstanceOf(Moved.class);
    assertThat(studio.balance(anna)).isEqualTo(2);
    assertThat(move(booking, same, null)).isInstanceOf(Moved.class);
    assertThat(studio.balance(anna)).isEqualTo(4);
    assertThat(studio.now(booking).session()).isEqualTo(same);
    assertThat(studio.now(booking).paid().credits()).isEqualTo(1);
    studio.cancel(studio.admin, booking.id());
    assertThat(studio.balance(anna)).isEqualTo(5);
  }

  @Test
  void two_who_want_each_others_seat_are_both_refused_and_nobody_blocks() throws Exception {
    for (int round = 0; round < 10; round++) {
      var session = studio.scene.aClass(in(20 + 2 * round), 2);
      var one = studio.book(studio.client(1), session);
      var other = studio.book(studio.client(1), session);
      long before = System.nanoTime();

      var outcomes =
          atOnce(
              List.of(
                  () -> move(one, session, other.place()),
                  () -> move(other, session, one.place())));

      assertThat(outcomes)
          .containsExactly(
              new NoPlace(new PlaceIsTaken(other.place())),
              new NoPlace(new PlaceIsTaken(one.place())));
      // Locked out of order, they would wait for each other until a second is over.
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(900));
    }
  }

  @Test
  void a_move_and_a_cancellation_leave_one_end() throws Exception {
    for (int round = 0; round < 10; round++) {
      var anna = studio.client(1);
      var booking = studio.book(anna, studio.scene.aClass(in(20 + 4 * round), 1));
      var to = studio.scene.aClass(in(22 + 4 * round), 1);

      var outcomes =
          atOnce(
              List.of(
                  () -> (Object) move(booking, to, null),
                  () -> studio.cancel(studio.admin, booking.id())));

      assertThat(outcomes.get(1)).isInstanceOf(Cancelled.class);
      assertThat(studio.now(booking).status()).isEqualTo(BookingStatus.CANCELLED);
      assertThat(studio.balance(anna)).isEqualTo(1);
    }
  }

  @Test
  void attendance_is_kept_and_corrected() {
    var session = studio.scene.aClass(in(1), 1);
    var booking = studio.book(studio.client(1), session);
    studio.now = in(1);

    assertThat(attend(session, new Mark(booking.id(), false))).isInstanceOf(Recorded.class);
    assertThat(studio.now(booking).status()).isEqualTo(BookingStatus.NO_SHOW);
    assertThat(status(session, "no_show")).isEqualTo(1);
    assertThat(attend(session, new Mark(booking.id(), true))).isInstanceOf(Recorded.class);
    assertThat(studio.now(booking).status()).isEqualTo(BookingStatus.COMPLETED);
    assertThat(status(session, "completed")).isEqualTo(1);
  }

  @Test
  void it_takes_four_trips_and_attendance_three() {
    var booking = studio.book(studio.client(1), studio.scene.aClass(in(1), 1));
    var to = studio.scene.aClass(in(3), 1);

    assertThat(studio.counted.of(() -> move(booking, to, null))).isEqualTo(4);
    studio.now = in(3);
    assertThat(studio.counted.of(() -> attend(to, new Mark(booking.id(), true)))).isEqualTo(3);
  }

  private long status(SessionId session, String status) {
    return studio.scene.number(
        "select count(*) from scheduling.session where id = '%s' and status = '%s'"
            .formatted(session.value(), status));
  }

  private Object attend(SessionId session, Mark mark) {
    return studio.db.run(
        studio.admin,
        () -> studio.useCases.recordAttendance.record(studio.admin, session, List.of(mark)));
  }

  private MoveOutcome move(Booking booking, SessionId session, @Nullable PlaceId place) {
    var target = new Target.Into(session, place);
    return studio.db.run(
        studio.admin,
        () -> studio.useCases.rescheduleBooking.reschedule(studio.admin, booking.id(), target));
  }

  @Test
  void a_seat_that_is_chosen_by_name_is_booked_and_left_again() {
    var session = studio.scene.aClass(in(20), 2);
    var booking = studio.book(studio.client(1), session, null, Terms.USUAL);
    var other = studio.book(studio.client(1), session);
    studio.cancel(studio.admin, other.id());

    assertThat(move(booking, session, other.place())).isInstanceOf(Moved.class);
    assertThat(studio.now(booking).place()).isEqualTo(other.place());
  }
}
