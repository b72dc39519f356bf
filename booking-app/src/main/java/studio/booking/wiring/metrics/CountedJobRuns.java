package studio.booking.wiring.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.operations.Job.Report;
import studio.booking.operations.domain.JobRun;
import studio.booking.operations.domain.JobRun.Outcome;
import studio.booking.operations.domain.JobRuns;
import studio.booking.shared.OrganizationId;

/** Runs of jobs, timed and counted when they end here. */
public final class CountedJobRuns implements JobRuns {
  private final JobRuns runs;
  private final MeterRegistry meters;

  public CountedJobRuns(JobRuns runs, MeterRegistry meters) {
    this.runs = runs;
    this.meters = meters;
  }

  @Override
  public Optional<UUID> begin(String job, @Nullable OrganizationId organization) {
    return runs.begin(job, organization);
  }

  @Override
  public void goesOn(String job, UUID run) {
    runs.goesOn(job, run);
  }

  @Override
  public JobRun end(String job, UUID run, Outcome outcome, Report report) {
    var ended = runs.end(job, run, outcome, report);
    var how = outcome.name().toLowerCase(Locale.ROOT);
    var took =
        ended.finishedAt() == null
            ? Duration.ZERO
            : Duration.between(ended.startedAt(), ended.finishedAt());
    meters.timer("booking.job.runs", "job", job, "outcome", how).record(took);
    // What reports name is written in the jobs' code: few words.
    report
        .counts()
        .forEach(
            (what, count) ->
                meters.counter("booking.job.work", "job", job, "what", what).increment(count));
    return ended;
  }

  @Override
  public List<JobRun> last(Collection<String> jobs, @Nullable OrganizationId organization) {
    return runs.last(jobs, organization);
  }
}
