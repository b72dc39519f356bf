package studio.booking.scheduling.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import studio.booking.scheduling.SeriesId;
import studio.booking.scheduling.domain.NewSession.Room;
import studio.booking.scheduling.domain.SessionOutcome.AnotherDay;
import studio.booking.scheduling.domain.SessionOutcome.CoachIsBusy;
import studio.booking.shared.CoachId;

class SeriesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalTime TEN = LocalTime.of(10, 0);

  /** The clocks go back on the 25th. */
  private static final LocalDate MONDAY = LocalDate.of(2026, 10, 12);

  private static final Instant NOW = MONDAY.minusDays(3).atTime(TEN).atZone(BERLIN).toInstant();

  private final SessionType yoga = Samples.aClass();
  private final Coach cora = Samples.coach(yoga);
  private final RuleCalendar calendar = new PlainRuleCalendar();

  @Test
  void it_has_sessions_as_far_as_its_rule_or_the_horizon_goes() {
    var endless = weekly(null);
    var ended = series(RecurrenceRule.everyWeeks(1, MONDAY).until(MONDAY.plusWeeks(30)), null, TEN);

    assertThat(endless.horizon(MONDAY, 6)).isEqualTo(MONDAY.plusWeeks(6));
    assertThat(ended.horizon(MONDAY, 6)).isEqualTo(MONDAY.plusWeeks(52));
    assertThat(ended.occurrences(calendar, MONDAY, MONDAY.plusWeeks(52))).hasSize(31);
  }

  @Test
  void parts_of_a_series_count_from_the_same_anchor() {
    var all = series(RecurrenceRule.everyWeeks(2, MONDAY), null, TEN);
    var date = MONDAY.plusWeeks(3);

    var before = all.endingBefore(date);
    var rest = all.rest(date, NOW);

    assertThat(dates(before)).containsExactly(MONDAY, MONDAY.plusWeeks(2));
    assertThat(dates(rest)).containsExactly(MONDAY.plusWeeks(4), MONDAY.plusWeeks(6));
    assertThat(rest.id()).isNotEqualTo(all.id());
  }

  @Test
  void what_has_begun_is_left_out_and_what_is_in_the_way_is_named() {
    var series = weekly(null);
    var second = session(series, MONDAY.plusWeeks(1));
    var busy = new CoachCalendar(CoachHours.NONE, List.of()).with(List.of(second));
    var now = session(series, MONDAY).startsAt();

    var plan =
        SeriesPlan.of(
            series,
            series.occurrences(calendar, MONDAY, MONDAY.plusWeeks(2)),
            yoga,
            1,
            cora,
            busy,
            BERLIN,
            now);

    assertThat(plan.sessions())
        .extracting(one -> Objects.requireNonNull(one.inSeries()).date())
        .containsExactly(MONDAY.plusWeeks(2));
    assertThat(plan.inTheWay()).hasSize(1);
    assertThat(plan.inTheWay().getFirst().date()).isEqualTo(MONDAY.plusWeeks(1));
    assertThat(plan.inTheWay().getFirst().why()).isInstanceOf(CoachIsBusy.class);
  }

  @Test
  void its_own_sessions_are_in_each_others_way() {
    var twentyFourHours =
        new Series(
            SeriesId.next(),
            yoga.id(),
            cora.id(),
            "Retreat",
            new Recurrence(RecurrenceRule.everyDays(1), MONDAY, TEN, Duration.ofHours(25), BERLIN),
            MONDAY,
            null,
            new Room.Unnumbered(3),
            1,
            NOW);

    var plan =
        SeriesPlan.of(
            twentyFourHours,
            twentyFourHours.occurrences(calendar, MONDAY, MONDAY.plusDays(3)),
            yoga,
            1,
            cora,
            CoachCalendar.EMPTY,
            BERLIN,
            NOW);

    assertThat(plan.sessions()).hasSize(2);
    assertThat(plan.inTheWay()).hasSize(2);
  }

  @Test
  void a_new_time_of_day_is_the_same_local_time_on_either_side_of_a_clock_change() {
    var series = weekly(null);
    var named = session(series, MONDAY);
    var later = session(series, MONDAY.plusWeeks(4));
    var change = change(series, named, at(MONDAY, LocalTime.NOON), null, null);

    assertThat(change.refused()).isEmpty();
    assertThat(change.of(named).after().startsAt()).isEqualTo(at(MONDAY, LocalTime.NOON));
    assertThat(change.of(later).after().startsAt())
        .isEqualTo(at(MONDAY.plusWeeks(4), LocalTime.NOON));
    assertThat(change.after().recurrence().startsAt()).isEqualTo(LocalTime.NOON);
  }

  @Test
  void what_was_changed_about_one_by_itself_stays_and_the_rest_of_it_follows() {
    var series = weekly(null);
    var named = session(series, MONDAY);
    var usual = session(series, MONDAY.plusWeeks(1));
    var exception =
        usual.changedTo(
            usual.coach(), "Special", usual.startsAt().plusSeconds(3600), usual.capacity());
    var ben = Samples.coach(yoga).id();

    var change = change(series, named, at(MONDAY, LocalTime.NOON), ben, "Flow");
    var after = change.of(exception).after();

    assertThat(after.coach()).isEqualTo(ben);
    assertThat(after.name()).isEqualTo("Special");
    assertThat(after.startsAt()).isEqualTo(exception.startsAt());
    assertThat(Objects.requireNonNull(after.inSeries()).exception()).isTrue();
    assertThat(Objects.requireNonNull(change.of(usual).after().inSeries()).exception()).isFalse();
    assertThat(change.coach()).isTrue();
    assertThat(change.after().name()).isEqualTo("Flow");
  }

  @Test
  void the_day_stays() {
    var series = weekly(null);
    var named = session(series, MONDAY);

    assertThat(change(series, named, at(MONDAY.plusDays(1), TEN), null, null).refused())
        .contains(new AnotherDay(MONDAY));
    assertThat(change(series, named, null, null, "Flow").refused()).isEmpty();
  }

  private Series weekly(@Nullable LocalDate end) {
    return series(RecurrenceRule.everyWeeks(1, MONDAY), end, TEN);
  }

  private Series series(RecurrenceRule rule, @Nullable LocalDate end, LocalTime time) {
    var recurrence = new Recurrence(rule, MONDAY, time, yoga.duration(), BERLIN);
    return new Series(
        SeriesId.next(),
        yoga.id(),
        cora.id(),
        yoga.name(),
        recurrence,
        MONDAY,
        end,
        new Room.Unnumbered(3),
        1,
        NOW);
  }

  private Session session(Series series, LocalDate date) {
    return series.session(series.recurrence().on(date), yoga, 1, NOW);
  }

  private static SeriesChange change(
      Series series,
      Session named,
      @Nullable Instant start,
      @Nullable CoachId coach,
      @Nullable String name) {
    return new SeriesChange(
        series,
        named,
        new SessionChange(named.id(), OptionalLong.empty(), start, coach, null, name, false));
  }

  private List<LocalDate> dates(Series series) {
    return series.occurrences(calendar, MONDAY, MONDAY.plusWeeks(6)).stream()
        .map(Recurrence.Occurrence::date)
        .toList();
  }

  private static Instant at(LocalDate date, LocalTime time) {
    return date.atTime(time).atZone(BERLIN).toInstant();
  }
}
