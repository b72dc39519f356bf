package studio.booking.operations.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.operations.Job.Report;
import studio.booking.shared.OrganizationId;

/**
 * One run of a job. Its times are real ones, whatever the demo's clock says.
 *
 * @param organization the studio it was run for; null: all of them
 * @param finishedAt null while it runs
 */
public record JobRun(
    String job,
    UUID id,
    @Nullable OrganizationId organization,
    Instant startedAt,
    @Nullable Instant finishedAt,
    Outcome outcome,
    Report report) {

  /** How it ended. */
  public enum Outcome {
    RUNNING,
    OK,
    FAILED,
    /** The program ended before it was done; the next run goes on. */
    STOPPED
  }
}
