package studio.booking.consent.rest;

import static studio.booking.shared.rest.ProblemCode.ALREADY_EXISTS;
import static studio.booking.shared.rest.ProblemCode.CONFLICT;
import static studio.booking.shared.rest.ProblemCode.CONSENT_VERSION_OUT_OF_ORDER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.consent.ConsentType;
import studio.booking.consent.VersionNumber;
import studio.booking.consent.application.AddConsentType;
import studio.booking.consent.application.AddConsentType.Outcome.Added;
import studio.booking.consent.application.AddConsentType.Outcome.AlreadyThere;
import studio.booking.consent.application.AddConsentType.Outcome.TooMany;
import studio.booking.consent.application.PublishOutcome.DoesNotFollow;
import studio.booking.consent.application.PublishOutcome.Flawed;
import studio.booking.consent.application.PublishOutcome.Published;
import studio.booking.consent.application.PublishVersion;
import studio.booking.consent.application.ShowVersions;
import studio.booking.consent.domain.ConsentTypes.Meaning;
import studio.booking.consent.domain.Version;
import studio.booking.consent.rest.ConsentViews.TypeView;
import studio.booking.consent.rest.ConsentViews.VersionView;
import studio.booking.shared.Caller;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.MultiLine;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;

/** What people are asked about, and with which texts. */
@RestController
@RequestMapping("/api/consent")
@Tag(name = "Consent")
class ConsentVersionController {
  private final PublishVersion publishVersion;
  private final AddConsentType addConsentType;
  private final ShowVersions showVersions;

  ConsentVersionController(
      PublishVersion publishVersion, AddConsentType addConsentType, ShowVersions showVersions) {
    this.publishVersion = publishVersion;
    this.addConsentType = addConsentType;
    this.showVersions = showVersions;
  }

  /**
   * A text to be published.
   *
   * @param effectiveDate the studio's date: today or later, and not before the last version's
   * @param changes from the version before
   * @param requiresReConsent whether what was agreed to before has to be agreed to anew
   */
  record NewVersion(
      @Schema(example = "3.1") @Size(max = 9) VersionNumber version,
      LocalDate effectiveDate,
      @MultiLine @Size(min = 200, max = 50_000) String fullText,
      @MultiLine @Size(min = 20, max = 2_000) String summary,
      @MultiLine @Nullable @Size(max = 5_000) String changes,
      boolean requiresReConsent) {
    PublishVersion.Wanted toDomain() {
      var said = changes == null || changes.isBlank() ? null : changes;
      return new PublishVersion.Wanted(
          version, effectiveDate, new Version.Text(fullText, summary, said), requiresReConsent);
    }
  }

  /**
   * Something of the studio's own to ask about.
   *
   * @param description what somebody says yes or no to
   */
  record NewType(
      @Schema(example = "newsletter") @Size(max = 40) ConsentType consentType,
      @Size(max = 100) String name,
      @Size(max = 1000) String description) {}

  @Operation(summary = "The texts, newest first, those not yet in force included")
  @GetMapping("/versions")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(value = VersionView.class, page = true)
  ResponseEntity<?> versions(Caller caller, Page.Request page) {
    return Answers.ok(showVersions.versions(caller, page).map(VersionView::of));
  }

  @Operation(summary = "Publishes a text; it can't be changed afterwards, only followed by another")
  @PostMapping("/versions")
  @Allow(Role.ADMIN)
  @Answer(value = VersionView.class, status = 201)
  @Refusals(CONSENT_VERSION_OUT_OF_ORDER)
  ResponseEntity<?> publish(Caller caller, @RequestBody NewVersion version) {
    return switch (publishVersion.publish(caller, version.toDomain())) {
      case Published(var published) ->
          Answers.created("/api/consent/versions", VersionView.of(published));
      case Flawed(String pointer, String message) -> Problems.invalid(pointer, message);
      case DoesNotFollow(var last, var effectiveOn) ->
          Problems.of(
              CONSENT_VERSION_OUT_OF_ORDER,
              "The last version is %s, effective from %s: the next has a higher number, and no"
                      .formatted(last.value(), effectiveOn)
                  + " earlier date.",
              Map.of("version", last.value(), "effectiveDate", effectiveOn));
    };
  }

  @Operation(summary = "What people are asked about")
  @GetMapping("/types")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(value = TypeView.class, page = true)
  ResponseEntity<?> types(Caller caller, Page.Request page) {
    return Answers.ok(showVersions.types(caller, page).map(TypeView::of));
  }

  @Operation(summary = "Has clients asked about something of the studio's own, for good")
  @PostMapping("/types")
  @Allow(Role.ADMIN)
  @Answer(value = TypeView.class, status = 201)
  @Refusals({ALREADY_EXISTS, CONFLICT})
  ResponseEntity<?> add(Caller caller, @RequestBody NewType type) {
    var wanted = new Meaning(type.consentType(), type.name(), type.description());
    return switch (addConsentType.add(caller, wanted)) {
      case Added(var added) -> Answers.created("/api/consent/types", TypeView.of(added));
      case AlreadyThere _ -> Problems.of(ALREADY_EXISTS, "There is a type of that name.");
      case TooMany(int most) ->
          Problems.of(CONFLICT, "A studio has no more than %d types.".formatted(most));
    };
  }
}
