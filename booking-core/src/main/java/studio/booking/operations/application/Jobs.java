package studio.booking.operations.application;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.booking.operations.Job;
import studio.booking.operations.Job.Report;
import studio.booking.operations.PartlyFailed;
import studio.booking.operations.domain.JobRun;
import studio.booking.operations.domain.JobRun.Outcome;
import studio.booking.operations.domain.JobRuns;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;

/**
 * Runs jobs and tells of their runs. A run is many units of work, so unlike a use case it is none
 * itself.
 */
public class Jobs {
  private final SortedMap<String, Job> jobs;
  private final JobRuns runs;
  private final Failures failures;
  private volatile boolean ending;

  /** Hears of what went wrong, for the log. */
  public interface Failures {
    void failed(String job, RuntimeException failure);
  }

  /** What came of the wish to run a job. */
  public sealed interface Result {
    record Ran(JobRun run) implements Result {}

    record UnknownJob(String name) implements Result {}

    record AlreadyRunning(String name) implements Result {}
  }

  /** A job and its last run, if it ever ran. */
  public record Listed(Job job, @Nullable JobRun last) {}

  public Jobs(Collection<? extends Job> jobs, JobRuns runs, Failures failures) {
    this.jobs = new TreeMap<>(jobs.stream().collect(toMap(Job::name, Function.identity())));
    this.runs = runs;
    this.failures = failures;
  }

  public Collection<Job> all() {
    return jobs.values();
  }

  /** Runs a job for the caller's studio. */
  public Result run(Caller caller, String name) {
    return run(name, caller.organization(), () -> false);
  }

  /**
   * Runs a job here and now, unless it is running anywhere.
   *
   * @param studio null for all of them
   * @param enough asked between two sets, besides whether the program is about to end
   */
  public Result run(String name, @Nullable OrganizationId studio, BooleanSupplier enough) {
    var job = jobs.get(name);
    if (job == null) return new Result.UnknownJob(name);
    var run = runs.begin(name, studio);
    if (run.isEmpty()) return new Result.AlreadyRunning(name);
    return new Result.Ran(run(job, run.get(), studio, enough));
  }

  private JobRun run(Job job, UUID run, @Nullable OrganizationId studio, BooleanSupplier enough) {
    var stop = new Stop(job.name(), run, enough);
    var outcome = Outcome.FAILED;
    var report = Report.NOTHING;
    try {
      report = job.run(studio, stop);
      outcome = stop.wasUp ? Outcome.STOPPED : Outcome.OK;
    } catch (PartlyFailed e) {
      report = e.report();
      failures.failed(job.name(), e);
    } catch (RuntimeException e) {
      failures.failed(job.name(), e);
    }
    return runs.end(job.name(), run, outcome, report);
  }

  /** All jobs with their last runs, as far as the caller's studio had part in them. */
  public List<Listed> list(Caller caller) {
    return list(caller.organization());
  }

  /**
   * All jobs with their last runs.
   *
   * @param studio whose runs count besides those for all studios; null: everybody's
   */
  public List<Listed> list(@Nullable OrganizationId studio) {
    Map<String, JobRun> last =
        runs.last(jobs.keySet(), studio).stream().collect(toMap(JobRun::job, Function.identity()));
    return jobs.values().stream().map(job -> new Listed(job, last.get(job.name()))).toList();
  }

  /** The program is about to end: whatever runs comes to a stop after the set it is at. */
  public void end() {
    ending = true;
  }

  private final class Stop implements Job.StopSign {
    private final String job;
    private final UUID run;
    private final BooleanSupplier enough;
    private boolean wasUp;

    Stop(String job, UUID run, BooleanSupplier enough) {
      this.job = job;
      this.run = run;
      this.enough = enough;
    }

    @Override
    public boolean isUp() {
      if (ending || enough.getAsBoolean()) wasUp = true;
      else runs.goesOn(job, run);
      return wasUp;
    }
  }
}
