package studio.booking.wiring;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;
import studio.booking.operations.application.Jobs;
import studio.booking.operations.domain.JobRun;

/** The last run of each job, for whoever looks after the program. */
@Component
@Endpoint(id = "jobs")
final class JobsEndpoint {
  /** A run; null where there has been none. */
  record Run(
      Instant startedAt, @Nullable Instant finishedAt, String outcome, Map<String, Long> report) {
    static @Nullable Run of(@Nullable JobRun run) {
      return run == null
          ? null
          : new Run(run.startedAt(), run.finishedAt(), run.outcome().name(), run.report().counts());
    }
  }

  /** A job and when it last ran. */
  record Entry(String every, @Nullable Run lastRun) {}

  private final Jobs jobs;

  JobsEndpoint(Jobs jobs) {
    this.jobs = jobs;
  }

  @ReadOperation
  SortedMap<String, Entry> jobs() {
    var entries = new TreeMap<String, Entry>();
    for (var listed : jobs.list((studio.booking.shared.OrganizationId) null)) {
      entries.put(
          listed.job().name(), new Entry(listed.job().every().toString(), Run.of(listed.last())));
    }
    return entries;
  }
}
