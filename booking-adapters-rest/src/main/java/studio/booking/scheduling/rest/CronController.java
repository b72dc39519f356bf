package studio.booking.scheduling.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.scheduling.application.Dispatcher;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;

/** For timers outside, which have a secret. Without one configured there is nothing here. */
@RestController
@Conditional(CronController.ThereIsASecret.class)
@Tag(name = "Recurring bookings")
class CronController {
  /** Somebody has set {@code CRON_SECRET}. */
  static final class ThereIsASecret implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !context.getEnvironment().getProperty("booking.cron.secret", "").isBlank();
    }
  }

  private final Dispatcher dispatcher;

  CronController(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  @Operation(
      summary = "Makes what the recurring bookings of all studios are missing ahead",
      description =
          "For a timer outside: send `Authorization: Bearer` with the secret that the program was"
              + " given as CRON_SECRET.")
  @PostMapping("/api/cron/generate-sessions")
  @Allow(Role.PUBLIC)
  @Answer(GenerationReport.class)
  ResponseEntity<?> generateAll() {
    return GenerationController.timed(
        Dispatcher.USUAL_WEEKS, stop -> dispatcher.runAll(Dispatcher.USUAL_WEEKS, stop));
  }

  @Operation(
      summary = "The same by GET, for timers that know nothing else",
      description = "Guarded by the same secret.")
  @GetMapping("/api/cron/generate-sessions")
  @Allow(Role.PUBLIC)
  @Answer(GenerationReport.class)
  ResponseEntity<?> generateAllByGet() {
    return generateAll();
  }
}
