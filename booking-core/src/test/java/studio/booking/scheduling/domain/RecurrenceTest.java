package studio.booking.scheduling.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import studio.booking.scheduling.domain.Recurrence.Occurrence;

class RecurrenceTest {
  private static final RuleCalendar CALENDAR = new PlainRuleCalendar();
  private static final Duration HOUR = Duration.ofHours(1);
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2037, 12, 31);

  static List<String> zones() {
    return ZoneId.getAvailableZoneIds().stream().sorted().toList();
  }

  /** Ten o'clock stays ten o'clock. */
  @ParameterizedTest
  @MethodSource("zones")
  void B1_every_tuesday_at_ten_is_at_ten_in_every_zone(String id) {
    var zone = ZoneId.of(id);
    var ten = LocalTime.of(10, 0);
    var anchor = LocalDate.of(2024, 1, 2);

    var all = weekly(anchor, ten, zone).between(CALENDAR, FIRST, LAST);

    assertThat(all).hasSize(731);
    var expected = anchor;
    for (var one : all) {
      assertThat(one.date()).isEqualTo(expected);
      assertThat(one.startsAt()).isEqualTo(meant(expected.atTime(ten), zone.getRules()));
      assertThat(one.startsAt().atZone(zone).toLocalDateTime()).isEqualTo(expected.atTime(ten));
      assertThat(Duration.between(one.startsAt(), one.endsAt())).isEqualTo(HOUR);
      expected = expected.plusWeeks(1);
    }
  }

  /** Where the clocks go forward it moves along, where they go back it is the first. */
  @ParameterizedTest
  @MethodSource("zones")
  void B3_half_past_two_each_day_is_where_the_clocks_say_in_every_zone(String id) {
    var zone = ZoneId.of(id);
    var halfPastTwo = LocalTime.of(2, 30);

    var all = daily(FIRST, halfPastTwo, zone).between(CALENDAR, FIRST, LAST);

    assertThat(all).hasSize(5_114);
    for (var one : all) {
      assertThat(one.startsAt())
          .as("%s in %s", one.date(), id)
          .isEqualTo(meant(one.date().atTime(halfPastTwo), zone.getRules()));
    }
    assertThat(all).extracting(Occurrence::startsAt).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    // What goes forward by an hour, by half an hour, in the month of fasting, across midnight.
    "Europe/Berlin,       2026-03-29T02:30, 2026-03-29T01:30:00Z",
    "Europe/Berlin,       2026-10-25T02:30, 2026-10-25T00:30:00Z",
    "Australia/Lord_Howe, 2026-10-04T02:15, 2026-10-03T15:45:00Z",
    "Australia/Lord_Howe, 2026-04-05T01:45, 2026-04-04T14:45:00Z",
    "Africa/Casablanca,   2026-02-15T02:30, 2026-02-15T01:30:00Z",
    "Africa/Casablanca,   2026-03-22T02:30, 2026-03-22T02:30:00Z",
    "America/Havana,      2026-03-08T00:30, 2026-03-08T05:30:00Z",
    "Africa/Cairo,        2026-04-24T00:30, 2026-04-23T22:30:00Z",
  })
  void clocks_change_in_many_ways(ZoneId zone, LocalDateTime local, Instant expected) {
    var date = local.toLocalDate();

    var one = daily(date, local.toLocalTime(), zone).between(CALENDAR, date, date);

    assertThat(one).containsExactly(new Occurrence(date, expected, expected.plus(HOUR)));
  }

  @ParameterizedTest
  @CsvSource({"Pacific/Apia, 2011-12-30", "Pacific/Kwajalein, 1993-08-21"})
  void a_date_that_a_zone_skips_has_no_occurrence(ZoneId zone, LocalDate skipped) {
    var from = skipped.minusDays(2);
    var all = daily(from, LocalTime.of(10, 0), zone).between(CALENDAR, from, skipped.plusDays(2));

    assertThat(all)
        .extracting(Occurrence::date)
        .containsExactly(from, from.plusDays(1), skipped.plusDays(1), skipped.plusDays(2));
    assertThat(all).extracting(Occurrence::startsAt).doesNotHaveDuplicates();
  }

  /** However the time is cut up, and in whatever order it is asked for. */
  @Test
  void B5_windows_give_together_what_one_gives() {
    var recurrence = daily(FIRST, LocalTime.of(2, 30), ZoneId.of("Europe/Berlin"));
    var whole = recurrence.between(CALENDAR, FIRST, FIRST.plusDays(99));
    var later = recurrence.between(CALENDAR, FIRST.plusDays(60), FIRST.plusDays(99));
    var sooner = recurrence.between(CALENDAR, FIRST, FIRST.plusDays(59));

    assertThat(whole).startsWith(sooner.toArray(Occurrence[]::new));
    assertThat(whole).endsWith(later.toArray(Occurrence[]::new)).hasSize(100);
    assertThat(recurrence.between(CALENDAR, FIRST, FIRST.minusDays(1))).isEmpty();
  }

  private static Recurrence weekly(LocalDate anchor, LocalTime at, ZoneId zone) {
    return new Recurrence(RecurrenceRule.everyWeeks(1, anchor), anchor, at, HOUR, zone);
  }

  private static Recurrence daily(LocalDate anchor, LocalTime at, ZoneId zone) {
    return new Recurrence(RecurrenceRule.everyDays(1), anchor, at, HOUR, zone);
  }

  /** By the zone's offsets alone: none where the clocks go forward, two where they go back. */
  private static Instant meant(LocalDateTime local, ZoneRules rules) {
    var offsets = rules.getValidOffsets(local);
    if (!offsets.isEmpty()) return local.toInstant(offsets.getFirst());
    return local.toInstant(rules.getTransition(local).getOffsetBefore());
  }
}
