package studio.booking.consent.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.consent.ConsentStanding;
import studio.booking.consent.ConsentType;
import studio.booking.consent.Lack;
import studio.booking.consent.VersionNumber;
import studio.booking.consent.application.ShowConsents.ToAnswer;
import studio.booking.consent.domain.ConsentTypes.Meaning;
import studio.booking.consent.domain.Version;

/** The smaller shapes that consents have in answers. */
final class ConsentViews {
  private ConsentViews() {}

  /**
   * Whether there is consent.
   *
   * @param version that the newest answer was given to; null when there is no answer
   * @param reason why there is none; null: there is
   * @param currentVersion to ask with; null before the first is in force
   */
  record CheckView(
      boolean hasConsent,
      @Nullable VersionNumber version,
      @Nullable Lack reason,
      @Nullable VersionNumber currentVersion) {
    static CheckView of(ConsentStanding it) {
      return new CheckView(it.hasConsent(), it.answered(), it.lack(), it.current());
    }
  }

  /** How many were taken back: 0 says that there was nothing to take back. */
  record RevokedView(int revoked) {}

  /** What the client has still to answer, and with which text. */
  record RequiredView(
      ConsentType consentType,
      String name,
      String description,
      Lack reason,
      VersionNumber consentVersion,
      String fullText,
      String textHash,
      String summary,
      @Nullable String changes) {
    static RequiredView of(ToAnswer it) {
      var version = it.version();
      return new RequiredView(
          it.meaning().type(),
          it.meaning().name(),
          it.meaning().description(),
          it.why(),
          version.head().number(),
          version.text().fullText(),
          version.textHash(),
          version.text().summary(),
          version.text().changes());
    }
  }

  /**
   * A text, as it was published.
   *
   * @param effectiveDate the studio's date on which it comes into force
   * @param textHash SHA-256 of the full text, in hexadecimal digits
   * @param changes from the version before; null: not said
   * @param publishedBy null: it came with the program
   */
  record VersionView(
      VersionNumber version,
      LocalDate effectiveDate,
      String fullText,
      String textHash,
      String summary,
      @Nullable String changes,
      boolean requiresReConsent,
      Instant publishedAt,
      @Nullable UUID publishedBy) {
    static VersionView of(Version it) {
      var by = it.publishedBy();
      return new VersionView(
          it.head().number(),
          it.head().effectiveOn(),
          it.text().fullText(),
          it.textHash(),
          it.text().summary(),
          it.text().changes(),
          it.head().requiresReConsent(),
          it.publishedAt(),
          by == null ? null : by.value());
    }
  }

  /** What people are asked about, and what that means. */
  record TypeView(ConsentType consentType, String name, String description) {
    static TypeView of(Meaning it) {
      return new TypeView(it.type(), it.name(), it.description());
    }
  }
}
