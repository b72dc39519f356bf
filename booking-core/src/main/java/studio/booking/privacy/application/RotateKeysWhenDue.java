package studio.booking.privacy.application;

import java.time.Duration;
import java.util.List;
import studio.booking.operations.EachStudio;
import studio.booking.privacy.domain.KeyRotation;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;

/** Once the program comes with another key-encryption key, no studio has to ask for it. */
public class RotateKeysWhenDue extends EachStudio {
  private final KeyRotation rotation;
  private final RotateKeys rotateKeys;

  public RotateKeysWhenDue(KeyRotation rotation, RotateKeys rotateKeys) {
    this.rotation = rotation;
    this.rotateKeys = rotateKeys;
  }

  @Override
  public String name() {
    return "rewrap-keys";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(10);
  }

  @Override
  protected List<OrganizationId> due() {
    return rotation.studios();
  }

  @Override
  protected String counted() {
    return "rewrapped";
  }

  @Override
  protected int workIn(Caller studio) {
    // One set: the job can be stopped before the next.
    return Math.toIntExact(rotateKeys.rotate(studio, () -> true).rewrapped());
  }
}
