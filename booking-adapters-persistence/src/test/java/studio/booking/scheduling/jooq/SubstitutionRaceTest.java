package studio.booking.scheduling.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.jooq.ChangesOnPostgres.atOnce;
import static studio.booking.scheduling.jooq.RaceScene.at;
import static studio.booking.scheduling.jooq.RaceScene.day;

import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.scheduling.CoachReplaced;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.BookingOutcome.SlotIsUnavailable;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.HoursOutcome.InTheWay;
import studio.booking.scheduling.domain.HoursOutcome.Planned;
import studio.booking.scheduling.domain.SessionOutcome.CoachIsAway;
import studio.booking.scheduling.domain.SessionOutcome.CoachIsBusy;
import studio.booking.scheduling.domain.SessionOutcome.Done;
import studio.booking.shared.jooq.TestDatabase;

/** A coach who is asked for several things at once, in real transactions. */
class SubstitutionRaceTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();
  @RegisterExtension static final TestDatabase unguarded = TestDatabase.fresh();

  private static final int ROUNDS = 15;

  private static RaceScene in(TestDatabase database) {
    return new RaceScene(database, database.unitOfWork());
  }

  @Test
  void B9_of_two_overlapping_sessions_a_substitute_takes_over_one() throws Exception {
    var studio = in(database);
    for (int round = 0; round < ROUNDS; round++) {
      var outcomes = takeOverTwo(studio, studio.coach());

      assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
      assertThat(outcomes).filteredOn(CoachIsBusy.class::isInstance).hasSize(1);
      assertThat(studio.run.flaws()).isZero();
    }
  }

  @Test
  void without_the_constraint_a_substitute_would_take_over_both() throws Exception {
    unguarded.execute("alter table scheduling.session drop constraint coach_is_in_one_session");
    var studio = in(unguarded);

    for (int round = 0; round < ROUNDS && studio.run.flaws() == 0; round++) {
      takeOverTwo(studio, studio.coach());
    }

    assertThat(studio.run.flaws()).isPositive();
  }

  /** Of two coaches, one half an hour after the other. */
  private static List<Object> takeOverTwo(RaceScene studio, Coach substitute) throws Exception {
    var one = studio.aClass(studio.coach(), at(2, 10, 0), 3);
    var other = studio.aClass(studio.coach(), at(2, 10, 30), 3);
    return atOnce(
        List.<Callable<Object>>of(
            () -> studio.run.substitute(one, substitute),
            () -> studio.run.substitute(other, substitute)));
  }

  @Test
  void B9_a_substitute_who_is_booked_at_that_time_gives_one_of_both() throws Exception {
    var studio = in(database);
    for (int round = 0; round < ROUNDS; round++) {
      var substitute = studio.coach();
      var yoga = studio.aClass(studio.coach(), at(2, 10, 0), 3);
      var anna = studio.run.client(1);

      var outcomes =
          atOnce(
              List.<Callable<Object>>of(
                  () -> studio.run.substitute(yoga, substitute),
                  () -> studio.bookAt(anna, substitute, at(2, 10, 30))));

      if (outcomes.getFirst() instanceof Done) {
        assertThat(outcomes.getLast()).isInstanceOf(SlotIsUnavailable.class);
      } else {
        assertThat(outcomes.getFirst()).isInstanceOf(CoachIsBusy.class);
        assertThat(outcomes.getLast()).isInstanceOf(Booked.class);
      }
      assertThat(studio.run.flaws()).isZero();
    }
  }

  @Test
  void B10_a_substitute_who_plans_an_absence_gets_one_of_both() throws Exception {
    var studio = in(database);
    for (int round = 0; round < ROUNDS; round++) {
      var substitute = studio.coach();
      var yoga = studio.aClass(studio.coach(), at(2, 10, 0), 3);

      var outcomes =
          atOnce(
              List.<Callable<Object>>of(
                  () -> studio.run.substitute(yoga, substitute),
                  () -> studio.leave(substitute, day(2))));

      if (outcomes.getFirst() instanceof Done) {
        assertThat(outcomes.getLast()).isInstanceOf(InTheWay.class);
      } else {
        assertThat(outcomes.getFirst()).isInstanceOf(CoachIsAway.class);
        assertThat(outcomes.getLast()).isInstanceOf(Planned.class);
      }
    }
  }

  @Test
  void two_substitutes_for_one_session_follow_each_other() throws Exception {
    var studio = in(database);
    for (int round = 0; round < ROUNDS; round++) {
      studio.run.events.clear();
      var first = studio.coach();
      var yoga = studio.aClass(first, at(2, 10, 0), 3);
      var ben = studio.coach();
      var eve = studio.coach();

      var outcomes =
          atOnce(
              List.<Callable<Object>>of(
                  () -> studio.run.substitute(yoga, ben), () -> studio.run.substitute(yoga, eve)));

      assertThat(outcomes).hasOnlyElementsOfType(Done.class);
      // Nobody is told that they take over from somebody who did not give it any more.
      var told = studio.run.events.stream().map(event -> (CoachReplaced) event).toList();
      assertThat(told).hasSize(2);
      var chain = told.getFirst().before().equals(first.id()) ? told : told.reversed();
      assertThat(chain.getFirst().before()).isEqualTo(first.id());
      assertThat(chain.getLast().before()).isEqualTo(chain.getFirst().coach());
    }
  }
}
