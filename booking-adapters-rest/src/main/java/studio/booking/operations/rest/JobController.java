package studio.booking.operations.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.operations.application.Jobs;
import studio.booking.operations.application.Jobs.Listed;
import studio.booking.operations.application.Jobs.Result.AlreadyRunning;
import studio.booking.operations.application.Jobs.Result.Ran;
import studio.booking.operations.application.Jobs.Result.UnknownJob;
import studio.booking.operations.domain.JobRun;
import studio.booking.operations.domain.JobRun.Outcome;
import studio.booking.shared.Caller;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.ProblemCode;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;

@RestController
@RequestMapping("/api/admin/jobs")
@Tag(name = "Jobs")
class JobController {
  record JobView(String name, long everySeconds, @Nullable RunView lastRun) {
    static JobView of(Listed listed) {
      var last = listed.last();
      Duration every = listed.job().every();
      return new JobView(
          listed.job().name(), every.toSeconds(), last == null ? null : RunView.of(last));
    }
  }

  record RunView(
      Instant startedAt, @Nullable Instant finishedAt, Outcome outcome, Map<String, Long> report) {
    static RunView of(JobRun run) {
      return new RunView(run.startedAt(), run.finishedAt(), run.outcome(), run.report().counts());
    }
  }

  private final Jobs jobs;

  JobController(Jobs jobs) {
    this.jobs = jobs;
  }

  @Operation(summary = "Lists the background jobs with their last runs")
  @GetMapping
  @Allow(Role.OWNER)
  Page<JobView> list(Caller caller) {
    // A handful that the program brings along: always one page.
    return new Page<>(jobs.list(caller).stream().map(JobView::of).toList(), null);
  }

  @Operation(
      summary = "Runs a background job now, for the owner's studio, and answers with its report")
  @PostMapping("/{name}/run")
  @Allow(Role.OWNER)
  @Answer(RunView.class)
  @Refusals(ProblemCode.JOB_RUNNING)
  ResponseEntity<?> run(Caller caller, @PathVariable String name) {
    return switch (jobs.run(caller, name)) {
      case Ran(var run) -> Answers.ok(RunView.of(run));
      case UnknownJob _ -> Problems.notFound("There is no such job.");
      case AlreadyRunning _ ->
          Problems.of(ProblemCode.JOB_RUNNING, "It will be done with what is due in a moment.");
    };
  }
}
