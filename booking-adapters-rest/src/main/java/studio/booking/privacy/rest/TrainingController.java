package studio.booking.privacy.rest;

import static studio.booking.shared.rest.ProblemCode.CONSENT_REQUIRED;
import static studio.booking.shared.rest.ProblemCode.FORBIDDEN;
import static studio.booking.shared.rest.ProblemCode.PII_UNREADABLE;
import static studio.booking.shared.rest.ProblemCode.PRECONDITION_FAILED;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.consent.ConsentStanding;
import studio.booking.consent.ConsentType;
import studio.booking.privacy.TrainingTier;
import studio.booking.privacy.application.ChangeTraining;
import studio.booking.privacy.application.ListTraining;
import studio.booking.privacy.application.ReadTraining;
import studio.booking.privacy.domain.Flaw;
import studio.booking.privacy.domain.Gender;
import studio.booking.privacy.domain.Height;
import studio.booking.privacy.domain.TrainingProfile;
import studio.booking.privacy.domain.TrainingProfiles.Filter;
import studio.booking.privacy.domain.WearableDevice;
import studio.booking.privacy.domain.Weight;
import studio.booking.privacy.rest.TrainingBodies.TrainingChange;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Money;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.IfMatch;
import studio.booking.shared.rest.InputError;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;
import studio.booking.shared.rest.Witnessed;

/** What is needed to train clients, without who they are. */
@RestController
@RequestMapping("/api")
@Tag(name = "Training profiles")
class TrainingController {
  private static final int OLDEST = 150;

  private final ReadTraining readTraining;
  private final ChangeTraining changeTraining;
  private final ListTraining listTraining;

  TrainingController(
      ReadTraining readTraining, ChangeTraining changeTraining, ListTraining listTraining) {
    this.readTraining = readTraining;
    this.changeTraining = changeTraining;
    this.listTraining = listTraining;
  }

  /**
   * What is needed to train a client.
   *
   * @param age in years, as of today; for the AI service, as of the first of the month
   * @param bmi follows from height and weight
   */
  record TrainingView(
      ClientId clientId,
      @Schema(example = "Nebula Swan") String alias,
      @Nullable Integer age,
      @Nullable Gender gender,
      @Nullable BigDecimal heightInches,
      @Nullable BigDecimal weightLbs,
      @Nullable BigDecimal bodyFatPercentage,
      @Nullable BigDecimal bmi,
      List<String> goals,
      @Nullable LocalDate trainingStartDate,
      @Nullable Integer yearsTrainingExperience,
      List<String> injuryHistory,
      ScreenShape movementScreen,
      List<String> currentMedications,
      List<String> supplements,
      List<String> allergies,
      @Nullable WearableDevice wearableDevice,
      boolean wearableIntegrationActive,
      @Nullable TrainingTier trainingTier,
      @Nullable Money sessionRate) {
    static TrainingView of(UUID client, String alias, @Nullable Integer age, TrainingProfile it) {
      return new TrainingView(
          new ClientId(client),
          alias,
          age,
          it.gender(),
          inches(it.height()),
          pounds(it.weight()),
          it.bodyFatPercentage(),
          it.bmi(),
          it.goals(),
          it.trainingStartDate(),
          it.yearsTrainingExperience(),
          it.injuryHistory(),
          ScreenShape.of(it.movementScreen()),
          it.currentMedications(),
          it.supplements(),
          it.allergies(),
          it.wearableDevice(),
          it.wearableIntegrationActive(),
          it.trainingTier(),
          it.sessionRate());
    }

    /** Nothing of it: that has no place in logs. */
    @Override
    public String toString() {
      return "a training profile";
    }
  }

  /**
   * A client in a list. Nothing about their health, and nothing in words.
   *
   * @param age in years, on the date beside it
   */
  record OutlineView(
      ClientId clientId,
      @Schema(example = "Nebula Swan") String alias,
      @Nullable Integer age,
      @Nullable LocalDate ageAsOf,
      @Nullable Gender gender,
      @Nullable BigDecimal heightInches,
      @Nullable BigDecimal weightLbs,
      @Nullable BigDecimal bodyFatPercentage,
      @Nullable BigDecimal bmi,
      @Nullable LocalDate trainingStartDate,
      @Nullable Integer yearsTrainingExperience,
      @Nullable WearableDevice wearableDevice,
      boolean wearableIntegrationActive,
      @Nullable TrainingTier trainingTier,
      @Nullable Money sessionRate) {
    static OutlineView of(ListTraining.Listed listed) {
      var it = listed.outline().open();
      var age = listed.outline().age();
      return new OutlineView(
          listed.outline().client(),
          listed.alias(),
          age == null ? null : age.years(),
          age == null ? null : age.asOf(),
          it.gender(),
          inches(it.height()),
          pounds(it.weight()),
          it.bodyFatPercentage(),
          it.bmi(),
          it.trainingStartDate(),
          it.yearsTrainingExperience(),
          it.wearableDevice(),
          it.wearableIntegrationActive(),
          it.trainingTier(),
          it.sessionRate());
    }
  }

  private static @Nullable BigDecimal inches(@Nullable Height height) {
    return height == null ? null : height.inches();
  }

  private static @Nullable BigDecimal pounds(@Nullable Weight weight) {
    return weight == null ? null : weight.pounds();
  }

  @Operation(
      summary = "Shows what is needed to train a client: to them, their coach, admins and the AI",
      description =
          "The AI service sees it while the client's `ai_processing` consent is valid. Each look, "
              + "and each attempt, is in the audit log. A client of whom nothing is kept has an "
              + "empty one.")
  @GetMapping("/clients/{id}/training-profile")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN, Role.AI_SERVICE})
  @Witnessed("PROFILE_ACCESS")
  @Answer(TrainingView.class)
  @Refusals({CONSENT_REQUIRED, PII_UNREADABLE})
  ResponseEntity<?> show(Caller caller, @PathVariable UUID id) {
    return switch (readTraining.read(caller, new ClientId(id))) {
      case ReadTraining.Outcome.Shown(var alias, var age, var profile, var version) ->
          Answers.ok(TrainingView.of(id, alias, age, profile), version);
      case ReadTraining.Outcome.UnknownClient() -> unknown();
      case ReadTraining.Outcome.NoConsent(var type, var standing) -> noConsent(type, standing);
      case ReadTraining.Outcome.Unreadable() -> unreadable();
    };
  }

  @Operation(
      summary = "Changes what is needed to train a client",
      description =
          "A merge patch; null clears, and lists are replaced as a whole. Words that have the "
              + "client's own name, e-mail address or telephone number in them are 400. Tier and "
              + "rate are the studio's to set. Wearables need the client's `wearable_integration` "
              + "consent. Measures that hardly anybody has are 400 unless `confirmUnusual=true`. "
              + "Which properties were changed is in the audit log, and never what they were.")
  @PatchMapping("/clients/{id}/training-profile")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Witnessed("PROFILE_CHANGE")
  @Answer(TrainingView.class)
  @Refusals({CONSENT_REQUIRED, FORBIDDEN, PII_UNREADABLE})
  ResponseEntity<?> change(
      Caller caller,
      @PathVariable UUID id,
      @RequestBody TrainingChange change,
      @IfMatch OptionalLong expected,
      @Parameter(description = "Unusual measures are meant.") @RequestParam(defaultValue = "false")
          boolean confirmUnusual) {
    var outcome =
        changeTraining.change(caller, new ClientId(id), change.change(), expected, confirmUnusual);
    return switch (outcome) {
      case ChangeTraining.Outcome.Changed(var alias, var age, var profile, var version) ->
          Answers.ok(TrainingView.of(id, alias, age, profile), version);
      case ChangeTraining.Outcome.UnknownClient() -> unknown();
      case ChangeTraining.Outcome.Unreadable() -> unreadable();
      case ChangeTraining.Outcome.Stale() ->
          Problems.of(PRECONDITION_FAILED, "The profile has been changed in the meantime.");
      case ChangeTraining.Outcome.TermsAreTheStudios() ->
          Problems.of(FORBIDDEN, "The tier and the rate are the studio's to set.");
      case ChangeTraining.Outcome.Flawed(var flaws) -> flawed(flaws);
      case ChangeTraining.Outcome.NoConsent(var type, var standing) -> noConsent(type, standing);
    };
  }

  @Operation(
      summary = "Lists training profiles, without health and words",
      description =
          "Ages are those of the first of the month, in filters too. The AI service gets the "
              + "clients whose `ai_processing` consent is valid; its pages may be shorter than "
              + "`limit` and still have a `nextCursor`.")
  @GetMapping("/training-profiles")
  @Allow({Role.ADMIN, Role.AI_SERVICE})
  @Answer(value = OutlineView.class, page = true)
  ResponseEntity<?> list(
      Caller caller,
      @RequestParam(required = false) @Nullable TrainingTier tier,
      @RequestParam(required = false) @Nullable Gender gender,
      @RequestParam(required = false) @Nullable @Min(0) @Max(OLDEST) Integer minAge,
      @RequestParam(required = false) @Nullable @Min(0) @Max(OLDEST) Integer maxAge,
      Page.Request page) {
    if (minAge != null && maxAge != null && maxAge < minAge) {
      return Problems.invalid(
          List.of(InputError.ofParameter("maxAge", "must not be less than minAge")));
    }
    var filter = new Filter(tier, gender, minAge, maxAge);
    return Answers.ok(listTraining.list(caller, filter, page).map(OutlineView::of));
  }

  private static ResponseEntity<ProblemDetail> unknown() {
    return Problems.notFound("There is no such client.");
  }

  private static ResponseEntity<ProblemDetail> noConsent(
      ConsentType type, ConsentStanding standing) {
    var members = new HashMap<String, @Nullable Object>();
    members.put("consentType", type.value());
    members.put("consentVersion", standing.current() == null ? null : standing.current().value());
    members.put("reason", standing.lack() == null ? null : standing.lack().name());
    return Problems.of(
        CONSENT_REQUIRED,
        "The client has not agreed to this, or no more: %s.".formatted(type.value()),
        members);
  }

  /** What is wrong with a profile. */
  static ResponseEntity<ProblemDetail> flawed(List<Flaw> flaws) {
    return Problems.invalid(
        flaws.stream().map(flaw -> InputError.at(flaw.pointer(), flaw.message())).toList());
  }

  private static ResponseEntity<ProblemDetail> unreadable() {
    return Problems.of(
        PII_UNREADABLE,
        "The client's key is gone, or what was kept is damaged; nobody can read it.");
  }
}
