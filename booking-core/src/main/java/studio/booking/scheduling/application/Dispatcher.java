package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import studio.booking.operations.Job.StopSign;
import studio.booking.scheduling.RecurringBookingId;
import studio.booking.scheduling.application.ExtendSeries.Extended;
import studio.booking.scheduling.application.GenerateSessions.Stretch;
import studio.booking.scheduling.domain.DueStudios;
import studio.booking.scheduling.domain.SkipReason;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;

/**
 * Makes what a studio is missing ahead: the sessions of its series of classes, and then what
 * recurring bookings have, in these or by themselves. It does so set by set, each in a unit of work
 * of its own, so unlike a use case it is none itself. It may be stopped between two, killed at any
 * time, and run by several at once.
 */
public final class Dispatcher {
  /** As far ahead as anybody may ask for. */
  public static final int MOST_WEEKS = 52;

  public static final int USUAL_WEEKS = DatesAhead.USUAL_WEEKS;

  private static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

  private static final int SERIES_AT_ONCE = 50;

  private final EachSeries eachSeries;
  private final GenerateSessions generate;
  private final DueStudios studios;
  private final Clock clock;

  public Dispatcher(
      ExtendSeries extendSeries, GenerateSessions generate, DueStudios studios, Clock clock) {
    this.eachSeries = new EachSeries(extendSeries);
    this.generate = generate;
    this.studios = studios;
    this.clock = clock;
  }

  /**
   * What was done.
   *
   * @param existing dates that were dealt with before
   * @param skipped dates without a session, by reason, those of earlier runs that are ahead
   *     included
   * @param failed recurring bookings about which something went wrong, and one more for any series
   * @param complete whether it came to the end, was not stopped, and left nothing to somebody else
   *     who may yet be killed
   * @param failure the first of what went wrong
   */
  public record Report(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      long created,
      long existing,
      Map<SkipReason, Long> skipped,
      long failed,
      boolean complete,
      @Nullable RuntimeException failure) {
    public static final Report NOTHING = new Report(null, null, 0, 0, Map.of(), 0, true, null);

    Report plus(Stretch some) {
      var sum = new EnumMap<SkipReason, Long>(SkipReason.class);
      sum.putAll(skipped);
      some.skipped().forEach((why, count) -> sum.merge(why, (long) count, Long::sum));
      return new Report(
          some.from(),
          some.to(),
          created + some.created(),
          existing + some.existing(),
          sum,
          failed,
          complete && !some.passedOver(),
          failure);
    }

    Report plus(Extended some) {
      var sum = new EnumMap<SkipReason, Long>(SkipReason.class);
      sum.putAll(skipped);
      some.skipped().forEach((why, count) -> sum.merge(why, (long) count, Long::sum));
      return new Report(
          from,
          to,
          created + some.made(),
          existing + some.existing(),
          sum,
          failed,
          complete,
          failure);
    }

    Report plus(Report other) {
      var sum = new EnumMap<SkipReason, Long>(SkipReason.class);
      sum.putAll(skipped);
      other.skipped().forEach((why, count) -> sum.merge(why, count, Long::sum));
      return new Report(
          other.from() == null ? from : other.from(),
          other.to() == null ? to : other.to(),
          created + other.created(),
          existing + other.existing(),
          sum,
          failed + other.failed(),
          complete && other.complete(),
          failure == null ? other.failure() : failure);
    }

    Report failedOnce(RuntimeException why) {
      return new Report(
          from,
          to,
          created,
          existing,
          skipped,
          failed + 1,
          complete,
          failure == null ? why : failure);
    }

    Report stopped() {
      return new Report(from, to, created, existing, skipped, failed, false, failure);
    }
  }

  /** The same for all studios that have something to make. */
  public Report runAll(int weeksAhead, StopSign stop) {
    var all = new TreeSet<OrganizationId>(Comparator.comparing(OrganizationId::value));
    all.addAll(studios.withRecurringBookings(FOREVER));
    all.addAll(studios.withSeriesBehind(clock.instant()));
    var total = Report.NOTHING;
    for (var studio : all) {
      total = total.plus(run(Caller.system(studio, "generate-sessions"), weeksAhead, stop));
    }
    return total;
  }

  /** Works until nothing is left, or the sign is up. */
  public Report run(Caller studio, int weeksAhead, StopSign stop) {
    var report = series(studio, weeksAhead, stop);
    RecurringBookingId after = null;
    while (true) {
      if (stop.isUp()) return report.stopped();
      RecurringBookingId last;
      try {
        var some = generate.extend(studio, after, GenerateSessions.AT_ONCE, weeksAhead);
        report = report.plus(some);
        last = some.last();
      } catch (RuntimeException e) {
        var singly = oneByOne(studio, after, weeksAhead, report, stop);
        report = singly.report();
        last = singly.last();
      }
      if (last == null) return report;
      after = last;
    }
  }

  /** Classes first: some of the recurring bookings are for places in them. */
  private Report series(Caller studio, int weeksAhead, StopSign stop) {
    var report = Report.NOTHING;
    try {
      while (!stop.isUp()) {
        var some = eachSeries.extend(studio, weeksAhead, SERIES_AT_ONCE);
        report = report.plus(some);
        if (some.series() == 0) break;
      }
    } catch (RuntimeException e) {
      // What is the matter with a series keeps nobody's own booking waiting.
      report = report.failedOnce(e);
    }
    return report;
  }

  private record Singly(@Nullable RecurringBookingId last, Report report) {}

  /** Something is the matter with one of the next: the others have theirs all the same. */
  private Singly oneByOne(
      Caller studio,
      @Nullable RecurringBookingId after,
      int weeksAhead,
      Report before,
      StopSign stop) {
    var report = before;
    var last = after;
    for (var id : generate.next(studio, after, GenerateSessions.AT_ONCE)) {
      if (stop.isUp()) return new Singly(null, report.stopped());
      try {
        report = report.plus(generate.extendOne(studio, id, weeksAhead));
      } catch (RuntimeException e) {
        report = report.failedOnce(e);
      }
      last = id;
    }
    return new Singly(last == null || last.equals(after) ? null : last, report);
  }
}
