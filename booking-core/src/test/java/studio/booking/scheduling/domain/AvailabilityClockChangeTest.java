package studio.booking.scheduling.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static studio.booking.scheduling.domain.Samples.appointment;
import static studio.booking.scheduling.domain.Samples.away;
import static studio.booking.scheduling.domain.Samples.coach;
import static studio.booking.scheduling.domain.Samples.except;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Weekly hours are local: they stay where they are while the clocks change. */
class AvailabilityClockChangeTest {
  private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");
  private static final ZoneId CASABLANCA = ZoneId.of("Africa/Casablanca");
  private static final ZoneId APIA = ZoneId.of("Pacific/Apia");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/Los_Angeles",
        "Europe/Berlin",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "Pacific/Apia",
        "America/Sao_Paulo",
        "America/Havana",
        "Asia/Kathmandu"
      })
  void B1_ten_o_clock_stays_ten_o_clock_over_every_change_to_2037(String name) {
    var zone = ZoneId.of(name);
    var type = appointment(60, 60, 0, 0);
    var hours = everyDay("10:00", "11:00");
    var from = LocalDate.parse("2012-01-01");
    for (int year = 0; year < 26; year++) {
      var first = from.plusYears(year);
      var days = LocalDays.of(zone, first, first.plusYears(1).minusDays(1));
      var slots =
          new Availability(coach(type), days, hours, List.of())
              .slots(type, BookingWindow.anyTime(Instant.EPOCH));

      assertThat(slots).hasSize(first.lengthOfYear());
      assertThat(slots)
          .allMatch(slot -> slot.startsAt().atZone(zone).toLocalTime().equals(LocalTime.of(10, 0)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    // zone, date of the gap, what is said, what it is
    "America/Los_Angeles, 2026-03-08, 02:30, 2026-03-08T03:30-07:00",
    "Europe/Berlin,       2026-03-29, 02:00, 2026-03-29T03:00+02:00",
    "Europe/Berlin,       2026-03-29, 02:45, 2026-03-29T03:45+02:00",
    "Australia/Lord_Howe, 2026-10-04, 02:15, 2026-10-04T02:45+11:00",
    "Africa/Casablanca,   2026-03-22, 02:30, 2026-03-22T03:30+01:00",
    "America/Sao_Paulo,   2018-11-04, 00:15, 2018-11-04T01:15-02:00",
  })
  void B3_a_local_time_in_a_gap_moves_by_the_gap(
      String zone, LocalDate date, String said, OffsetDateTime means) {
    assertThat(firstStart(zone, date, said)).isEqualTo(means.toInstant());
  }

  @ParameterizedTest
  @CsvSource({
    "America/Los_Angeles, 2026-11-01, 01:30, 2026-11-01T01:30-07:00",
    "Europe/Berlin,       2026-10-25, 02:30, 2026-10-25T02:30+02:00",
    "Australia/Lord_Howe, 2026-04-05, 01:45, 2026-04-05T01:45+11:00",
    "Africa/Casablanca,   2026-02-15, 02:30, 2026-02-15T02:30+01:00",
    "America/Havana,      2026-11-01, 00:30, 2026-11-01T00:30-04:00",
  })
  void B3_a_local_time_that_comes_twice_is_the_first(
      String zone, LocalDate date, String said, OffsetDateTime means) {
    assertThat(firstStart(zone, date, said)).isEqualTo(means.toInstant());
  }

  @Test
  void hours_over_a_change_have_their_real_length() {
    assertThat(starts(BERLIN, "2026-03-29", "01:00", "04:00", 60))
        .as("two hours, of which one has no local time in between")
        .containsExactly("01:00+01:00", "03:00+02:00");
    assertThat(starts(BERLIN, "2026-10-25", "01:00", "04:00", 60))
        .as("four hours")
        .containsExactly("01:00+02:00", "02:00+02:00", "02:00+01:00", "03:00+01:00");
    assertThat(starts(LORD_HOWE, "2026-04-05", "01:00", "03:00", 60))
        .as("two and a half hours")
        .containsExactly("01:00+11:00", "01:30+10:30");
    assertThat(starts(LOS_ANGELES, "2026-03-08", "01:30", "03:30", 30))
        .containsExactly("01:30-08:00", "03:00-07:00");
    assertThat(starts(CASABLANCA, "2026-03-22", "01:00", "04:00", 60))
        .containsExactly("01:00Z", "03:00+01:00");
  }

  @Test
  void hours_that_the_change_swallows_are_none() {
    assertThat(starts(BERLIN, "2026-03-29", "02:30", "03:15", 15)).isEmpty();
    assertThat(starts(BERLIN, "2026-03-29", "02:15", "02:45", 15))
        .as("both ends move by the gap")
        .containsExactly("03:15+02:00", "03:30+02:00");
  }

  @Test
  void slots_step_in_real_minutes_through_a_change() {
    assertThat(starts(BERLIN, "2026-10-25", "02:00", "03:00", 20))
        .containsExactly(
            "02:00+02:00",
            "02:20+02:00",
            "02:40+02:00",
            "02:00+01:00",
            "02:20+01:00",
            "02:40+01:00");
  }

  @Test
  void overnight_hours_before_a_change_end_at_their_local_time() {
    assertThat(startsOf(LOS_ANGELES, "2026-03-07", "22:00", "04:00", 60).getLast())
        .isEqualTo(Instant.parse("2026-03-08T10:00:00Z"));
    assertThat(startsOf(LOS_ANGELES, "2026-03-07", "22:00", "04:00", 60)).hasSize(5);
    assertThat(startsOf(LOS_ANGELES, "2026-10-31", "22:00", "04:00", 60)).hasSize(7);
  }

  @Test
  void a_whole_day_away_is_the_local_day_however_long() {
    for (var zone : List.of(BERLIN, LOS_ANGELES, LORD_HOWE, CASABLANCA)) {
      for (var change = zone.getRules().nextTransition(Instant.parse("2026-01-01T00:00:00Z"));
          change.getInstant().isBefore(Instant.parse("2028-01-01T00:00:00Z"));
          change = zone.getRules().nextTransition(change.getInstant())) {
        var date = change.getDateTimeBefore().toLocalDate();
        var type = appointment(30, 30, 0, 0);
        var days = LocalDays.of(zone, date.minusDays(1), date.plusDays(1));
        var hours = except(everyDay("00:00", "00:00"), away(date.toString(), date.toString()));

        var dates =
            new Availability(coach(type), days, hours, List.of())
                .slots(type, BookingWindow.anyTime(Instant.EPOCH)).stream()
                    .map(slot -> slot.startsAt().atZone(zone).toLocalDate())
                    .toList();

        assertThat(dates).doesNotContain(date);
        assertThat(dates.stream().filter(date.minusDays(1)::equals)).hasSize(48);
        assertThat(dates.stream().filter(date.plusDays(1)::equals)).hasSize(48);
      }
    }
  }

  @Test
  void a_date_that_a_zone_left_out_has_no_hours() {
    // Samoa went from the 29th straight to the 31st of December 2011.
    var type = appointment(60, 60, 0, 0);
    var days = LocalDays.of(APIA, LocalDate.parse("2011-12-29"), LocalDate.parse("2011-12-31"));

    var slots =
        new Availability(coach(type), days, everyDay("10:00", "11:00"), List.of())
            .slots(type, BookingWindow.anyTime(Instant.EPOCH));

    assertThat(slots)
        .extracting(Slot::startsAt)
        .containsExactly(
            Instant.parse("2011-12-29T20:00:00Z"), Instant.parse("2011-12-30T20:00:00Z"));
  }

  @Test
  void B17_the_programs_own_zone_does_not_matter() {
    // The tests run in a zone of their own; the studio's is the one that counts.
    assertThat(ZoneId.systemDefault()).isNotEqualTo(BERLIN);
    assertThat(startsOf(BERLIN, "2026-06-01", "09:00", "10:00", 60))
        .containsExactly(Instant.parse("2026-06-01T07:00:00Z"));
  }

  /** What {@link LocalDays} works out must be what java.time says, everywhere and always. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/Los_Angeles",
        "Europe/Berlin",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "Pacific/Apia",
        "America/Sao_Paulo",
        "America/Havana",
        "Africa/Cairo",
        "Asia/Beirut",
        "America/St_Johns",
        "Antarctica/Troll",
        "UTC"
      })
  void B3_local_times_are_those_of_java_time_to_2037(String name) {
    var zone = ZoneId.of(name);
    var days = LocalDays.of(zone, LocalDate.parse("2009-12-30"), LocalDate.parse("2038-01-02"));
    for (var local = LocalDateTime.parse("2010-01-01T00:00");
        local.getYear() < 2038;
        local = local.plusMinutes(35)) {
      long found = days.at(local.toLocalDate(), local.toLocalTime());
      // A million times, so only a failure is worth words.
      if (found != local.atZone(zone).toInstant().toEpochMilli()) fail(local + " is wrong");
    }
  }

  private static Instant firstStart(String zone, LocalDate date, String said) {
    var start = LocalTime.parse(said);
    return startsOf(ZoneId.of(zone), date.toString(), said, start.plusHours(6).toString(), 60)
        .getFirst();
  }

  private static List<String> starts(
      ZoneId zone, String date, String start, String end, int minutes) {
    return startsOf(zone, date, start, end, minutes).stream()
        .map(instant -> instant.atZone(zone).toOffsetDateTime().toOffsetTime().toString())
        .toList();
  }

  private static List<Instant> startsOf(
      ZoneId zone, String date, String start, String end, int minutes) {
    var type = appointment(minutes, minutes, 0, 0);
    var first = LocalDate.parse(date);
    var hours = new CoachHours(List.of(), List.of(Samples.addition(date, start, end)), List.of());
    var slots =
        new Availability(
                coach(type), LocalDays.of(zone, first, first.plusDays(1)), hours, List.of())
            .slots(type, BookingWindow.anyTime(Instant.EPOCH));
    assertThat(slots)
        .allMatch(slot -> Duration.between(slot.startsAt(), slot.endsAt()).equals(type.duration()));
    return slots.stream().map(Slot::startsAt).toList();
  }

  private static CoachHours everyDay(String start, String end) {
    return Samples.working(
        Arrays.stream(DayOfWeek.values())
            .map(day -> Samples.weekly(day, start, end))
            .toArray(AvailabilityRule[]::new));
  }
}
