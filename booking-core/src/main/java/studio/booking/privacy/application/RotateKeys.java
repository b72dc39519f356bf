package studio.booking.privacy.application;

import java.util.Map;
import studio.booking.audit.AuditLog;
import studio.booking.operations.Job.StopSign;
import studio.booking.privacy.domain.KeyRotation;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/** Has a studio's data keys encrypted by the key-encryption key of the day. */
@UseCase
public class RotateKeys {
  /**
   * How it went.
   *
   * @param unreadable data keys that none of the key-encryption keys at hand opens
   * @param remaining those that are still to be done, the unreadable ones among them
   */
  public record Report(long rewrapped, long unreadable, long remaining) {
    public boolean complete() {
      return remaining == 0;
    }
  }

  private final KeyRotation rotation;
  private final AuditLog audit;

  public RotateKeys(KeyRotation rotation, AuditLog audit) {
    this.rotation = rotation;
    this.audit = audit;
  }

  /** Works until nothing is left, or it is to stop. What is done by then stays done. */
  public Report rotate(Caller caller, StopSign stop) {
    var studio = caller.organization();
    long rewrapped = 0;
    long unreadable = 0;
    var step = rotation.next(studio, null);
    while (step.last() != null) {
      rewrapped += step.rewrapped();
      unreadable += step.unreadable();
      // A set that nobody can read must not keep the others waiting for ever.
      if (rewrapped > 0 && stop.isUp()) break;
      step = rotation.next(studio, step.last());
    }
    if (rewrapped > 0) {
      audit.record(
          caller,
          new AuditLog.Act(
              "KEYS_REWRAPPED", "keys", null, null, Map.of("keys", String.valueOf(rewrapped))));
    }
    return new Report(rewrapped, unreadable, rotation.remaining(studio));
  }
}
