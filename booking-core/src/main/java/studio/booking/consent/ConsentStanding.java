package studio.booking.consent;

import org.jspecify.annotations.Nullable;

/**
 * How a client stands to a type at one instant.
 *
 * @param lack why there is no consent; null: there is
 * @param answered the version that the newest answer was given to; null when there is no answer
 * @param current the version to ask with; null before the studio's first is in force
 */
public record ConsentStanding(
    @Nullable Lack lack, @Nullable VersionNumber answered, @Nullable VersionNumber current) {
  public boolean hasConsent() {
    return lack == null;
  }
}
