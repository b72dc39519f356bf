package studio.booking.scheduling.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=TU",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=10;BYDAY=MO,FR;WKST=SU",
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
        "FREQ=MONTHLY;UNTIL=20301231;BYDAY=-1FR",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"
      })
  void B15_what_was_written_is_read_again(String text) {
    assertThat(RuleText.read(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "FREQ", "FREQ=NEVER", "FREQ=DAILY;BYDAY=X", "INTERVAL=2;FREQ=DAILY"})
  void nothing_else_is(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> RuleText.read(text));
  }

  @Test
  void the_rules_of_a_start_are_read_again() {
    var start = LocalDate.of(2027, 1, 31);
    for (var rule :
        new RecurrenceRule[] {
          RecurrenceRule.everyMonth(start),
          RecurrenceRule.everyWeeks(2, start),
          RecurrenceRule.everyDays(3).until(start)
        }) {
      assertThat(RuleText.read(rule.toString())).isEqualTo(rule);
    }
  }
}
