package studio.booking.operations.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.operations.Job.Report;
import studio.booking.operations.domain.JobRun.Outcome;
import studio.booking.shared.OrganizationId;

/** The runs of all jobs, on all instances. What is written here is seen by all at once. */
public interface JobRuns {
  /** Begins a run, unless the job is running anywhere. One that was killed counts no more. */
  Optional<UUID> begin(String job, @Nullable OrganizationId organization);

  /** Says that a run goes on. Without that it counts as killed after two minutes. */
  void goesOn(String job, UUID run);

  /** Ends a run, and forgets old ones of the job. */
  JobRun end(String job, UUID run, Outcome outcome, Report report);

  /**
   * The last run of each job that has one.
   *
   * @param organization whose runs count besides those for all studios; null: everybody's
   */
  List<JobRun> last(Collection<String> jobs, @Nullable OrganizationId organization);
}
