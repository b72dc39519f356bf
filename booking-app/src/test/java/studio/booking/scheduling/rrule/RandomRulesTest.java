package studio.booking.scheduling.rrule;

import static org.assertj.core.api.Assertions.fail;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import studio.booking.scheduling.domain.PlainRuleCalendar;
import studio.booking.scheduling.domain.RecurrenceRule;
import studio.booking.scheduling.domain.RecurrenceRule.Bound;
import studio.booking.scheduling.domain.RecurrenceRule.Frequency;
import studio.booking.scheduling.domain.RecurrenceRule.Weekday;

/** The library against a calendar that was written apart from it. */
class RandomRulesTest {
  private static final int RULES = Boolean.getBoolean("booking.long") ? 100_000 : 20_000;
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

  private final LibRecurCalendar library = new LibRecurCalendar();
  private final PlainRuleCalendar plain = new PlainRuleCalendar();

  @Test
  void two_calendars_agree() {
    long seed = Long.getLong("booking.seed", System.nanoTime());
    System.out.println("-Dbooking.seed=" + seed);
    int dates = 0;
    for (int i = 0; i < RULES; i++) {
      var random = new Random(seed + i);
      var anchor = FIRST.plusDays(random.nextInt(2_000));
      var rule = rule(random, anchor);
      var from = anchor.plusDays(random.nextInt(800) - 100);
      var to = from.plusDays(random.nextInt(400));
      var found = library.dates(rule, anchor, from, to);
      var expected = plain.dates(rule, anchor, from, to);
      if (!found.equals(expected)) {
        fail(
            "%s from %s, %s to %s:%n%s, but%n%s by hand; seed %d"
                .formatted(rule, anchor, from, to, found, expected, seed + i));
      }
      dates += found.size();
    }
    System.out.printf("%d dates of %d rules%n", dates, RULES);
  }

  private static RecurrenceRule rule(Random random, LocalDate anchor) {
    var frequency = Frequency.values()[random.nextInt(4)];
    var byMonth = some(random, 4, () -> 1 + random.nextInt(12));
    List<Integer> byMonthDay =
        frequency == Frequency.WEEKLY ? List.of() : some(random, 3, () -> monthDay(random));
    boolean mayNumber =
        frequency == Frequency.MONTHLY || (frequency == Frequency.YEARLY && byMonthDay.isEmpty());
    var byDay = some(random, 2, () -> 0).stream().map(_ -> weekday(random, mayNumber)).toList();
    boolean alone = byMonth.isEmpty() && byMonthDay.isEmpty() && byDay.isEmpty();
    List<Integer> bySetPosition =
        alone ? List.of() : some(random, 3, () -> sign(random) * (1 + random.nextInt(6)));
    return new RecurrenceRule(
        frequency,
        1 + (random.nextInt(3) == 0 ? random.nextInt(12) : random.nextInt(2)),
        bound(random, anchor),
        byMonth,
        byMonthDay,
        byDay,
        bySetPosition,
        DayOfWeek.of(1 + random.nextInt(7)));
  }

  private static Bound bound(Random random, LocalDate anchor) {
    return switch (random.nextInt(4)) {
      case 0 -> new Bound.Times(1 + random.nextInt(60));
      case 1 -> new Bound.Until(anchor.plusDays(random.nextInt(900) - 20));
      default -> new Bound.Forever();
    };
  }

  private static List<Integer> some(Random random, int seldom, IntSupplier one) {
    if (random.nextInt(seldom) > 0) return List.of();
    var some = new ArrayList<Integer>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) some.add(one.getAsInt());
    return some;
  }

  private static int monthDay(Random random) {
    return sign(random) * (random.nextBoolean() ? 27 + random.nextInt(5) : 1 + random.nextInt(31));
  }

  private static Weekday weekday(Random random, boolean mayNumber) {
    var day = DayOfWeek.of(1 + random.nextInt(7));
    boolean numbered = mayNumber && random.nextBoolean();
    return new Weekday(numbered ? sign(random) * (1 + random.nextInt(5)) : 0, day);
  }

  private static int sign(Random random) {
    return random.nextInt(3) == 0 ? -1 : 1;
  }
}
