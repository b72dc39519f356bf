package studio.booking.scheduling.application;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.application.BookingDesk.NOW;
import static studio.booking.scheduling.application.SessionDesk.inHours;
import static studio.booking.scheduling.domain.Samples.aClass;
import static studio.booking.scheduling.domain.Samples.away;
import static studio.booking.scheduling.domain.Samples.coach;
import static studio.booking.scheduling.domain.Samples.except;
import static studio.booking.scheduling.domain.Samples.withoutCost;
import static studio.booking.scheduling.domain.Samples.working;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.Busy;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.NewSession;
import studio.booking.scheduling.domain.NewSession.Room;
import studio.booking.scheduling.domain.NewSession.Seat;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.SessionOutcome.AnotherCoachs;
import studio.booking.scheduling.domain.SessionOutcome.CoachIsAway;
import studio.booking.scheduling.domain.SessionOutcome.CoachIsBusy;
import studio.booking.scheduling.domain.SessionOutcome.Done;
import studio.booking.scheduling.domain.SessionOutcome.EndsOtherwise;
import studio.booking.scheduling.domain.SessionOutcome.InThePast;
import studio.booking.scheduling.domain.SessionOutcome.MadeByBooking;
import studio.booking.scheduling.domain.SessionOutcome.NoCost;
import studio.booking.scheduling.domain.SessionOutcome.NotGiven;
import studio.booking.scheduling.domain.SessionOutcome.UnknownCoach;
import studio.booking.scheduling.domain.SessionOutcome.UnknownSessionType;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.shared.CoachId;
import studio.booking.shared.Ids;

class ScheduleSessionTest {
  private final SessionDesk run = new SessionDesk();
  private final BookingDesk desk = run.desk;

  @Test
  void a_session_gets_what_its_type_says_and_a_row_for_each_place() {
    var session = run.scheduled(run.yogaAt(inHours(5)));

    assertThat(session.name()).isEqualTo("Yoga");
    assertThat(session.endsAt()).isEqualTo(inHours(6));
    assertThat(session.creditCost()).isEqualTo(1);
    assertThat(desk.timetable.placesOf(session.id()))
        .hasSize(12)
        .allMatch(Place::isFree)
        .extracting(Place::number)
        .startsWith(1, 2, 3);
  }

  @Test
  void named_seats_keep_their_labels_and_costs() {
    var seats = new Room.Seats(List.of(new Seat("A1", 2), new Seat("A2", null)));

    var session = run.scheduled(run.wish(desk.yoga, inHours(5), seats));

    assertThat(session.capacity()).isEqualTo(2);
    assertThat(session.namedSeats()).isTrue();
    assertThat(desk.timetable.placesOf(session.id()))
        .extracting(place -> place.label() + place.cost(session))
        .containsExactly("A12", "A21");
  }

  @Test
  void working_hours_do_not_bind_the_studio() {
    // Cora's hours are on Tuesdays; this is the Monday evening.
    assertThat(run.schedule(run.admin, run.yogaAt(inHours(8)))).isInstanceOf(Done.class);
  }

  @Test
  void coaches_schedule_their_own_sessions_only() {
    var ben = desk.coaches.given(coach(desk.yoga));

    assertThat(run.schedule(run.cora, run.yogaAt(inHours(5)))).isInstanceOf(Done.class);
    assertThat(run.schedule(run.coach(ben.id()), run.yogaAt(inHours(9))))
        .isEqualTo(new AnotherCoachs(desk.cora.id()));
  }

  @Test
  void the_coachs_rate_beats_the_types_cost_and_zero_is_a_cost() {
    var pricey = given(desk.yoga, 3);
    var free = given(desk.yoga, 0);

    assertThat(costWith(pricey, desk.yoga)).isEqualTo(3);
    assertThat(costWith(free, desk.yoga)).isZero();
  }

  @Test
  void A11_without_any_cost_it_is_refused() {
    var unpriced = type(withoutCost(aClass()));
    var coach = given(unpriced, null);

    assertThat(run.schedule(run.admin, wish(coach.id(), unpriced)))
        .isEqualTo(new NoCost(unpriced.id()));
    assertThat(costWith(given(unpriced, 0), unpriced)).isZero();
  }

  @Test
  void neither_the_past_nor_this_very_moment_can_be_scheduled() {
    assertThat(run.schedule(run.admin, run.yogaAt(NOW))).isEqualTo(new InThePast(NOW));
    assertThat(run.schedule(run.admin, run.yogaAt(NOW.plusMillis(1)))).isInstanceOf(Done.class);
  }

  @Test
  void an_end_must_be_what_the_type_says() {
    var wish = run.yogaAt(inHours(5));

    assertThat(run.schedule(run.admin, endingAt(wish, 7))).isEqualTo(new EndsOtherwise(inHours(6)));
    assertThat(run.schedule(run.admin, endingAt(wish, 6))).isInstanceOf(Done.class);
  }

  @Test
  void appointments_are_made_by_booking_them() {
    var wish = run.wish(desk.training, inHours(5), new Room.Usual());

    assertThat(run.schedule(run.admin, wish)).isEqualTo(new MadeByBooking(desk.training.id()));
  }

  @Test
  void a_coach_gives_only_what_they_give() {
    var pilates = type(aClass());

    assertThat(run.schedule(run.admin, run.wish(pilates, inHours(5), new Room.Usual())))
        .isEqualTo(new NotGiven(desk.cora.id(), pilates.id()));
  }

  @Test
  void who_and_what_is_unknown_is_said() {
    var nobody = new CoachId(Ids.next());
    var nothing = SessionTypeId.next();

    assertThat(run.schedule(run.admin, wish(nobody, desk.yoga)))
        .isEqualTo(new UnknownCoach(nobody));
    assertThat(
            run.schedule(
                run.admin,
                new NewSession(nothing, desk.cora.id(), inHours(5), null, null, new Room.Usual())))
        .isEqualTo(new UnknownSessionType(nothing));
  }

  @Test
  void a_busy_coach_is_busy_with_buffers_to_the_millisecond() {
    var busy = new Busy(inHours(5), inHours(6), run.scheduled(run.yogaAt(inHours(20))).id());
    desk.hours.given(desk.cora.id(), busy);

    assertThat(run.schedule(run.admin, run.yogaAt(inHours(6).minusMillis(1))))
        .isEqualTo(new CoachIsBusy(List.of(busy)));
    assertThat(run.schedule(run.admin, run.yogaAt(inHours(6)))).isInstanceOf(Done.class);
    assertThat(run.schedule(run.admin, run.yogaAt(inHours(4)))).isInstanceOf(Done.class);
  }

  @Test
  void nothing_is_scheduled_while_the_coach_is_away() {
    // In Los Angeles the 24th begins 14 hours from now.
    desk.hours.given(desk.cora.id(), except(working(), away("2026-11-24", "2026-11-24")));

    assertThat(run.schedule(run.admin, run.yogaAt(inHours(14).minus(Duration.ofMinutes(30)))))
        .isEqualTo(new CoachIsAway(desk.cora.id()));
    assertThat(run.schedule(run.admin, run.yogaAt(inHours(13)))).isInstanceOf(Done.class);
    assertThat(run.schedule(run.admin, run.yogaAt(inHours(38)))).isInstanceOf(Done.class);
  }

  private NewSession endingAt(NewSession wish, int hours) {
    return new NewSession(
        wish.type(), wish.coach(), wish.startsAt(), inHours(hours), null, wish.room());
  }

  private NewSession wish(CoachId coach, SessionType type) {
    return new NewSession(type.id(), coach, inHours(5), null, null, new Room.Usual());
  }

  private int costWith(Coach coach, SessionType type) {
    return run.scheduled(wish(coach.id(), type)).creditCost();
  }

  private SessionType type(SessionType type) {
    desk.types.add(type);
    return type;
  }

  private Coach given(SessionType type, @Nullable Integer rate) {
    return desk.coaches.given(
        new Coach(
            new CoachId(Ids.next()),
            "Kim",
            Set.of(type.id()),
            rate == null ? Map.of() : Map.of(type.id(), rate),
            true,
            1,
            1,
            NOW));
  }
}
