package studio.booking.consent.application;

import java.time.LocalDate;
import studio.booking.consent.VersionNumber;
import studio.booking.consent.domain.Version;
import studio.booking.shared.Rejection;

/** What came of publishing a version. */
public sealed interface PublishOutcome {
  record Published(Version version) implements PublishOutcome {}

  sealed interface Refused extends PublishOutcome, Rejection {}

  /**
   * It is no text to agree to, or from a day that is over.
   *
   * @param pointer to the property
   * @param message what it must be
   */
  record Flawed(String pointer, String message) implements Refused {}

  /** It does not follow the last version: its number, or its date, comes before that one's. */
  record DoesNotFollow(VersionNumber last, LocalDate effectiveOn) implements Refused {}
}
