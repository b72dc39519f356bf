package studio.booking.scheduling.application;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import studio.booking.scheduling.domain.RecurrenceRule;
import studio.booking.scheduling.domain.RecurringWish;
import studio.booking.scheduling.domain.RecurringWish.Pattern;
import studio.booking.scheduling.domain.RuleCalendar;
import studio.booking.scheduling.domain.RuleReader;
import studio.booking.scheduling.domain.RuleReading;
import studio.booking.scheduling.domain.RuleReading.Read;
import studio.booking.shared.Collaborator;

/** Makes a rule of however somebody says that something comes again. */
@Collaborator
final class WrittenPattern {
  private final RuleReader reader;
  private final RuleCalendar calendar;

  WrittenPattern(RuleReader reader, RuleCalendar calendar) {
    this.reader = reader;
    this.calendar = calendar;
  }

  RuleReading read(RecurringWish wish, ZoneId zone) {
    var start = wish.startDate();
    return switch (wish.pattern()) {
      case Pattern.Weekday(var day) ->
          new Read(RecurrenceRule.everyWeeks(1, start.with(TemporalAdjusters.nextOrSame(day))));
      case Pattern.EveryWeeks(int weeks) -> new Read(RecurrenceRule.everyWeeks(weeks, start));
      case Pattern.Monthly() -> new Read(RecurrenceRule.everyMonth(start));
      case Pattern.Written(var rule) -> reader.read(rule, start.atTime(wish.startTime()), zone);
    };
  }

  /** Whether it ever falls on a date from its start to the last, or for a century. */
  boolean everFalls(RecurrenceRule rule, RecurringWish wish) {
    var last = wish.endDate() == null ? LocalDate.MAX : wish.endDate();
    return calendar.first(rule, wish.startDate(), last).isPresent();
  }
}
