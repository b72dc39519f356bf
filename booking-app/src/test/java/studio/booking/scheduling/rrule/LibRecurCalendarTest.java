package studio.booking.scheduling.rrule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.booking.scheduling.domain.PlainRuleCalendar;
import studio.booking.scheduling.domain.RecurrenceRule;
import studio.booking.scheduling.domain.RuleCalendar;
import studio.booking.scheduling.domain.RuleReading.Read;

class LibRecurCalendarTest {
  private static final RuleCalendar CALENDAR = new LibRecurCalendar();
  private static final RuleCalendar SECOND = new PlainRuleCalendar();

  /** Dates reckoned by hand, or given in RFC 5545 itself. */
  @ParameterizedTest
  @CsvSource({
    // Months without a 31st are left out.
    "2026-01-31, FREQ=MONTHLY, '2026-01-31 2026-03-31 2026-05-31 2026-07-31'",
    "2024-02-29, FREQ=YEARLY, '2024-02-29 2028-02-29 2032-02-29'",
    "2026-01-31, FREQ=MONTHLY;BYMONTHDAY=-1, '2026-01-31 2026-02-28 2026-03-31 2026-04-30'",
    "2026-01-30, FREQ=MONTHLY;BYDAY=-1FR, '2026-01-30 2026-02-27 2026-03-27 2026-04-24'",
    "2026-03-30, FREQ=MONTHLY;BYDAY=5MO, '2026-03-30 2026-06-29 2026-08-31 2026-11-30'",
    "2026-01-30, 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2026-01-30 2026-02-27"
        + " 2026-03-31'",
    "2026-01-02, 'FREQ=MONTHLY;BYDAY=FR,MO;BYSETPOS=2', '2026-01-05 2026-02-06 2026-03-06'",
    "2026-02-13, FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR, '2026-02-13 2026-03-13 2026-11-13'",
    // RFC 5545, 3.3.10: the week's first day changes what every other week is.
    "1997-08-05, 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', '1997-08-05 1997-08-10"
        + " 1997-08-19 1997-08-24'",
    "1997-08-05, 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', '1997-08-05 1997-08-17"
        + " 1997-08-19 1997-08-31'",
    "2026-03-03, FREQ=WEEKLY;COUNT=3, '2026-03-03 2026-03-10 2026-03-17'",
    "2026-03-03, FREQ=WEEKLY;UNTIL=20260317, '2026-03-03 2026-03-10 2026-03-17'",
    "2026-03-03, FREQ=WEEKLY;UNTIL=20260316, '2026-03-03 2026-03-10'",
    "2026-03-03, FREQ=WEEKLY;UNTIL=20260302, ''",
    // The anchor counts only if the rule falls on it.
    "2026-03-04, FREQ=WEEKLY;COUNT=2;BYDAY=TU, '2026-03-10 2026-03-17'",
    "2026-12-30, FREQ=DAILY;INTERVAL=3;COUNT=3, '2026-12-30 2027-01-02 2027-01-05'",
    "2026-01-01, 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=28,29', '2026-02-28 2027-02-28 2028-02-28"
        + " 2028-02-29'",
    "2026-01-01, FREQ=YEARLY;BYDAY=20MO, '2026-05-18 2027-05-17 2028-05-15'",
    // Every month's; the library alone would have the anchor's.
    "2026-05-07, FREQ=YEARLY;BYMONTHDAY=1, '2026-06-01 2026-07-01 2026-08-01'",
    // The year's fourth; the library alone would begin to count in September.
    "2026-09-21, 'FREQ=YEARLY;BYMONTH=2,3,7,11;BYSETPOS=4', '2026-11-21 2027-11-21'",
    "2026-09-21, 'FREQ=YEARLY;COUNT=2;BYMONTH=7,11;BYSETPOS=-1', '2026-11-21 2027-11-21'",
    "2026-01-01, 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', '2026-03-29 2027-03-28'",
    "2026-01-06, FREQ=MONTHLY;INTERVAL=18;BYDAY=TU;BYSETPOS=1, '2026-01-06 2027-07-06'",
  })
  void rules_fall_where_people_expect(LocalDate anchor, String text, String dates) {
    var expected = Stream.of(dates.split(" ")).filter(date -> !date.isEmpty()).toList();
    var last = expected.isEmpty() ? anchor.plusYears(1) : LocalDate.parse(expected.getLast());
    var rule = read(text, anchor);

    var found = CALENDAR.dates(rule, anchor, anchor, last);

    assertThat(found).extracting(LocalDate::toString).isEqualTo(expected);
    assertThat(SECOND.dates(rule, anchor, anchor, last)).isEqualTo(found);
  }

  @Test
  void a_count_counts_from_the_anchor_however_late_the_window_is() {
    var anchor = LocalDate.of(2026, 1, 6);
    var rule = read("FREQ=WEEKLY;COUNT=10", anchor);

    assertThat(CALENDAR.dates(rule, anchor, anchor.plusWeeks(8), anchor.plusYears(1)))
        .containsExactly(anchor.plusWeeks(8), anchor.plusWeeks(9));
    assertThat(CALENDAR.dates(rule, anchor, anchor.plusWeeks(10), anchor.plusYears(1))).isEmpty();
  }

  @Test
  void a_window_before_the_anchor_is_empty() {
    var anchor = LocalDate.of(2026, 1, 6);

    var found =
        CALENDAR.dates(
            RecurrenceRule.everyDays(1), anchor, anchor.minusYears(1), anchor.minusDays(1));

    assertThat(found).isEmpty();
  }

  /** Such a rule is easily written, and would be looked for for ever. */
  @ParameterizedTest
  @CsvSource({
    "'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'",
    "'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31'",
    "'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31'",
    "'FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31'",
    "'FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=2'",
    "'FREQ=YEARLY;INTERVAL=1000;BYMONTH=4;BYMONTHDAY=31'",
    "'FREQ=WEEKLY;INTERVAL=1000;BYMONTH=1;BYDAY=MO;BYSETPOS=7'",
  })
  void a_rule_that_never_falls_has_no_dates(String text) {
    var anchor = LocalDate.of(2026, 2, 1);

    var rule = read(text, anchor);

    assertThat(CALENDAR.dates(rule, anchor, anchor, anchor.plusYears(5))).isEmpty();
    assertThat(CALENDAR.dates(rule, anchor, anchor.plusYears(1), anchor.plusYears(2))).isEmpty();
  }

  @Test
  void each_date_comes_once() {
    var anchor = LocalDate.of(2026, 1, 1);
    for (var text : List.of("FREQ=MONTHLY;BYMONTHDAY=31,-1", "FREQ=MONTHLY;BYDAY=MO,1MO,-1MO")) {
      var found = CALENDAR.dates(read(text, anchor), anchor, anchor, anchor.plusYears(2));

      assertThat(found).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(20);
    }
  }

  private static RecurrenceRule read(String text, LocalDate anchor) {
    var reading = new LibRecurReader().read(text, anchor.atTime(10, 0), ZoneOffset.UTC);
    assertThat(reading).as(text).isInstanceOf(Read.class);
    return ((Read) reading).rule();
  }
}
