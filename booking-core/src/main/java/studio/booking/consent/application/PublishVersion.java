package studio.booking.consent.application;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import studio.booking.audit.AuditLog;
import studio.booking.consent.VersionNumber;
import studio.booking.consent.application.PublishOutcome.DoesNotFollow;
import studio.booking.consent.application.PublishOutcome.Flawed;
import studio.booking.consent.application.PublishOutcome.Published;
import studio.booking.consent.domain.Placeholders;
import studio.booking.consent.domain.Version;
import studio.booking.consent.domain.Version.Head;
import studio.booking.consent.domain.Version.Text;
import studio.booking.consent.domain.Versions;
import studio.booking.directory.Studios;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/** Publishes a text for people to agree to. Nobody can change it afterwards: the next one can. */
@UseCase
public class PublishVersion {
  private final Versions versions;
  private final Studios studios;
  private final AuditLog audit;
  private final Clock clock;

  public PublishVersion(Versions versions, Studios studios, AuditLog audit, Clock clock) {
    this.versions = versions;
    this.studios = studios;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A version to be.
   *
   * @param effectiveOn the studio's date: today or later, and not before the last version's
   */
  public record Wanted(
      VersionNumber number, LocalDate effectiveOn, Text text, boolean requiresReConsent) {}

  public PublishOutcome publish(Caller caller, Wanted wanted) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var studio = studios.current();
    var timeline = versions.timeline();
    var flaw = flaw(wanted, studio.get().dateOf(now));
    if (flaw.isPresent()) return flaw.get();
    var last =
        timeline.get().last().orElseThrow(() -> new IllegalStateException("No first version"));
    if (wanted.number().compareTo(last.number()) <= 0
        || wanted.effectiveOn().isBefore(last.effectiveOn())) {
      return new DoesNotFollow(last.number(), last.effectiveOn());
    }
    var head =
        new Head(
            last.ordinal() + 1, wanted.number(), wanted.effectiveOn(), wanted.requiresReConsent());
    var version = Version.published(head, wanted.text(), now, caller.person());
    versions.add(version, last);
    audit.record(caller, act(version));
    return new Published(version);
  }

  private static Optional<Flawed> flaw(Wanted wanted, LocalDate today) {
    if (wanted.effectiveOn().isBefore(today)) {
      return Optional.of(new Flawed("/effectiveDate", "must not be before today"));
    }
    if (Placeholders.isOneIn(wanted.text().fullText())) {
      return Optional.of(
          new Flawed(
              "/fullText", "must be a text that people can agree to, with nothing left out"));
    }
    return Placeholders.isLeftIn(wanted.text().summary())
        ? Optional.of(new Flawed("/summary", "must be written, with nothing left out"))
        : Optional.empty();
  }

  private static AuditLog.Act act(Version version) {
    var head = version.head();
    return new AuditLog.Act(
        "CONSENT_VERSION_PUBLISHED",
        "consent-version",
        null,
        null,
        Map.of(
            "version", head.number().value(),
            "effectiveOn", head.effectiveOn().toString(),
            "requiresReConsent", String.valueOf(head.requiresReConsent()),
            "textHash", version.textHash()));
  }
}
