package studio.booking.scheduling.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.booking.scheduling.domain.RecurrenceRule.Bound;
import studio.booking.scheduling.domain.RecurrenceRule.Frequency;
import studio.booking.scheduling.domain.RecurrenceRule.Weekday;

class RecurrenceRuleTest {
  private static final RuleCalendar CALENDAR = new PlainRuleCalendar();

  @Test
  void a_rule_says_what_it_is_as_the_standard_writes_it() {
    var rule =
        new RecurrenceRule(
            Frequency.MONTHLY,
            2,
            new Bound.Times(10),
            List.of(6, 1, 6),
            List.of(),
            List.of(new Weekday(-1, DayOfWeek.FRIDAY), Weekday.every(DayOfWeek.MONDAY)),
            List.of(-1),
            DayOfWeek.SUNDAY);

    assertThat(rule)
        .hasToString(
            "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYMONTH=1,6;BYDAY=-1FR,MO;BYSETPOS=-1;WKST=SU");
  }

  @Test
  void every_week_and_every_other_are_on_the_anchors_day() {
    var tuesday = LocalDate.of(2026, 3, 3);

    assertThat(RecurrenceRule.everyWeeks(1, tuesday)).hasToString("FREQ=WEEKLY;BYDAY=TU");
    assertThat(RecurrenceRule.everyWeeks(2, tuesday))
        .hasToString("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU");
  }

  /** From the last date, the 31st would become the 28th and stay it. */
  @Test
  void B4_every_month_from_the_31st_is_the_31st_or_the_months_last() {
    var anchor = LocalDate.of(2027, 12, 31);

    var dates =
        CALENDAR.dates(
            RecurrenceRule.everyMonth(anchor), anchor, anchor, LocalDate.of(2028, 5, 31));

    assertThat(dates)
        .hasToString("[2027-12-31, 2028-01-31, 2028-02-29, 2028-03-31, 2028-04-30, 2028-05-31]");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-15, FREQ=MONTHLY;BYMONTHDAY=15",
    "2026-01-28, FREQ=MONTHLY;BYMONTHDAY=28",
    "2026-01-29, 'FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1'",
    "2026-01-30, 'FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1'",
  })
  void every_month_is_a_rule_of_the_standard(LocalDate anchor, String rule) {
    assertThat(RecurrenceRule.everyMonth(anchor)).hasToString(rule);
  }

  @Test
  void an_end_is_only_ever_brought_forward() {
    var summer = LocalDate.of(2026, 7, 1);
    var rule = RecurrenceRule.everyWeeks(1, LocalDate.of(2026, 3, 3)).until(summer);

    assertThat(rule.bound()).isEqualTo(new Bound.Until(summer));
    assertThat(rule.until(summer.plusDays(1))).isEqualTo(rule);
    assertThat(rule.until(summer.minusDays(1)).bound())
        .isEqualTo(new Bound.Until(summer.minusDays(1)));
  }

  @Test
  void what_the_standard_does_not_have_cannot_be_made() {
    impossible("INTERVAL", Frequency.DAILY, 0, List.of(), List.of(), List.of());
    impossible("INTERVAL", Frequency.DAILY, 1_001, List.of(), List.of(), List.of());
    impossible("BYMONTHDAY", Frequency.MONTHLY, 1, List.of(0), List.of(), List.of());
    impossible("BYMONTHDAY", Frequency.MONTHLY, 1, List.of(-32), List.of(), List.of());
    impossible("BYMONTHDAY", Frequency.WEEKLY, 1, List.of(1), List.of(), List.of());
    impossible("BYSETPOS", Frequency.MONTHLY, 1, List.of(), List.of(), List.of(1));
    impossible("BYSETPOS", Frequency.MONTHLY, 1, List.of(1), List.of(), List.of(367));
    var second = List.of(new Weekday(2, DayOfWeek.MONDAY));
    impossible("BYDAY", Frequency.WEEKLY, 1, List.of(), second, List.of());
    assertThatIllegalArgumentException().isThrownBy(() -> new Bound.Times(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Bound.Times(1_001));
    assertThatIllegalArgumentException().isThrownBy(() -> new Weekday(54, DayOfWeek.MONDAY));
  }

  private static void impossible(
      String part,
      Frequency frequency,
      int interval,
      List<Integer> byMonthDay,
      List<Weekday> byDay,
      List<Integer> bySetPosition) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RecurrenceRule(
                    frequency,
                    interval,
                    new Bound.Forever(),
                    List.of(),
                    byMonthDay,
                    byDay,
                    bySetPosition,
                    DayOfWeek.MONDAY))
        .withMessage(part);
  }
}
