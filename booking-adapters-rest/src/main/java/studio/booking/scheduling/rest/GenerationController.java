package studio.booking.scheduling.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.operations.Job.StopSign;
import studio.booking.scheduling.application.Dispatcher;
import studio.booking.shared.Caller;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;

/** Making the sessions of recurring bookings by hand, besides the nightly job. */
@RestController
@Tag(name = "Recurring bookings")
class GenerationController {
  /** The rest is left to the nightly job, so that no request takes for ever. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Dispatcher dispatcher;

  GenerationController(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  /**
   * How far to look.
   *
   * @param weeksAhead 6 without it
   */
  record Generate(@Nullable @Min(1) @Max(Dispatcher.MOST_WEEKS) Integer weeksAhead) {}

  @Operation(
      summary = "Makes what the studio's recurring bookings are missing ahead",
      description =
          "As the nightly job does. What is there already is not made again, whoever else makes"
              + " sessions at the same time.")
  @PostMapping("/api/admin/generate-sessions")
  @Allow(Role.OWNER)
  @Answer(GenerationReport.class)
  ResponseEntity<?> generate(Caller caller, @RequestBody @Nullable Generate generate) {
    int weeks =
        generate == null || generate.weeksAhead() == null
            ? Dispatcher.USUAL_WEEKS
            : generate.weeksAhead();
    var program = Caller.system(caller.organization(), caller.request().id());
    return timed(weeks, stop -> dispatcher.run(program, weeks, stop));
  }

  static ResponseEntity<?> timed(int weeks, Function<StopSign, Dispatcher.Report> work) {
    long began = System.nanoTime();
    var report = work.apply(() -> System.nanoTime() - began > LONGEST.toNanos());
    return Answers.ok(GenerationReport.of(report, weeks, (System.nanoTime() - began) / 1_000_000));
  }
}
