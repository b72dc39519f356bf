package studio.booking.demo;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.operations.Job;
import studio.booking.operations.application.Jobs;
import studio.booking.shared.Caller;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Problems;

@DemoMode
@RestController
@RequestMapping("/api/demo/clock")
@Tag(name = "Demo")
class ClockController {
  private static final Duration LONGEST = Duration.ofDays(3660);

  /** Either an instant, or an ISO 8601 duration such as P7D or PT90M. */
  record Change(@Nullable Instant now, @Nullable String advance) {}

  /** What the program takes the time to be, and how many seconds that is ahead of real time. */
  record ClockView(Instant now, long aheadSeconds) {}

  private final DemoClock clock;
  private final Jobs jobs;

  ClockController(DemoClock clock, Jobs jobs) {
    this.clock = clock;
    this.jobs = jobs;
  }

  @Operation(summary = "Tells the program's time")
  @GetMapping
  @Allow(Role.ADMIN)
  ResponseEntity<ClockView> show(Caller caller) {
    return ResponseEntity.ok(view());
  }

  @Operation(
      summary = "Puts the program's clock forward, and does what is due by then before it answers")
  @PutMapping
  @Allow(Role.ADMIN)
  @Answer(ClockView.class)
  ResponseEntity<?> change(Caller caller, @RequestBody Change change) {
    if ((change.now() == null) == (change.advance() == null)) {
      return Problems.invalid("", "needs either now or advance");
    }
    var pointer = change.now() == null ? "/advance" : "/now";
    var now = clock.instant();
    var to = target(change, now);
    if (to == null) return Problems.invalid(pointer, "must be a duration such as P7D");
    if (to.isBefore(now)) return Problems.invalid(pointer, "the clock goes forward only");
    if (to.isAfter(now.plus(LONGEST))) {
      return Problems.invalid(pointer, "must not be more than ten years away");
    }
    clock.putForward(Duration.between(now, to));
    for (Job job : jobs.all()) jobs.run(job.name(), null, () -> false);
    return Answers.ok(view());
  }

  private static @Nullable Instant target(Change change, Instant now) {
    if (change.now() != null) return change.now();
    var text = String.valueOf(change.advance());
    try {
      return now.plus(Duration.parse(text));
    } catch (DateTimeException | ArithmeticException e) {
      // Weeks, months and years are no durations to Java.
    }
    try {
      return now.atZone(ZoneOffset.UTC).plus(Period.parse(text)).toInstant();
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private ClockView view() {
    return new ClockView(clock.instant(), clock.ahead().toSeconds());
  }
}
