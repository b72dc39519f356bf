package studio.booking.scheduling.rrule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.booking.scheduling.domain.RuleReader;
import studio.booking.scheduling.domain.RuleReading;
import studio.booking.scheduling.domain.RuleReading.Malformed;
import studio.booking.scheduling.domain.RuleReading.Read;
import studio.booking.scheduling.domain.RuleReading.Unsupported;

class LibRecurReaderTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDateTime START = LocalDateTime.parse("2026-03-03T10:00");

  private final RuleReader reader = new LibRecurReader();

  @ParameterizedTest
  @CsvSource({
    "FREQ=WEEKLY;BYDAY=TU, FREQ=WEEKLY;BYDAY=TU",
    "freq=weekly;byday=tu, FREQ=WEEKLY;BYDAY=TU",
    "BYDAY=TU;INTERVAL=1;FREQ=WEEKLY;WKST=MO, FREQ=WEEKLY;BYDAY=TU",
    "'FREQ=MONTHLY;BYDAY=+2TU,-1FR', 'FREQ=MONTHLY;BYDAY=-1FR,2TU'",
    "'FREQ=YEARLY;BYMONTH=12,1,1', 'FREQ=YEARLY;BYMONTH=1,12'",
    "'FREQ=MONTHLY;BYMONTHDAY=-1,1;BYSETPOS=-1', 'FREQ=MONTHLY;BYMONTHDAY=-1,1;BYSETPOS=-1'",
    "FREQ=DAILY;COUNT=5, FREQ=DAILY;COUNT=5",
  })
  void rules_are_read_into_one_way_of_writing(String text, String rule) {
    assertThat(read(text))
        .isInstanceOfSatisfying(Read.class, read -> assertThat(read.rule()).hasToString(rule));
    assertThat(read(rule)).isEqualTo(read(text));
  }

  /** It ends at the studio's time: nothing begins after it, what begins with it does. */
  @ParameterizedTest
  @CsvSource({
    "20260317,         20260317",
    "20260317T100000,  20260317",
    "20260317T095959,  20260316",
    // An hour ahead of UTC, then two.
    "20260317T090000Z, 20260317",
    "20260317T085959Z, 20260316",
    "20260331T080000Z, 20260331",
    "20260331T075959Z, 20260330",
    "20260316T235959Z, 20260316",
  })
  void an_end_becomes_the_last_local_date(String until, String last) {
    assertThat(read("FREQ=WEEKLY;UNTIL=" + until))
        .isInstanceOfSatisfying(
            Read.class, read -> assertThat(read.rule()).hasToString("FREQ=WEEKLY;UNTIL=" + last));
  }

  @ParameterizedTest
  @CsvSource({
    "FREQ=HOURLY, FREQ=HOURLY",
    "FREQ=SECONDLY;COUNT=1, FREQ=SECONDLY",
    "FREQ=DAILY;BYHOUR=10, BYHOUR",
    "FREQ=DAILY;BYMINUTE=10, BYMINUTE",
    "FREQ=DAILY;BYSECOND=10, BYSECOND",
    "FREQ=YEARLY;BYWEEKNO=20, BYWEEKNO",
    "FREQ=YEARLY;BYYEARDAY=100, BYYEARDAY",
    "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD, RSCALE",
  })
  void what_studios_do_not_plan_by_is_named(String text, String part) {
    assertThat(read(text)).isEqualTo(new Unsupported(part));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ";",
        "weekly",
        "FREQ",
        "FREQ=",
        "FREQ=OFTEN",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=",
        "FREQ=WEEKLY;BYDAY=1TU",
        "FREQ=MONTHLY;BYDAY=0TU",
        "FREQ=WEEKLY;BYMONTHDAY=1",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=-1",
        "FREQ=WEEKLY;INTERVAL=99999999999999",
        "FREQ=WEEKLY;INTERVAL=1001",
        "FREQ=WEEKLY;COUNT=0",
        "FREQ=WEEKLY;COUNT=1001",
        "FREQ=WEEKLY;COUNT=3;UNTIL=20261231",
        "FREQ=WEEKLY;UNTIL=tomorrow",
        "FREQ=WEEKLY;UNTIL=20261332",
        "FREQ=WEEKLY;UNTIL=20260230",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=YEARLY;BYMONTH=0",
        "FREQ=DAILY;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=0",
        "FREQ=YEARLY;BYMONTHDAY=13;BYDAY=1FR",
        "FREQ=WEEKLY;WKST=XX",
        "FREQ=WEEKLY;X-MINE=1",
        "RRULE:FREQ=WEEKLY",
        "FREQ=WEEKLY\nDTSTART:20260101",
        "FREQ=WEEKLY;BYDAY=TU\u0000",
      })
  void what_is_no_rule_is_refused(String text) {
    assertThat(read(text)).isInstanceOf(Malformed.class);
  }

  @Test
  void a_text_without_end_is_not_looked_at() {
    assertThat(read("FREQ=WEEKLY;BYDAY=" + "TU,".repeat(100_000) + "TU"))
        .isEqualTo(new Malformed("longer than 500"));
  }

  /** B15: whatever is written, it is read or refused, and read again it is the same. */
  @Test
  void b15_no_text_breaks_the_reader() {
    long seed = Long.getLong("booking.seed", System.nanoTime());
    System.out.println("-Dbooking.seed=" + seed);
    var random = new Random(seed);
    int read = 0;
    for (int i = 0; i < 200_000; i++) {
      var text = text(random);
      if (read(text) instanceof Read(var rule)) {
        read++;
        assertThat(read(rule.toString())).as("%s of seed %d", text, seed).isEqualTo(new Read(rule));
      }
    }
    assertThat(read).as("of seed %d", seed).isGreaterThan(1_000);
  }

  private static final String[] PIECES = {
    "FREQ=",
    "DAILY",
    "WEEKLY",
    "MONTHLY",
    "YEARLY",
    "HOURLY",
    ";INTERVAL=",
    ";COUNT=",
    ";UNTIL=",
    ";BYDAY=",
    ";BYMONTHDAY=",
    ";BYMONTH=",
    ";BYSETPOS=",
    ";WKST=",
    "MO",
    "TU",
    "SU",
    ",",
    "-",
    "+",
    "0",
    "1",
    "2",
    "5",
    "12",
    "31",
    "366",
    "20261231",
    "T100000",
    "Z",
    ";",
    "=",
    " ",
    "\u0000",
    "99999999999",
    "é",
    "\uD800",
    ";BYHOUR=",
    ";RSCALE=",
    "HEBREW",
    ";SKIP=",
    ";BYWEEKNO="
  };

  /** Often a good beginning, then anything. */
  private static String text(Random random) {
    var text =
        new StringBuilder(random.nextInt(4) > 0 ? "FREQ=" + PIECES[1 + random.nextInt(4)] : "");
    int length = random.nextInt(7);
    for (int i = 0; i < length; i++) text.append(PIECES[random.nextInt(PIECES.length)]);
    return text.toString();
  }

  private RuleReading read(String text) {
    return reader.read(text, START, BERLIN);
  }
}
