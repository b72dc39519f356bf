package studio.booking.privacy.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.privacy.application.RotateKeys;
import studio.booking.shared.Caller;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;

/** The keys that personal data are encrypted with. */
@RestController
@Tag(name = "Personal data")
class KeyController {
  /** The rest is left to another call, or to the job. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final RotateKeys rotateKeys;

  KeyController(RotateKeys rotateKeys) {
    this.rotateKeys = rotateKeys;
  }

  /**
   * How it went.
   *
   * @param rewrapped clients whose keys were encrypted anew by this call
   * @param unreadable keys that no key-encryption key opens; they stay as they are
   * @param remaining keys that are left, the unreadable ones among them
   */
  record Rotation(long rewrapped, long unreadable, long remaining, boolean complete) {}

  @Operation(
      summary = "Encrypts the clients' keys anew by the key-encryption key in use",
      description =
          "Of the studio's clients, those whose keys another key-encryption key still encrypts."
              + " Personal data stay as they are, and can be read all the while. It works for ten"
              + " seconds at most: when `complete` is false, call it again, or leave the rest to"
              + " the job `rewrap-keys`.")
  @PostMapping("/api/admin/keys/rotate")
  @Allow(Role.ADMIN)
  @Answer(Rotation.class)
  ResponseEntity<?> rotate(Caller caller) {
    long began = System.nanoTime();
    var report = rotateKeys.rotate(caller, () -> System.nanoTime() - began > LONGEST.toNanos());
    return Answers.ok(
        new Rotation(
            report.rewrapped(), report.unreadable(), report.remaining(), report.complete()));
  }
}
