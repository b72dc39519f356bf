package studio.booking.scheduling.domain;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.domain.Samples.addition;
import static studio.booking.scheduling.domain.Samples.anHour;
import static studio.booking.scheduling.domain.Samples.and;
import static studio.booking.scheduling.domain.Samples.appointment;
import static studio.booking.scheduling.domain.Samples.away;
import static studio.booking.scheduling.domain.Samples.bookable;
import static studio.booking.scheduling.domain.Samples.coach;
import static studio.booking.scheduling.domain.Samples.except;
import static studio.booking.scheduling.domain.Samples.instead;
import static studio.booking.scheduling.domain.Samples.weekly;
import static studio.booking.scheduling.domain.Samples.working;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AvailabilityTest {
  /** No clock changes here, so local times are easy to read. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

  private static final LocalDate MON = LocalDate.parse("2026-03-02");
  private static final LocalDate TUE = MON.plusDays(1);
  private static final Instant NOW = at("2026-03-01T12:00");

  private static final CoachHours MORNINGS = working(weekly(MONDAY, "09:00", "12:00"));

  @Test
  void slots_step_from_the_start_of_the_hours_and_fit_into_them() {
    var type = appointment(60, 45, 0, 0);

    assertThat(starts(type, MORNINGS, MON)).containsExactly("09:00", "09:45", "10:30");
  }

  @Test
  void several_stretches_a_day_each_have_their_own_grid() {
    var hours = working(weekly(MONDAY, "09:00", "11:00"), weekly(MONDAY, "13:10", "15:10"));

    assertThat(starts(appointment(60, 60, 0, 0), hours, MON))
        .containsExactly("09:00", "10:00", "13:10", "14:10");
  }

  @Test
  void hours_that_meet_count_as_one_stretch() {
    var hours = working(weekly(MONDAY, "22:00", "00:00"), weekly(TUESDAY, "00:00", "02:00"));

    assertThat(starts(appointment(60, 30, 0, 0), hours, MON))
        .containsExactly("22:00", "22:30", "23:00", "23:30");
    assertThat(starts(appointment(60, 30, 0, 0), hours, TUE))
        .containsExactly("00:00", "00:30", "01:00");
  }

  @Test
  void hours_may_cross_midnight_and_belong_to_the_date_on_which_a_slot_starts() {
    var hours = working(weekly(MONDAY, "23:00", "01:30"));

    assertThat(starts(appointment(60, 30, 0, 0), hours, MON)).containsExactly("23:00", "23:30");
    assertThat(starts(appointment(60, 30, 0, 0), hours, TUE)).containsExactly("00:00", "00:30");
  }

  @Test
  void hours_from_a_time_to_the_same_time_last_a_whole_day() {
    var hours = working(weekly(MONDAY, "09:00", "09:00"));

    assertThat(starts(appointment(1440, 15, 0, 0), hours, MON)).containsExactly("09:00");
  }

  @Test
  void rules_hold_from_their_first_to_their_last_date() {
    var rule =
        new AvailabilityRule(
            RuleId.next(), MONDAY, Samples.hours("09:00", "10:00"), MON, MON.plusDays(7));

    assertThat(starts(anHour(), working(rule), MON.minusDays(7))).isEmpty();
    assertThat(starts(anHour(), working(rule), MON)).containsExactly("09:00");
    assertThat(starts(anHour(), working(rule), MON.plusDays(7))).containsExactly("09:00");
    assertThat(starts(anHour(), working(rule), MON.plusDays(14))).isEmpty();
  }

  @Test
  void additions_add_to_the_weekly_hours() {
    var hours = and(MORNINGS, addition("2026-03-02", "12:00", "13:00"));

    assertThat(starts(appointment(60, 60, 0, 0), hours, MON))
        .containsExactly("09:00", "10:00", "11:00", "12:00");
    assertThat(starts(appointment(90, 60, 0, 0), hours, MON))
        .as("the weekly hours and the added ones together have room for this one")
        .containsExactly("09:00", "10:00", "11:00");
  }

  @Test
  void other_hours_replace_the_weekly_ones_of_their_date_only() {
    var hours = except(MORNINGS, instead("2026-03-02", "14:00", "16:00"));

    assertThat(starts(appointment(60, 60, 0, 0), hours, MON)).containsExactly("14:00", "15:00");
    assertThat(starts(appointment(60, 60, 0, 0), hours, MON.plusDays(7)))
        .containsExactly("09:00", "10:00", "11:00");
  }

  @Test
  void other_hours_leave_what_began_the_night_before() {
    var hours =
        except(
            working(weekly(MONDAY, "22:00", "02:00"), weekly(TUESDAY, "09:00", "12:00")),
            instead("2026-03-03", "14:00", "15:00"));

    assertThat(starts(appointment(60, 60, 0, 0), hours, TUE))
        .containsExactly("00:00", "01:00", "14:00");
  }

  @Test
  void being_away_beats_weekly_hours_additions_and_other_hours() {
    var hours =
        except(
            and(MORNINGS, addition("2026-03-02", "18:00", "20:00")),
            instead("2026-03-02", "14:00", "16:00"),
            away("2026-03-02", "2026-03-02"));

    assertThat(starts(anHour(), hours, MON)).isEmpty();
    assertThat(refusal(anHour(), hours, "2026-03-02T14:00")).contains(SlotRefusal.AWAY);
    assertThat(refusal(anHour(), hours, "2026-03-02T18:00")).contains(SlotRefusal.AWAY);
  }

  @Test
  void being_away_for_hours_leaves_the_others_and_their_grid() {
    var hours = except(MORNINGS, away("2026-03-02", "10:10", "10:20"));

    assertThat(starts(appointment(30, 30, 0, 0), hours, MON))
        .containsExactly("09:00", "09:30", "10:30", "11:00", "11:30");
  }

  @Test
  void being_away_overnight_reaches_into_the_next_date() {
    var hours =
        except(working(weekly(TUESDAY, "06:00", "09:00")), away("2026-03-02", "20:00", "08:00"));

    assertThat(starts(appointment(60, 60, 0, 0), hours, TUE)).containsExactly("08:00");
  }

  @Test
  void buffers_may_lie_outside_the_hours_and_inside_an_absence() {
    var type = appointment(60, 60, 30, 30);
    var hours = except(MORNINGS, away("2026-03-02", "12:00", "23:00"));

    assertThat(starts(type, hours, MON)).containsExactly("09:00", "10:00", "11:00");
  }

  @Test
  void two_sessions_need_the_sum_of_the_buffers_between_them() {
    // A session from 10:00 to 10:30 that keeps 15 minutes free around it.
    var other = busy("09:45", "10:45");
    var type = appointment(30, 5, 10, 20);

    var starts = starts(type, working(weekly(MONDAY, "08:00", "13:00")), MON, other);

    assertThat(starts).contains("08:55").doesNotContain("09:00");
    assertThat(starts).contains("10:55").doesNotContain("10:50");
  }

  @Test
  void what_has_begun_is_past_even_without_any_notice() {
    assertThat(refusalAt(at("2026-03-02T09:00"), anHour(), "2026-03-02T09:00"))
        .contains(SlotRefusal.PAST);
    assertThat(refusalAt(at("2026-03-02T09:00").minusMillis(1), anHour(), "2026-03-02T09:00"))
        .isEmpty();
  }

  @Test
  void the_minimum_notice_is_met_to_the_millisecond() {
    var type = bookable(anHour(), Duration.ofHours(2), 60);

    assertThat(refusalAt(at("2026-03-02T07:00"), type, "2026-03-02T09:00")).isEmpty();
    assertThat(refusalAt(at("2026-03-02T07:00").plusMillis(1), type, "2026-03-02T09:00"))
        .contains(SlotRefusal.TOO_SOON);
  }

  @Test
  void B11_the_horizon_ends_with_a_date_of_the_studio_not_of_the_server() {
    var type = bookable(anHour(), Duration.ZERO, 1);

    // 18:29Z and 18:30Z: the same date in UTC, two dates in the studio.
    assertThat(refusalAt(at("2026-02-28T23:59"), type, "2026-03-02T09:00"))
        .contains(SlotRefusal.TOO_FAR);
    assertThat(refusalAt(at("2026-03-01T00:00"), type, "2026-03-02T09:00")).isEmpty();
  }

  @Test
  void the_studio_itself_is_bound_by_neither_notice_nor_horizon() {
    var type = bookable(anHour(), Duration.ofDays(1), 1);
    var start = at("2026-03-09T09:00");
    var availability = availability(coach(type), MORNINGS, start);

    assertThat(availability.refuses(type, start, BookingWindow.of(type, NOW, ZONE))).isPresent();
    assertThat(availability.refuses(type, start, BookingWindow.anyTime(NOW))).isEmpty();
  }

  @Test
  void each_refusal_says_why() {
    var hours = except(MORNINGS, away("2026-03-02", "11:00", "11:30"));
    assertThat(refusal(anHour(), hours, "2026-03-02T08:00")).contains(SlotRefusal.OUTSIDE_HOURS);
    assertThat(refusal(anHour(), hours, "2026-03-02T09:05")).contains(SlotRefusal.OFF_GRID);
    assertThat(refusal(anHour(), hours, "2026-03-02T10:15")).contains(SlotRefusal.AWAY);
    assertThat(refusal(anHour(), hours, "2026-03-02T11:30")).contains(SlotRefusal.OUTSIDE_HOURS);

    var type = anHour();
    var taken = availability(coach(type), hours, at("2026-03-02T09:00"), busy("09:30", "09:45"));
    assertThat(taken.refuses(type, at("2026-03-02T09:00"), BookingWindow.anyTime(NOW)))
        .contains(SlotRefusal.COACH_BUSY);
  }

  @Test
  void an_instant_between_two_milliseconds_is_off_the_grid() {
    var type = anHour();
    var start = at("2026-03-02T09:00");

    assertThat(
            availability(coach(type), MORNINGS, start)
                .refuses(type, start.plusNanos(1), BookingWindow.anyTime(NOW)))
        .contains(SlotRefusal.OFF_GRID);
  }

  @Test
  void only_what_the_coach_gives_has_slots() {
    var type = anHour();
    var retired = new Coach(coach().id(), "Kim", Set.of(type.id()), Map.of(), false, 1, 1, NOW);

    assertThat(slots(coach(), type)).isEmpty();
    assertThat(slots(retired, type)).isEmpty();
    assertThat(slots(coach(type), type)).isNotEmpty();
  }

  @Test
  void only_appointments_have_slots() {
    var yoga = Samples.aClass();

    assertThat(slots(coach(yoga), yoga)).isEmpty();
    assertThat(
            availability(coach(yoga), MORNINGS, at("2026-03-02T09:00"))
                .refuses(yoga, at("2026-03-02T09:00"), BookingWindow.anyTime(NOW)))
        .contains(SlotRefusal.NOT_AN_APPOINTMENT);
  }

  @Test
  void what_nobody_has_priced_can_not_be_booked() {
    var type = Samples.withoutCost(anHour());
    var priced =
        new Coach(coach().id(), "Kim", Set.of(type.id()), Map.of(type.id(), 0), true, 1, 1, NOW);

    assertThat(slots(coach(type), type)).isEmpty();
    assertThat(slots(priced, type)).isNotEmpty();
  }

  @Test
  void absences_and_sessions_show_as_unavailable_date_by_date() {
    var hours =
        except(MORNINGS, away("2026-02-27", "2026-03-02"), away("2026-03-03", "20:00", "02:00"));
    var days = LocalDays.of(ZONE, MON, TUE);

    var unavailable =
        Unavailable.on(
            days, hours, List.of(new Busy(at("2026-03-03T08:00"), at("2026-03-03T09:30"))));

    assertThat(unavailable)
        .extracting(Unavailable::date, Unavailable::hours, Unavailable::reason)
        .containsExactly(
            tuple(MON, null, AwayReason.VACATION),
            tuple(TUE, Samples.hours("08:00", "09:30"), null),
            tuple(TUE, Samples.hours("20:00", "00:00"), AwayReason.VACATION));
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.api.Assertions.tuple(values);
  }

  private static List<Slot> slots(Coach coach, SessionType type) {
    return new Availability(coach, LocalDays.of(ZONE, MON, MON), MORNINGS, List.of())
        .slots(type, BookingWindow.of(type, NOW, ZONE));
  }

  private static List<String> starts(
      SessionType type, CoachHours hours, LocalDate date, Busy... busy) {
    return new Availability(coach(type), LocalDays.of(ZONE, date, date), hours, Arrays.asList(busy))
        .slots(type, BookingWindow.anyTime(Instant.EPOCH)).stream()
            .map(slot -> slot.startsAt().atZone(ZONE).toLocalTime().toString())
            .toList();
  }

  private static java.util.Optional<SlotRefusal> refusal(
      SessionType type, CoachHours hours, String start) {
    return availability(coach(type), hours, at(start))
        .refuses(type, at(start), BookingWindow.of(type, NOW, ZONE));
  }

  private static java.util.Optional<SlotRefusal> refusalAt(
      Instant now, SessionType type, String start) {
    return availability(coach(type), MORNINGS, at(start))
        .refuses(type, at(start), BookingWindow.of(type, now, ZONE));
  }

  private static Availability availability(
      Coach coach, CoachHours hours, Instant around, Busy... busy) {
    return new Availability(coach, LocalDays.on(ZONE, around), hours, Arrays.asList(busy));
  }

  private static Busy busy(String from, String until) {
    return new Busy(at("2026-03-02T" + from), at("2026-03-02T" + until));
  }

  private static Instant at(String local) {
    return java.time.LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }
}
