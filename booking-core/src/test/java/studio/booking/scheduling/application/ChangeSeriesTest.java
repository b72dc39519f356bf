package studio.booking.scheduling.application;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.application.BookPlacesTest.booked;
import static studio.booking.scheduling.application.BookingDesk.NOW;
import static studio.booking.scheduling.application.SessionDesk.done;
import static studio.booking.scheduling.domain.Samples.away;
import static studio.booking.scheduling.domain.Samples.coach;
import static studio.booking.scheduling.domain.Samples.except;
import static studio.booking.scheduling.domain.Samples.session;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.booking.scheduling.Attendee;
import studio.booking.scheduling.CoachReplaced;
import studio.booking.scheduling.SeriesId;
import studio.booking.scheduling.SessionMoved;
import studio.booking.scheduling.application.ExtendSeries.Extended;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.CoachHours;
import studio.booking.scheduling.domain.InSeries;
import studio.booking.scheduling.domain.NewSession.Room;
import studio.booking.scheduling.domain.Recurrence;
import studio.booking.scheduling.domain.RecurrenceRule;
import studio.booking.scheduling.domain.Series;
import studio.booking.scheduling.domain.SeriesScope;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionChange;
import studio.booking.scheduling.domain.SessionOutcome;
import studio.booking.scheduling.domain.SessionOutcome.AnotherCoachs;
import studio.booking.scheduling.domain.SessionOutcome.AnotherDay;
import studio.booking.scheduling.domain.SessionOutcome.CapacityBelowBookings;
import studio.booking.scheduling.domain.SessionOutcome.ClientsInConflict;
import studio.booking.scheduling.domain.SessionOutcome.CoachIsAway;
import studio.booking.scheduling.domain.SessionOutcome.CoachIsBusy;
import studio.booking.scheduling.domain.SessionOutcome.DateInTheWay;
import studio.booking.scheduling.domain.SessionOutcome.DatesInTheWay;
import studio.booking.scheduling.domain.SessionOutcome.Done;
import studio.booking.scheduling.domain.SessionOutcome.InNoSeries;
import studio.booking.scheduling.domain.SessionOutcome.NotGiven;
import studio.booking.scheduling.domain.SessionOutcome.SessionHasStarted;
import studio.booking.scheduling.domain.SessionOutcome.Stale;
import studio.booking.scheduling.domain.SessionOutcome.UnknownCoach;
import studio.booking.scheduling.domain.SessionOutcome.UnknownSession;
import studio.booking.scheduling.domain.WaitlistOutcome.Waits;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Ids;

/** Yoga with Cora on five Tuesdays at ten, from tomorrow on. */
class ChangeSeriesTest {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 24);
  private static final LocalTime TEN = LocalTime.of(10, 0);
  private static final LocalTime ELEVEN = LocalTime.of(11, 0);

  private final SessionDesk run = new SessionDesk();
  private final BookingDesk desk = run.desk;
  private final Coach ben = desk.coaches.given(coach(desk.yoga));
  private final Series series = weekly();

  @BeforeEach
  void putItOnTheTimetable() {
    var dates = FIRST.datesUntil(date(5), Period.ofWeeks(1)).toList();
    desk.timetable.given(series, dates, NOW).forEach(run::seenBusy);
    desk.events.clear();
  }

  @Test
  void one_of_them_is_changed_by_itself_and_is_an_exception_from_then_on() {
    var moved = done(run.change(run.admin, startsAt(nth(1), at(1, ELEVEN), false)));

    assertThat(part(moved))
        .isEqualTo(new InSeries(series.id(), part(nth(0)).rule(), date(1), true));
    assertThat(starts(series.id()))
        .containsExactly(at(0, TEN), at(1, ELEVEN), at(2, TEN), at(3, TEN), at(4, TEN));
    assertThat(desk.timetable.series(series.id())).isEqualTo(series);
  }

  @Test
  void from_one_on_the_rest_is_a_series_of_its_own() {
    var moved = done(change(startsAt(nth(2), at(2, ELEVEN), false), SeriesScope.FOLLOWING));

    var rest = part(moved).series();
    assertThat(rest).isNotEqualTo(series.id());
    assertThat(part(moved).exception()).isFalse();
    assertThat(starts(series.id())).containsExactly(at(0, TEN), at(1, TEN));
    assertThat(starts(rest)).containsExactly(at(2, ELEVEN), at(3, ELEVEN), at(4, ELEVEN));
    assertThat(desk.timetable.series(series.id()).endsBefore()).isEqualTo(date(2));
    assertThat(desk.timetable.series(rest).from()).isEqualTo(date(2));
    assertThat(desk.timetable.series(rest).recurrence().anchor()).isEqualTo(FIRST);
    assertThat(desk.timetable.series(rest).recurrence().startsAt()).isEqualTo(ELEVEN);
  }

  @Test
  void what_is_made_of_it_later_is_as_it_was_changed() {
    var rest =
        part(done(change(startsAt(nth(2), at(2, ELEVEN), false), SeriesScope.FOLLOWING))).series();
    var program = Caller.system(desk.studios.studio().id(), "test");

    var extended = desk.unit.run(program, () -> desk.useCases.extendSeries.extend(program, 8, 50));

    assertThat(extended).isEqualTo(new Extended(2, 3, 5, Map.of()));
    assertThat(starts(series.id())).hasSize(2);
    assertThat(starts(rest)).endsWith(at(5, ELEVEN), at(6, ELEVEN), at(7, ELEVEN));
  }

  @Test
  void all_of_it_stays_one_series_and_so_it_does_from_its_first_on() {
    change(startsAt(nth(3), at(3, ELEVEN), false), SeriesScope.ALL);
    assertThat(starts(series.id()))
        .containsExactly(at(0, ELEVEN), at(1, ELEVEN), at(2, ELEVEN), at(3, ELEVEN), at(4, ELEVEN));

    change(named(nth(0), "Flow"), SeriesScope.FOLLOWING);
    assertThat(desk.timetable.sessionsOf(series.id()))
        .hasSize(5)
        .allSatisfy(one -> assertThat(one.name()).isEqualTo("Flow"));
    var after = desk.timetable.series(series.id());
    assertThat(after.name()).isEqualTo("Flow");
    assertThat(after.recurrence().startsAt()).isEqualTo(ELEVEN);
    assertThat(after.endsBefore()).isNull();
  }

  @Test
  void exceptions_keep_what_is_their_own_and_follow_in_the_rest() {
    run.change(run.admin, startsAt(nth(3), at(3, LocalTime.of(18, 0)), false));
    run.change(run.admin, named(nth(4), "Party"));
    run.resize(nth(1).id(), 7);

    var change =
        new SessionChange(
            nth(0).id(), OptionalLong.empty(), at(0, ELEVEN), ben.id(), 5, "Flow", false);
    done(change(change, SeriesScope.ALL));

    var sessions = desk.timetable.sessionsOf(series.id());
    assertThat(starts(series.id()))
        .containsExactly(
            at(0, ELEVEN), at(1, ELEVEN), at(2, ELEVEN), at(3, LocalTime.of(18, 0)), at(4, ELEVEN));
    assertThat(sessions)
        .extracting(Session::name)
        .containsExactly("Flow", "Flow", "Flow", "Flow", "Party");
    assertThat(sessions).extracting(Session::capacity).containsExactly(5, 7, 5, 5, 5);
    assertThat(sessions).extracting(Session::coach).containsOnly(ben.id());
    assertThat(sessions)
        .extracting(one -> part(one).exception())
        .containsExactly(false, true, false, true, true);
    assertThat(sessions).extracting(one -> openPlaces(one)).containsExactly(5L, 7L, 5L, 5L, 5L);
  }

  @Test
  void exceptions_among_the_rest_are_made_over_with_it() {
    run.change(run.admin, startsAt(nth(3), at(3, LocalTime.of(18, 0)), false));

    var rest =
        part(done(change(startsAt(nth(2), at(2, ELEVEN), false), SeriesScope.FOLLOWING))).series();

    assertThat(starts(rest))
        .containsExactly(at(2, ELEVEN), at(3, LocalTime.of(18, 0)), at(4, ELEVEN));
    assertThat(part(desk.timetable.sessionsOf(rest).get(1)).exception()).isTrue();
  }

  @Test
  void B12_what_has_begun_is_none_of_it() {
    desk.now = at(1, TEN);
    var fourth = nth(3);

    done(change(named(fourth, "Flow"), SeriesScope.ALL));

    assertThat(desk.timetable.sessionsOf(series.id()))
        .extracting(Session::name)
        .containsExactly("Yoga", "Yoga", "Flow", "Flow", "Flow");
    assertThat(change(named(nth(1), "Flow"), SeriesScope.ALL))
        .isEqualTo(new SessionHasStarted(nth(1).id(), at(1, TEN)));
  }

  @Test
  void what_was_cancelled_stays_cancelled_and_as_it_was() {
    var third = nth(2);
    run.cancel(run.admin, third.id(), null);

    change(startsAt(nth(0), at(0, ELEVEN), false), SeriesScope.ALL);

    assertThat(starts(series.id()).get(2)).isEqualTo(at(2, TEN));
    assertThat(desk.timetable.cancelledSessions()).containsOnlyKeys(third.id());
  }

  @Test
  void bookings_move_along_and_everybody_booked_is_told() {
    var anna = desk.client(1);
    var booking = booked(desk.book(anna, nth(2).id()));
    desk.events.clear();

    change(startsAt(nth(1), at(1, ELEVEN), false), SeriesScope.FOLLOWING);

    assertThat(desk.timetable.booking(booking.id()).startsAt()).isEqualTo(at(2, ELEVEN));
    assertThat(desk.payments.balance(anna, NOW)).isZero();
    assertThat(desk.events)
        .hasSize(4)
        .allSatisfy(one -> assertThat(one).isInstanceOf(SessionMoved.class));
    assertThat(desk.events)
        .contains(
            new SessionMoved(
                desk.studios.studio().id(),
                nth(2).id(),
                at(2, TEN),
                at(2, ELEVEN),
                List.of(new Attendee(booking.id(), anna)),
                NOW));
    assertThat(run.audit).hasSize(4);
  }

  @Test
  void who_has_something_else_is_named_and_nothing_moves_unless_they_may_be_taken_out() {
    var anna = desk.client(5);
    var inSeries = booked(desk.book(anna, nth(2).id()));
    var other = desk.timetable.given(session(desk.yoga, ben.id(), at(2, ELEVEN)));
    var elsewhere = booked(desk.book(anna, other.id()));

    var refused = change(startsAt(nth(0), at(0, ELEVEN), false), SeriesScope.ALL);

    assertThat(((ClientsInConflict) refused).conflicts())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.booking()).isEqualTo(inSeries.id());
              assertThat(one.with()).isEqualTo(elsewhere.id());
            });
    assertThat(starts(series.id()).getFirst()).isEqualTo(at(0, TEN));
    assertThat(desk.timetable.series(series.id())).isEqualTo(series);

    done(change(startsAt(nth(0), at(0, ELEVEN), true), SeriesScope.ALL));

    assertThat(now(inSeries).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(now(elsewhere).status()).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(desk.payments.balance(anna, NOW)).isEqualTo(4);
    assertThat(starts(series.id()).get(2)).isEqualTo(at(2, ELEVEN));
  }

  @Test
  void it_is_all_or_nothing_and_each_date_in_the_way_is_named() {
    desk.hours.given(desk.cora.id(), except(CoachHours.NONE, away(date(3) + "", date(3) + "")));
    var busy = session(desk.yoga, desk.cora.id(), at(1, ELEVEN.plusMinutes(30)));
    run.seenBusy(busy);

    var refused = change(startsAt(nth(0), at(0, ELEVEN), false), SeriesScope.ALL);

    assertThat(((DatesInTheWay) refused).dates())
        .extracting(DateInTheWay::date)
        .containsExactly(date(1), date(3));
    assertThat(((DatesInTheWay) refused).dates().getFirst().why()).isInstanceOf(CoachIsBusy.class);
    assertThat(((DatesInTheWay) refused).dates().get(1))
        .isEqualTo(new DateInTheWay(date(3), at(3, ELEVEN), new CoachIsAway(desk.cora.id())));
    assertThat(starts(series.id()))
        .containsExactly(at(0, TEN), at(1, TEN), at(2, TEN), at(3, TEN), at(4, TEN));
    assertThat(desk.timetable.series(series.id())).isEqualTo(series);
    assertThat(desk.events).isEmpty();

    // It stays in its place: what is in the way elsewhere is no matter.
    assertThat(change(named(nth(0), "Flow"), SeriesScope.ALL)).isInstanceOf(Done.class);
  }

  @Test
  void nowhere_are_there_fewer_places_than_bookings() {
    for (int i = 0; i < 2; i++) booked(desk.book(desk.client(1), nth(3).id()));

    assertThat(change(sized(nth(0), 1), SeriesScope.ALL))
        .isEqualTo(
            new DatesInTheWay(
                List.of(new DateInTheWay(date(3), at(3, TEN), new CapacityBelowBookings(2)))));
    assertThat(change(sized(nth(0), 2), SeriesScope.ALL)).isInstanceOf(Done.class);
  }

  @Test
  void who_waits_has_the_places_that_are_added() {
    var full = nth(2);
    for (int i = 0; i < 3; i++) booked(desk.book(desk.client(1), full.id()));
    var anna = desk.client(1);
    var by = desk.as(anna);
    var waits =
        (Waits) desk.unit.run(by, () -> desk.useCases.joinWaitlist.join(by, full.id(), anna));

    change(sized(nth(0), 4), SeriesScope.ALL);

    assertThat(now(waits.standing().waiting().booking()).status())
        .isEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void a_coach_changes_their_own_and_gives_none_of_it_away() {
    var toBen = given(nth(0), ben.id());
    assertThat(change(run.cora, named(nth(0), "Flow"), SeriesScope.ALL)).isInstanceOf(Done.class);
    assertThat(change(run.cora, toBen, SeriesScope.ALL))
        .isEqualTo(new AnotherCoachs(desk.cora.id()));
    assertThat(change(run.coach(ben.id()), named(nth(0), "Mine"), SeriesScope.ALL))
        .isEqualTo(new AnotherCoachs(desk.cora.id()));

    // Ben stands in once: what is his is not Cora's to change, what comes after is.
    run.give(run.admin, nth(1).id(), ben.id());
    assertThat(change(run.cora, named(nth(2), "Mine"), SeriesScope.ALL))
        .isEqualTo(new AnotherCoachs(desk.cora.id()));
    assertThat(change(run.cora, named(nth(2), "Mine"), SeriesScope.FOLLOWING))
        .isInstanceOf(Done.class);
  }

  @Test
  void another_coach_takes_over_what_is_not_somebody_elses_already() {
    var cleo = desk.coaches.given(coach(desk.yoga));
    run.give(run.admin, nth(1).id(), cleo.id());
    desk.events.clear();

    done(change(given(nth(0), ben.id()), SeriesScope.ALL));

    assertThat(desk.timetable.sessionsOf(series.id()))
        .extracting(Session::coach)
        .containsExactly(ben.id(), cleo.id(), ben.id(), ben.id(), ben.id());
    assertThat(desk.timetable.series(series.id()).coach()).isEqualTo(ben.id());
    assertThat(desk.events).filteredOn(CoachReplaced.class::isInstance).hasSize(4);

    var stranger = new CoachId(Ids.next());
    assertThat(change(given(nth(0), stranger), SeriesScope.ALL))
        .isEqualTo(new UnknownCoach(stranger));
    var other = desk.coaches.given(coach(desk.training));
    assertThat(((DatesInTheWay) change(given(nth(0), other.id()), SeriesScope.ALL)).dates())
        .extracting(DateInTheWay::why)
        .containsOnly(new NotGiven(other.id(), desk.yoga.id()));
  }

  @Test
  void what_makes_no_sense_is_refused() {
    assertThat(change(startsAt(nth(1), at(2, TEN).minusSeconds(86_400), false), SeriesScope.ALL))
        .isEqualTo(new AnotherDay(date(1)));
    var stale = new SessionChange(nth(1).id(), OptionalLong.of(9), null, null, null, "Flow", false);
    assertThat(change(stale, SeriesScope.ALL)).isEqualTo(new Stale(1));
    var single = desk.aClassIn(1, 1);
    assertThat(change(named(single, "Flow"), SeriesScope.ALL))
        .isEqualTo(new InNoSeries(single.id()));
    var unknown = session(desk.yoga, desk.cora.id(), NOW);
    assertThat(change(named(unknown, "Flow"), SeriesScope.ALL))
        .isEqualTo(new UnknownSession(unknown.id()));
  }

  @Test
  void what_changes_nothing_writes_nothing() {
    assertThat(done(change(named(nth(1), "Yoga"), SeriesScope.FOLLOWING))).isEqualTo(nth(1));

    assertThat(desk.timetable.series(series.id())).isEqualTo(series);
    assertThat(desk.timetable.sessionsOf(series.id())).hasSize(5);
    assertThat(run.audit).isEmpty();
  }

  private Series weekly() {
    return new Series(
        SeriesId.next(),
        desk.yoga.id(),
        desk.cora.id(),
        "Yoga",
        new Recurrence(RecurrenceRule.everyWeeks(1, FIRST), FIRST, TEN, desk.yoga.duration(), ZONE),
        FIRST,
        null,
        new Room.Unnumbered(3),
        1,
        NOW);
  }

  private SessionOutcome change(SessionChange wanted, SeriesScope scope) {
    return change(run.admin, wanted, scope);
  }

  private SessionOutcome change(Caller by, SessionChange wanted, SeriesScope scope) {
    return desk.unit.run(by, () -> desk.useCases.changeSeries.change(by, wanted, scope));
  }

  private static SessionChange startsAt(Session one, Instant start, boolean cancelConflicts) {
    return wanted(one, start, null, null, null, cancelConflicts);
  }

  private static SessionChange given(Session one, CoachId coach) {
    return wanted(one, null, coach, null, null, false);
  }

  private static SessionChange sized(Session one, int capacity) {
    return wanted(one, null, null, capacity, null, false);
  }

  private static SessionChange named(Session one, String name) {
    return wanted(one, null, null, null, name, false);
  }

  private static SessionChange wanted(
      Session one,
      @Nullable Instant start,
      @Nullable CoachId coach,
      @Nullable Integer capacity,
      @Nullable String name,
      boolean cancelConflicts) {
    return new SessionChange(
        one.id(), OptionalLong.empty(), start, coach, capacity, name, cancelConflicts);
  }

  /** Of the sessions that the series was made with, as it is now. */
  private Session nth(int week) {
    return desk.timetable.allSessions().stream()
        .filter(one -> one.inSeries() != null && part(one).date().equals(date(week)))
        .findFirst()
        .orElseThrow();
  }

  private static LocalDate date(int week) {
    return FIRST.plusWeeks(week);
  }

  private static Instant at(int week, LocalTime time) {
    return date(week).atTime(time).atZone(ZONE).toInstant();
  }

  private List<Instant> starts(SeriesId id) {
    return desk.timetable.sessionsOf(id).stream().map(Session::startsAt).toList();
  }

  private long openPlaces(Session one) {
    return desk.timetable.placesOf(one.id()).stream().filter(place -> !place.closed()).count();
  }

  private static InSeries part(Session one) {
    return Objects.requireNonNull(one.inSeries());
  }

  private Booking now(Booking booking) {
    return desk.timetable.booking(booking.id());
  }
}
