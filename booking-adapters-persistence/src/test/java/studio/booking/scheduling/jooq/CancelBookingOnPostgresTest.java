package studio.booking.scheduling.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.jooq.ChangesOnPostgres.atOnce;
import static studio.booking.scheduling.jooq.ChangesOnPostgres.in;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.CancelOutcome;
import studio.booking.scheduling.domain.CancelOutcome.Cancelled;
import studio.booking.scheduling.domain.CancelOutcome.NotCancellable;
import studio.booking.scheduling.domain.Withdrawal;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.jooq.TestDatabase;

class CancelBookingOnPostgresTest {
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
  void A20_a_cancelled_booking_is_read_back_with_its_cancellation() {
    var anna = studio.client(3);
    var yoga = studio.scene.aClass(in(20), 1);
    var booking = studio.book(anna, yoga);

    var first = studio.cancel(studio.admin, booking.id());

    assertThat(studio.now(booking).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(studio.cancel(studio.as(anna), booking.id())).isEqualTo(first);
    assertThat(studio.balance(anna)).isEqualTo(3);
    assertThat(studio.book(studio.client(1), yoga).status()).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(
            studio.db.ask(
                studio.admin,
                () ->
                    studio.useCases.previewCancellation.preview(studio.admin, booking.id(), false)))
        .isEqualTo(new Withdrawal.Done(((Cancelled) first).cancellation()));
  }

  @Test
  void A20_two_parallel_cancels_refund_once() throws Exception {
    for (int round = 0; round < 10; round++) {
      var anna = studio.client(3);
      var booking = studio.book(anna, studio.scene.aClass(in(20 + 2 * round), 1));
      var callers = List.of(studio.admin, studio.as(anna), studio.admin, studio.as(anna));

      var outcomes =
          atOnce(
              callers.stream()
                  .<Callable<CancelOutcome>>map(by -> () -> studio.cancel(by, booking.id()))
                  .toList());

      assertThat(outcomes.stream().distinct()).hasSize(1).allMatch(Cancelled.class::isInstance);
      var given = ((Cancelled) outcomes.getFirst()).cancellation();
      assertThat(studio.balance(anna)).isEqualTo(2 + given.refundCredits());
    }
  }

  @Test
  void a_cancel_and_the_end_of_the_hold_leave_one_end() throws Exception {
    for (int round = 0; round < 10; round++) {
      var anna = studio.client(0);
      studio.now = ChangesOnPostgres.NOW;
      var hold = studio.hold(anna, studio.scene.aClass(in(20 + 2 * round), 1));
      studio.now = ChangesOnPostgres.NOW.plus(Duration.ofMinutes(15));
      var program = Caller.system(studio.studio, "end-holds");

      var calls = new ArrayList<Callable<Object>>();
      calls.add(() -> studio.cancel(studio.as(anna), hold.id()));
      calls.add(() -> studio.db.run(program, () -> studio.useCases.endHolds.due(program, 10)));
      var outcomes = atOnce(calls);

      boolean cancelled = outcomes.getFirst() instanceof Cancelled;
      assertThat(cancelled || outcomes.getFirst() instanceof NotCancellable).isTrue();
      assertThat(outcomes.get(1)).isEqualTo(cancelled ? 0 : 1);
      assertThat(studio.now(hold).status())
          .isEqualTo(cancelled ? BookingStatus.CANCELLED : BookingStatus.EXPIRED);
      assertThat(
              studio.scene.number(
                  "select count(*) from scheduling.booking_status_history where booking_id = '%s'"
                      .formatted(hold.id().value())))
          .isEqualTo(2);
    }
  }

  @Test
  void a_place_that_is_given_up_while_others_ask_goes_to_one_of_them() throws Exception {
    for (int round = 0; round < 5; round++) {
      var yoga = studio.scene.aClass(in(20 + 2 * round), 1);
      var booking = studio.book(studio.client(1), yoga);
      var others = List.of(studio.client(1), studio.client(1), studio.client(1));

      var calls = new ArrayList<Callable<Boolean>>();
      calls.add(() -> studio.cancel(studio.admin, booking.id()) instanceof Cancelled);
      for (var other : others) calls.add(() -> books(other, yoga));
      var outcomes = atOnce(calls);

      assertThat(outcomes.getFirst()).isTrue();
      assertThat(outcomes.subList(1, 4)).filteredOn(got -> got).hasSizeLessThanOrEqualTo(1);
      assertThat(others.stream().mapToInt(studio::balance).sum())
          .isEqualTo(outcomes.subList(1, 4).contains(true) ? 2 : 3);
    }
  }

  private boolean books(ClientId client, SessionId session) {
    try {
      studio.book(client, session);
      return true;
    } catch (ClassCastException refused) {
      return false;
    }
  }

  @Test
  void it_takes_four_trips_and_previews_and_looks_take_one() {
    var anna = studio.client(3);
    var by = studio.as(anna);
    var booking = studio.book(anna, studio.scene.aClass(in(20), 1));

    assertThat(
            studio.counted.of(
                () ->
                    studio.db.ask(
                        by,
                        () ->
                            studio.useCases.previewCancellation.preview(by, booking.id(), false))))
        .isEqualTo(1);
    assertThat(studio.counted.of(() -> studio.cancel(studio.admin, booking.id()))).isEqualTo(4);
    assertThat(studio.counted.of(() -> studio.now(booking))).isEqualTo(1);
  }
}
