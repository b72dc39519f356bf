package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.operations.Job;
import studio.booking.operations.PartlyFailed;
import studio.booking.scheduling.domain.DueStudios;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;

/**
 * Looks after the recurring bookings of all studios once in each of their days, from two in the
 * morning on. Whether that is due is read from a date that is kept, so an hour that the clocks
 * leave out or repeat makes no difference, nor does an outage.
 */
public final class GenerateSessionsJob implements Job {
  private final Dispatcher dispatcher;
  private final GenerateSessions generate;
  private final DueStudios studios;
  private final Clock clock;

  public GenerateSessionsJob(
      Dispatcher dispatcher, GenerateSessions generate, DueStudios studios, Clock clock) {
    this.dispatcher = dispatcher;
    this.generate = generate;
    this.studios = studios;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "generate-sessions";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(10);
  }

  @Override
  public Report run(@Nullable OrganizationId studio, StopSign stop) {
    var total = Report.of("created", 0).plus(Report.of("existing", 0));
    RuntimeException failure = null;
    for (var each : studio == null ? due() : List.of(studio)) {
      if (stop.isUp()) break;
      try {
        var done = in(Caller.system(each, name()), studio != null, stop);
        total = total.plus(counted(done));
        if (failure == null) failure = done.failure();
      } catch (RuntimeException e) {
        if (failure == null) failure = e;
        total = total.plus(Report.of("failedStudios", 1));
      }
    }
    if (failure != null) throw new PartlyFailed(total, failure);
    return total;
  }

  /** No zone is further ahead than this. */
  private List<OrganizationId> due() {
    var furthest = clock.instant().atOffset(ZoneOffset.ofHours(14)).toLocalDate();
    return studios.withRecurringBookings(furthest);
  }

  private Dispatcher.Report in(Caller studio, boolean anyway, StopSign stop) {
    var date = generate.dueDate(studio);
    if (date.isEmpty() && !anyway) return Dispatcher.Report.NOTHING;
    var done = dispatcher.run(studio, Dispatcher.USUAL_WEEKS, stop);
    if (done.complete()) date.ifPresent(due -> generate.done(studio, due));
    return done;
  }

  private static Report counted(Dispatcher.Report done) {
    var counts = Report.of("created", done.created()).plus(Report.of("existing", done.existing()));
    for (var skipped : done.skipped().entrySet()) {
      counts = counts.plus(Report.of("skipped." + skipped.getKey(), skipped.getValue()));
    }
    return done.failed() == 0 ? counts : counts.plus(Report.of("failed", done.failed()));
  }
}
