package studio.booking.scheduling.rest;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.application.Dispatcher.Report;

/**
 * What came of making sessions.
 *
 * @param from the first date that was looked at; null where there was nothing to look at
 * @param existing dates that were dealt with before
 * @param skipped dates ahead that can't be booked, by reason
 * @param failed recurring bookings and series about which something went wrong; they are tried
 *     again
 * @param complete whether all was done; otherwise ask again, or leave the rest to the nightly job
 */
record GenerationReport(
    int weeksAhead,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    long created,
    long existing,
    Map<String, Long> skipped,
    long failed,
    boolean complete,
    long durationMs) {

  static GenerationReport of(Report report, int weeksAhead, long durationMs) {
    var skipped = new TreeMap<String, Long>();
    report.skipped().forEach((why, count) -> skipped.put(why.name(), count));
    return new GenerationReport(
        weeksAhead,
        report.from(),
        report.to(),
        report.created(),
        report.existing(),
        skipped,
        report.failed(),
        report.complete(),
        durationMs);
  }
}
