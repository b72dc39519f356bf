package studio.booking.scheduling.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.jooq.RaceScene.at;
import static studio.booking.scheduling.jooq.RaceScene.day;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.BookingOutcome.ClientIsBusy;
import studio.booking.scheduling.domain.BookingOutcome.OutOfCredits;
import studio.booking.scheduling.domain.BookingOutcome.SessionIsFull;
import studio.booking.scheduling.domain.BookingOutcome.SlotIsUnavailable;
import studio.booking.scheduling.domain.CancelOutcome.Cancelled;
import studio.booking.scheduling.domain.HoursOutcome.Planned;
import studio.booking.scheduling.domain.SessionOutcome.Done;
import studio.booking.scheduling.domain.WaitlistOutcome.Waits;
import studio.booking.shared.jooq.Careless;
import studio.booking.shared.jooq.TestDatabase;

/**
 * What each race is settled by in the end. The program's own use cases run carelessly: two decide
 * from the same facts, nobody locks, and nobody counts rows. Where a constraint keeps the promise,
 * it is kept even so; the same in a copy without that constraint does the harm. Where a count of
 * rows or a lock keeps it, the harm is done as soon as that is gone.
 */
class LastLineTest {
  @RegisterExtension static final TestDatabase whole = TestDatabase.fresh();

  /** Two who want what only one can have. */
  private interface Race {
    List<Object> run(Careless careless, RaceScene studio) throws Exception;
  }

  private record Finish(List<Object> outcomes, long harm) {
    Object second() {
      return outcomes.getLast();
    }
  }

  @Test
  void A13_the_last_place_is_sold_once_because_of_place_is_held_once() throws Exception {
    Race race =
        (careless, studio) -> {
          var yoga = studio.aClass(studio.run.kim, at(2, 10, 0), 1);
          var anna = studio.run.client(1);
          var ben = studio.run.client(1);
          return careless.meet(() -> studio.book(anna, yoga), () -> studio.book(ben, yoga));
        };
    var twiceSold =
        """
        select count(*) from (select from scheduling.booking where organization_id = '%s'
          group by session_id, place_id having count(*) > 1) twice
        """;

    var kept = finish(race, twiceSold, false);
    var lost = finish(race, twiceSold, false, "drop index scheduling.place_is_held_once");

    assertThat(kept.second()).isInstanceOf(SessionIsFull.class);
    assertThat(kept.harm()).isZero();
    assertThat(lost.outcomes()).hasOnlyElementsOfType(Booked.class);
    assertThat(lost.harm()).isPositive();
  }

  @Test
  void B9_overlapping_times_are_sold_once_because_of_coach_is_in_one_session() throws Exception {
    Race race =
        (careless, studio) -> {
          var coach = studio.coach();
          var anna = studio.run.client(1);
          var ben = studio.run.client(1);
          return careless.meet(
              () -> studio.bookAt(anna, coach, at(2, 9, 0)),
              () -> studio.bookAt(ben, coach, at(2, 9, 45)));
        };
    var inTwo =
        """
        select count(*) from scheduling.session a join scheduling.session b
          using (organization_id, coach_id)
        where organization_id = '%s' and a.id < b.id and a.blocked && b.blocked
        """;

    var kept = finish(race, inTwo, false);
    var lost =
        finish(
            race,
            inTwo,
            false,
            "alter table scheduling.session drop constraint coach_is_in_one_session");

    assertThat(kept.second()).isInstanceOf(SlotIsUnavailable.class);
    assertThat(kept.harm()).isZero();
    assertThat(lost.outcomes()).hasOnlyElementsOfType(Booked.class);
    assertThat(lost.harm()).isPositive();
  }

  @Test
  void A13_a_client_is_in_one_place_because_of_client_is_in_one_session() throws Exception {
    Race race =
        (careless, studio) -> {
          var yoga = studio.aClass(studio.run.kim, at(2, 10, 0), 5);
          var boxing = studio.aClass(studio.coach(), at(2, 10, 30), 5);
          // Two that cost something would meet at the ledger first.
          studio.makeFree(yoga);
          studio.makeFree(boxing);
          var anna = studio.run.client(0);
          return careless.meet(() -> studio.book(anna, yoga), () -> studio.book(anna, boxing));
        };
    var inTwo =
        """
        select count(*) from scheduling.booking a join scheduling.booking b
          using (organization_id, client_id)
        where organization_id = '%s' and a.id < b.id
          and a.starts_at < b.ends_at and b.starts_at < a.ends_at
        """;

    var kept = finish(race, inTwo, false);
    var lost =
        finish(
            race,
            inTwo,
            false,
            "alter table scheduling.booking drop constraint client_is_in_one_session");

    assertThat(kept.second()).isInstanceOf(ClientIsBusy.class);
    assertThat(kept.harm()).isZero();
    assertThat(lost.outcomes()).hasOnlyElementsOfType(Booked.class);
    assertThat(lost.harm()).isPositive();
  }

  private static final String[] WITHOUT_OVERLAPS = {
    "alter table scheduling.session drop constraint coach_is_in_one_session",
    "alter table scheduling.booking drop constraint client_is_in_one_session"
  };

  @Test
  void B5_a_date_is_booked_once_because_its_occurrence_has_one_row_and_rows_are_counted()
      throws Exception {
    Race race =
        (careless, studio) -> {
          // Far enough ahead that nothing is charged: else two would meet at the ledger first.
          studio.daily(studio.run.client(0), studio.coach(), day(9));
          return careless.<Object>meet(() -> studio.dispatch(2), () -> studio.dispatch(2));
        };
    var twice =
        """
        select count(*) from (select from scheduling.booking where organization_id = '%s'
          and status = 'CONFIRMED' group by recurring_booking_id, starts_at having count(*) > 1) twice
        """;

    var kept = finish(race, twice, true, WITHOUT_OVERLAPS);
    var lost = finish(race, twice, false, WITHOUT_OVERLAPS);

    assertThat(kept.outcomes()).containsExactly(6, 0);
    assertThat(kept.harm()).isZero();
    assertThat(lost.outcomes()).containsExactly(6, 6);
    assertThat(lost.harm()).isEqualTo(6);
  }

  @Test
  void B5_a_session_of_a_series_is_made_once_because_of_session_is_made_once() throws Exception {
    Race race =
        (careless, studio) -> {
          studio.dailyClass(studio.coach(), day(1));
          return careless.<Object>meet(() -> studio.extend(1), () -> studio.extend(1));
        };
    var twice =
        """
        select count(*) from (select from scheduling.session where organization_id = '%s'
          group by series_id, occurrence_date having count(*) > 1) twice
        """;

    var kept = finish(race, twice, true, WITHOUT_OVERLAPS[0]);
    var lost =
        finish(
            race, twice, true, WITHOUT_OVERLAPS[0], "drop index scheduling.session_is_made_once");

    assertThat(kept.outcomes()).containsExactly(7, 0);
    assertThat(kept.harm()).isZero();
    assertThat(lost.outcomes()).containsExactly(7, 7);
    assertThat(lost.harm()).isEqualTo(7);
  }

  private static final String GIVEN_BACK_TOO_MUCH =
      """
      select count(*) from (select from credits.ledger where organization_id = '%s'
        group by booking_id having booking_id is not null and sum(amount) > 0) too_much
      """;

  private static final String SECOND_CANCELLATIONS =
      "alter table scheduling.booking_cancellation drop constraint booking_cancellation_pkey";

  @Test
  void A20_two_cancels_refund_once_because_a_booking_has_one_cancellation() throws Exception {
    Race race =
        (careless, studio) -> {
          var anna = studio.run.client(2);
          var booking = studio.booked(anna, studio.aClass(studio.run.kim, at(2, 10, 0), 1));
          // Room in the lot: else its own constraint would refuse what is too much.
          studio.booked(anna, studio.aClass(studio.run.kim, at(3, 10, 0), 1));
          return careless.meet(() -> studio.cancel(booking), () -> studio.cancel(booking));
        };

    var kept = finish(race, GIVEN_BACK_TOO_MUCH, false);
    var lost = finish(race, GIVEN_BACK_TOO_MUCH, false, SECOND_CANCELLATIONS);

    assertThat(kept.outcomes().getFirst()).isEqualTo(kept.second());
    assertThat(kept.harm()).isZero();
    assertThat(lost.harm()).isPositive();
  }

  @Test
  void A20_cancelling_a_booking_and_its_session_refunds_once_for_the_same_reason()
      throws Exception {
    Race race =
        (careless, studio) -> {
          var anna = studio.run.client(2);
          var yoga = studio.aClass(studio.run.kim, at(2, 10, 0), 1);
          var booking = studio.booked(anna, yoga);
          studio.booked(anna, studio.aClass(studio.run.kim, at(3, 10, 0), 1));
          return careless.meet(() -> studio.cancel(booking), () -> studio.run.cancel(yoga));
        };

    var kept = finish(race, GIVEN_BACK_TOO_MUCH, false);
    var lost = finish(race, GIVEN_BACK_TOO_MUCH, false, SECOND_CANCELLATIONS);

    assertThat(kept.second()).isInstanceOf(Done.class);
    assertThat(kept.harm()).isZero();
    assertThat(lost.harm()).isPositive();
  }

  @Test
  void A2_a_credit_pays_for_one_place_because_rows_are_counted() throws Exception {
    Race race =
        (careless, studio) -> {
          var anna = studio.run.client(1);
          var one = studio.aClass(studio.run.kim, at(2, 10, 0), 1);
          var other = studio.aClass(studio.run.kim, at(3, 10, 0), 1);
          return careless.meet(() -> studio.book(anna, one), () -> studio.book(anna, other));
        };
    var unpaid =
        """
        select count(*) from credits.charge c where organization_id = '%s' and credits <> (
          select coalesce(-sum(amount), 0) from credits.ledger l where l.booking_id = c.booking_id)
        """;

    var kept = finish(race, unpaid, true);
    var lost = finish(race, unpaid, false);

    assertThat(kept.second()).isInstanceOf(OutOfCredits.class);
    assertThat(kept.harm()).isZero();
    assertThat(lost.outcomes()).hasOnlyElementsOfType(Booked.class);
    assertThat(lost.harm()).isPositive();
  }

  @Test
  void A13_a_place_is_not_closed_under_a_booking_because_rows_are_counted() throws Exception {
    Race race =
        (careless, studio) -> {
          var yoga = studio.aClass(studio.run.kim, at(2, 10, 0), 2);
          studio.booked(studio.run.client(1), yoga);
          var anna = studio.run.client(1);
          return careless.<Object>meet(
              () -> studio.run.change(yoga, null, 1, false), () -> studio.book(anna, yoga));
        };
    var withoutPlace =
        """
        select count(*) from scheduling.booking b join scheduling.place p
          using (organization_id, session_id)
        where organization_id = '%s' and p.id = b.place_id and p.closed
        """;

    var kept = finish(race, withoutPlace, true);
    var lost = finish(race, withoutPlace, false);

    assertThat(kept.second()).isInstanceOf(SessionIsFull.class);
    assertThat(kept.harm()).isZero();
    assertThat(lost.second()).isInstanceOf(Booked.class);
    assertThat(lost.harm()).isPositive();
  }

  @Test
  void A13_only_the_lock_on_the_session_keeps_bookings_out_of_a_cancelled_one() throws Exception {
    Race race =
        (careless, studio) -> {
          var yoga = studio.aClass(studio.run.kim, at(2, 10, 0), 5);
          var anna = studio.run.client(1);
          return careless.<Object>meet(
              () -> studio.run.cancel(yoga), () -> studio.book(anna, yoga));
        };
    var inCancelled =
        """
        select count(*) from scheduling.booking b join scheduling.session s using (organization_id)
        where organization_id = '%s' and s.id = b.session_id and s.status = 'cancelled'
          and b.status = 'CONFIRMED'
        """;

    assertThat(finish(race, inCancelled, true).harm()).isPositive();
  }

  @Test
  void only_the_lock_on_the_session_keeps_places_from_staying_empty_while_somebody_waits()
      throws Exception {
    Race race =
        (careless, studio) -> {
          var yoga = studio.aClass(studio.run.kim, at(2, 10, 0), 1);
          var booking = studio.booked(studio.run.client(1), yoga);
          var anna = studio.run.client(1);
          return careless.<Object>meet(() -> studio.cancel(booking), () -> studio.join(anna, yoga));
        };
    var emptyAlthough =
        """
        select count(*) from scheduling.booking b join scheduling.place p
          using (organization_id, session_id)
        where organization_id = '%s' and b.status = 'WAITLISTED' and p.taken_by is null
        """;

    var lost = finish(race, emptyAlthough, true);

    assertThat(lost.outcomes()).hasExactlyElementsOfTypes(Cancelled.class, Waits.class);
    assertThat(lost.harm()).isPositive();
  }

  @Test
  void B10_only_the_lock_on_the_coach_keeps_absences_and_appointments_apart() throws Exception {
    Race race =
        (careless, studio) -> {
          var coach = studio.coach();
          var anna = studio.run.client(1);
          return careless.<Object>meet(
              () -> studio.leave(coach, day(2)), () -> studio.bookAt(anna, coach, at(2, 10, 0)));
        };
    var duringAbsence =
        """
        select count(*) from scheduling.session s join scheduling.availability_exception e
          using (organization_id, coach_id)
        where organization_id = '%s' and s.status = 'scheduled' and not e.is_available
          and (s.starts_at at time zone 'America/Los_Angeles')::date
            between e.start_date and e.end_date
        """;

    var lost = finish(race, duringAbsence, true);

    assertThat(lost.outcomes()).hasExactlyElementsOfTypes(Planned.class, Booked.class);
    assertThat(lost.harm()).isPositive();
  }

  /** Runs it with rows counted or not, and in a database without what is dropped. */
  private static Finish finish(Race race, String harm, boolean counted, String... dropped)
      throws Exception {
    if (dropped.length == 0) return finish(whole, race, harm, counted);
    try (var copy = TestDatabase.open()) {
      copy.execute(dropped);
      return finish(copy, race, harm, counted);
    }
  }

  private static Finish finish(TestDatabase database, Race race, String harm, boolean counted)
      throws Exception {
    var careless =
        counted ? Careless.withoutLocks(database) : Careless.withoutLocksAndCounts(database);
    var studio = new RaceScene(database, careless);
    return new Finish(race.run(careless, studio), studio.number(harm));
  }
}
