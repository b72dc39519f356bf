package studio.booking.scheduling.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.jooq.ChangesOnPostgres.atOnce;
import static studio.booking.scheduling.jooq.RaceScene.at;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.scheduling.domain.BookingOutcome;
import studio.booking.scheduling.domain.BookingOutcome.AlreadyBooked;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.BookingOutcome.ClientIsBusy;
import studio.booking.scheduling.domain.BookingOutcome.OutOfCredits;
import studio.booking.scheduling.domain.BookingOutcome.SessionIsFull;
import studio.booking.scheduling.domain.BookingOutcome.SlotIsUnavailable;
import studio.booking.scheduling.domain.CancelOutcome.Cancelled;
import studio.booking.scheduling.domain.CancelOutcome.NotCancellable;
import studio.booking.scheduling.domain.SessionOutcome.Done;
import studio.booking.shared.ClientId;
import studio.booking.shared.jooq.TestDatabase;

/**
 * Many transactions at once, again and again: exactly the right number have their way, and all
 * others hear why not. What settles each of these races is in {@link LastLineTest}.
 */
class BookingRacesTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final int AT_ONCE = 16;
  private static final int ROUNDS = Boolean.getBoolean("booking.long") ? 200 : 10;

  private RaceScene studio;

  @BeforeEach
  void open() {
    studio = new RaceScene(database, database.unitOfWork());
  }

  @AfterEach
  void all_rows_fit_together() {
    assertThat(studio.run.flaws()).isZero();
  }

  @Test
  void the_last_place_goes_to_one() throws Exception {
    var clients = clients(ROUNDS);
    for (int round = 0; round < ROUNDS; round++) {
      var yoga = studio.aClass(studio.run.kim, at(2 + round, 10, 0), 1);

      var outcomes = race(i -> studio.book(clients.get(i), yoga));

      assertOnly(1, outcomes, SessionIsFull.class);
    }
    assertThat(clients.stream().mapToInt(studio::balance).sum()).isEqualTo(15 * ROUNDS);
  }

  @Test
  void B9_overlapping_times_of_a_coach_go_to_one() throws Exception {
    var clients = clients(ROUNDS);
    var coach = studio.coach();
    for (int round = 0; round < ROUNDS; round++) {
      int day = 2 + round;

      // Four starts, a quarter of an hour apart: all overlap, and most are not equal.
      var outcomes = race(i -> studio.bookAt(clients.get(i), coach, at(day, 9, 15 * (i % 4))));

      assertOnly(1, outcomes, SlotIsUnavailable.class);
    }
    assertThat(clients.stream().mapToInt(studio::balance).sum()).isEqualTo(15 * ROUNDS);
  }

  @Test
  void a_client_gets_into_one_of_two_overlapping_sessions() throws Exception {
    var anna = studio.run.client(ROUNDS);
    var other = studio.coach();
    for (int round = 0; round < ROUNDS; round++) {
      var yoga = studio.aClass(studio.run.kim, at(2 + round, 10, 0), AT_ONCE);
      var boxing = studio.aClass(other, at(2 + round, 10, 30), AT_ONCE);

      var outcomes = race(i -> studio.book(anna, i % 2 == 0 ? yoga : boxing));

      assertOnly(1, outcomes, AlreadyBooked.class, ClientIsBusy.class);
    }
    assertThat(studio.balance(anna)).isZero();
  }

  @Test
  void A2_a_balance_of_seven_pays_for_seven_of_thirty() throws Exception {
    var sessions =
        IntStream.range(0, 30)
            .mapToObj(i -> studio.aClass(studio.run.kim, at(2 + i, 10, 0), ROUNDS))
            .toList();
    for (int round = 0; round < ROUNDS; round++) {
      var anna = studio.run.client(7);

      var outcomes =
          atOnce(
              sessions.stream()
                  .<Callable<BookingOutcome>>map(session -> () -> studio.book(anna, session))
                  .toList());

      assertOnly(7, outcomes, OutOfCredits.class);
      assertThat(studio.balance(anna)).isZero();
    }
  }

  @Test
  void A20_a_booking_that_is_cancelled_with_its_session_is_refunded_once() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var anna = studio.run.client(2);
      var yoga = studio.aClass(studio.run.kim, at(2 + round, 10, 0), 3);
      var booking = studio.booked(anna, yoga);

      var outcomes =
          atOnce(
              List.<Callable<Object>>of(
                  () -> studio.cancel(booking),
                  () -> studio.run.cancel(yoga),
                  () -> studio.cancel(booking)));

      assertThat(outcomes.get(0)).isInstanceOfAny(Cancelled.class, NotCancellable.class);
      assertThat(outcomes.get(1)).isInstanceOf(Done.class);
      assertThat(studio.balance(anna)).isEqualTo(2);
    }
  }

  @Test
  void B13_who_did_not_come_and_who_cancelled_stay_so_whenever_the_session_is_completed()
      throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      studio.run.now = TimetableOnPostgres.NOW;
      var yoga = studio.aClass(studio.run.kim, at(2 + round, 10, 0), 3);
      var came = studio.booked(studio.run.client(1), yoga);
      var missed = studio.booked(studio.run.client(1), yoga);
      var gone = studio.booked(studio.run.client(1), yoga);
      studio.cancel(gone);
      var forOne = studio.aClass(studio.run.kim, at(2 + round, 12, 0), 1);
      var alone = studio.booked(studio.run.client(1), forOne);
      var cancelled = studio.aClass(studio.run.kim, at(2 + round, 14, 0), 3);
      studio.run.cancel(cancelled);
      studio.run.now = at(3 + round, 10, 0);

      atOnce(
          List.<Callable<Object>>of(
              studio.run::complete,
              () -> studio.missed(yoga, missed),
              () -> studio.missed(forOne, alone),
              studio.run::complete));
      studio.run.complete();

      assertThat(Stream.of(came, missed, gone, alone).map(studio::status))
          .containsExactly("COMPLETED", "NO_SHOW", "CANCELLED", "NO_SHOW");
      assertThat(Stream.of(yoga, forOne, cancelled).map(studio::status))
          .containsExactly("completed", "no_show", "cancelled");
    }
  }

  @Test
  void B13_what_is_not_over_is_never_completed() {
    var yoga = studio.aClass(studio.run.kim, at(2, 10, 0), 1);
    var booking = studio.booked(studio.run.client(1), yoga);

    studio.run.now = at(2, 11, 0);
    assertThat(studio.run.complete()).isZero();

    assertThat(studio.status(booking)).isEqualTo("CONFIRMED");
    assertThat(studio.status(yoga)).isEqualTo("scheduled");
  }

  private List<ClientId> clients(int credits) {
    return Stream.generate(() -> studio.run.client(credits)).limit(AT_ONCE).toList();
  }

  private static List<BookingOutcome> race(IntFunction<BookingOutcome> call) throws Exception {
    return atOnce(
        IntStream.range(0, AT_ONCE)
            .<Callable<BookingOutcome>>mapToObj(i -> () -> call.apply(i))
            .toList());
  }

  private static void assertOnly(int many, List<BookingOutcome> outcomes, Class<?>... refusals) {
    assertThat(outcomes).filteredOn(Booked.class::isInstance).hasSize(many);
    assertThat(outcomes)
        .filteredOn(outcome -> !(outcome instanceof Booked))
        .allSatisfy(outcome -> assertThat(outcome).isInstanceOfAny(refusals));
  }
}
