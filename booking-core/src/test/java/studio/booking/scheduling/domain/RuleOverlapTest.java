package studio.booking.scheduling.domain;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.domain.Samples.hours;
import static studio.booking.scheduling.domain.Samples.weekly;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleOverlapTest {
  private static final LocalDate MON = LocalDate.parse("2026-03-02");

  @Test
  void rules_that_share_a_minute_overlap() {
    assertThat(overlap(weekly(MONDAY, "09:00", "12:00"), weekly(MONDAY, "11:59", "13:00")))
        .isTrue();
    assertThat(overlap(weekly(MONDAY, "09:00", "12:00"), weekly(MONDAY, "12:00", "13:00")))
        .isFalse();
    assertThat(overlap(weekly(MONDAY, "09:00", "12:00"), weekly(TUESDAY, "09:00", "12:00")))
        .isFalse();
  }

  @Test
  void rules_overlap_over_midnight_and_over_the_end_of_the_week() {
    assertThat(overlap(weekly(MONDAY, "22:00", "02:00"), weekly(TUESDAY, "01:00", "03:00")))
        .isTrue();
    assertThat(overlap(weekly(TUESDAY, "01:00", "03:00"), weekly(MONDAY, "22:00", "02:00")))
        .isTrue();
    assertThat(overlap(weekly(SUNDAY, "22:00", "02:00"), weekly(MONDAY, "01:59", "03:00")))
        .isTrue();
    assertThat(overlap(weekly(SUNDAY, "22:00", "02:00"), weekly(MONDAY, "02:00", "03:00")))
        .isFalse();
    assertThat(overlap(weekly(SUNDAY, "00:00", "00:00"), weekly(SUNDAY, "23:00", "01:00")))
        .isTrue();
  }

  @Test
  void rules_of_different_times_of_the_year_do_not_overlap() {
    assertThat(
            overlap(
                rule(MONDAY, "09:00", "12:00", MON, MON.plusDays(13)),
                rule(MONDAY, "09:00", "12:00", MON.plusDays(14), null)))
        .isFalse();
    assertThat(
            overlap(
                rule(MONDAY, "09:00", "12:00", MON, MON.plusDays(14)),
                rule(MONDAY, "09:00", "12:00", MON.plusDays(14), null)))
        .isTrue();
    assertThat(
            overlap(
                rule(MONDAY, "09:00", "12:00", MON, MON.plusDays(20)),
                rule(MONDAY, "09:00", "12:00", MON.plusDays(15), MON.plusDays(20))))
        .as("there is no Monday that both hold on")
        .isFalse();
  }

  @Test
  void the_last_night_of_a_rule_reaches_into_the_next_one() {
    assertThat(
            overlap(
                rule(MONDAY, "22:00", "02:00", MON, MON),
                rule(TUESDAY, "00:00", "01:00", MON.plusDays(1), null)))
        .isTrue();
    assertThat(
            overlap(
                rule(MONDAY, "22:00", "02:00", MON, MON),
                rule(TUESDAY, "00:00", "01:00", MON.plusDays(2), null)))
        .isFalse();
  }

  @Test
  void each_pair_is_told_once_by_its_positions() {
    assertThat(
            RuleOverlap.in(
                List.of(
                    weekly(MONDAY, "09:00", "12:00"),
                    weekly(TUESDAY, "09:00", "12:00"),
                    weekly(MONDAY, "10:00", "11:00"),
                    weekly(MONDAY, "11:30", "14:00"))))
        .containsExactly(new RuleOverlap(0, 2), new RuleOverlap(0, 3));
  }

  @Test
  void rules_at_random_overlap_when_a_calendar_of_them_does() {
    long seed = Long.getLong("booking.seed", System.nanoTime());
    System.out.println("-Dbooking.seed=" + seed);
    var random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      var one = random(random);
      var other = random(random);
      assertThat(overlap(one, other))
          .as("%s and %s in round %d of seed %d", one, other, round, seed)
          .isEqualTo(collide(one, other));
    }
  }

  private static boolean overlap(AvailabilityRule one, AvailabilityRule other) {
    return !RuleOverlap.in(List.of(one, other)).isEmpty();
  }

  private static boolean collide(AvailabilityRule one, AvailabilityRule other) {
    for (int i = 0; i < 60; i++) {
      if (!one.holdsOn(MON.plusDays(i))) continue;
      for (int j = i - 2; j <= i + 2; j++) {
        if (!other.holdsOn(MON.plusDays(j))) continue;
        if (start(one, i).isBefore(end(other, j)) && start(other, j).isBefore(end(one, i))) {
          return true;
        }
      }
    }
    return false;
  }

  private static LocalDateTime start(AvailabilityRule rule, int day) {
    return MON.plusDays(day).atTime(rule.hours().start());
  }

  private static LocalDateTime end(AvailabilityRule rule, int day) {
    return MON.plusDays(day + (rule.hours().crossMidnight() ? 1 : 0)).atTime(rule.hours().end());
  }

  private static AvailabilityRule random(Random random) {
    var from = MON.plusDays(random.nextInt(20));
    return new AvailabilityRule(
        RuleId.next(),
        DayOfWeek.of(1 + random.nextInt(7)),
        new LocalHours(LocalTime.of(random.nextInt(24), 0), LocalTime.of(random.nextInt(24), 0)),
        from,
        random.nextBoolean() ? null : from.plusDays(random.nextInt(20)));
  }

  private static AvailabilityRule rule(
      DayOfWeek day, String start, String end, LocalDate from, @Nullable LocalDate until) {
    return new AvailabilityRule(RuleId.next(), day, hours(start, end), from, until);
  }
}
