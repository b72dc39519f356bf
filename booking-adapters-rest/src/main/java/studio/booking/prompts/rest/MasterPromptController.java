package studio.booking.prompts.rest;

import static studio.booking.shared.rest.ProblemCode.CONSENT_REQUIRED;
import static studio.booking.shared.rest.ProblemCode.FORBIDDEN;
import static studio.booking.shared.rest.ProblemCode.INCOMPATIBLE_SCHEMA_VERSION;
import static studio.booking.shared.rest.ProblemCode.MISSING_SCHEMA_VERSION;
import static studio.booking.shared.rest.ProblemCode.PII_UNREADABLE;
import static studio.booking.shared.rest.ProblemCode.PRECONDITION_FAILED;
import static studio.booking.shared.rest.ProblemCode.SCHEMA_VALIDATION_FAILED;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.prompts.application.ListMasterPrompts;
import studio.booking.prompts.application.ReadMasterPrompts;
import studio.booking.prompts.application.WriteMasterPrompt;
import studio.booking.prompts.application.WriteOutcome;
import studio.booking.prompts.domain.Examination;
import studio.booking.prompts.domain.KeptPrompt.Heading;
import studio.booking.prompts.domain.PromptDocument;
import studio.booking.prompts.domain.PromptSchema;
import studio.booking.prompts.domain.Verdict;
import studio.booking.prompts.domain.Violations;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Page;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.IfMatch;
import studio.booking.shared.rest.JsonDocument;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;
import studio.booking.shared.rest.RuleError;
import studio.booking.shared.rest.Witnessed;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is known of a client for those who plan their training, version by version. */
@RestController
@RequestMapping("/api/clients/{id}/master-prompt")
@Tag(name = "Master prompts")
class MasterPromptController {
  /** As it was written: to the last digit. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final Examination examination;
  private final WriteMasterPrompt writeMasterPrompt;
  private final ReadMasterPrompts readMasterPrompts;
  private final ListMasterPrompts listMasterPrompts;

  MasterPromptController(
      PromptSchema schema,
      Clock clock,
      WriteMasterPrompt writeMasterPrompt,
      ReadMasterPrompts readMasterPrompts,
      ListMasterPrompts listMasterPrompts) {
    this.examination = new Examination(schema, clock);
    this.writeMasterPrompt = writeMasterPrompt;
    this.readMasterPrompts = readMasterPrompts;
    this.listMasterPrompts = listMasterPrompts;
  }

  /** A version, without what is in it. */
  record VersionView(
      ClientId clientId,
      int version,
      @Schema(example = "3.0.0") String schemaVersion,
      Instant writtenAt,
      PersonId writtenBy) {
    static VersionView of(Heading heading) {
      return new VersionView(
          heading.client(),
          heading.number(),
          heading.schemaVersion(),
          heading.writtenAt(),
          heading.writtenBy());
    }
  }

  /** A version, whole. */
  record MasterPromptView(
      ClientId clientId,
      int version,
      @Schema(example = "3.0.0") String schemaVersion,
      Instant writtenAt,
      PersonId writtenBy,
      JsonNode document) {
    static MasterPromptView of(Heading heading, String document) {
      return new MasterPromptView(
          heading.client(),
          heading.number(),
          heading.schemaVersion(),
          heading.writtenAt(),
          heading.writtenBy(),
          JSON.readTree(document));
    }

    /** Nothing of the document: that has no place in logs. */
    @Override
    public String toString() {
      return "version %d of a master prompt".formatted(version);
    }
  }

  @Operation(
      summary = "Keeps a new version of a client's master prompt",
      description =
          "By a coach who looks after the client, and by admins. Those before it stay. The body is "
              + "a document of schema 3; with `If-Match`, it is kept only as the next of the "
              + "version that was read.")
  @PostMapping
  @Allow({Role.COACH, Role.ADMIN})
  @Witnessed("PII_PROMPT_CHANGE")
  @Answer(value = VersionView.class, status = 201)
  @Refusals({
    MISSING_SCHEMA_VERSION,
    INCOMPATIBLE_SCHEMA_VERSION,
    SCHEMA_VALIDATION_FAILED,
    CONSENT_REQUIRED,
    PII_UNREADABLE
  })
  ResponseEntity<?> write(
      Caller caller,
      @PathVariable UUID id,
      @IfMatch OptionalLong expected,
      @Schema(description = MasterPromptExample.DESCRIPTION, example = MasterPromptExample.JSON)
          @RequestBody
          JsonDocument body) {
    return switch (examination.of(new PromptDocument(body.text(), body.content()))) {
      case Verdict.Fit fit ->
          written(writeMasterPrompt.write(caller, new ClientId(id), fit, expected));
      case Verdict.NoVersion() ->
          Problems.of(
              MISSING_SCHEMA_VERSION,
              "The document has no schema_version; expected %s.x.x.".formatted(Examination.MAJOR),
              errors("/schema_version", "required", "is required, such as \"3.0.0\""));
      case Verdict.AnotherVersion(String found) ->
          Problems.of(
              INCOMPATIBLE_SCHEMA_VERSION,
              "expected %s.x.x, got %s".formatted(Examination.MAJOR, found),
              errors("/schema_version", "version", "must begin with " + Examination.MAJOR + "."));
      case Verdict.Flawed(var violations) -> flawed(violations);
    };
  }

  private static ResponseEntity<?> written(WriteOutcome outcome) {
    return switch (outcome) {
      case WriteOutcome.Written(var heading) -> {
        var version = VersionView.of(heading);
        var path =
            "/api/clients/%s/master-prompt/versions/%d"
                .formatted(heading.client().value(), version.version());
        yield Answers.created(path, version, version.version());
      }
      case WriteOutcome.UnknownClient() -> unknown();
      case WriteOutcome.NotTheirs() ->
          Problems.of(FORBIDDEN, "A master prompt of your own is written by others.");
      case WriteOutcome.Unreadable() -> unreadable();
      case WriteOutcome.Flawed(var violations) -> flawed(violations);
      case WriteOutcome.Stale() ->
          Problems.of(PRECONDITION_FAILED, "Another version has been written in the meantime.");
      case WriteOutcome.NoConsent(var type, var standing) -> {
        var members = new HashMap<String, @Nullable Object>();
        members.put("consentType", type);
        members.put("consentVersion", standing.current());
        members.put("reason", standing.lack());
        yield Problems.of(
            CONSENT_REQUIRED,
            "The client has not agreed to this, or no more: %s.".formatted(type.value()),
            members);
      }
    };
  }

  @Operation(
      summary =
          "Shows a client's master prompt: to them, a coach who looks after them, or an admin",
      description = "The newest version. Each look, and each attempt, is in the audit log.")
  @GetMapping
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Witnessed("PII_PROMPT_ACCESS")
  @Answer(MasterPromptView.class)
  @Refusals(PII_UNREADABLE)
  ResponseEntity<?> show(Caller caller, @PathVariable UUID id) {
    return shown(readMasterPrompts.newest(caller, new ClientId(id)));
  }

  @Operation(summary = "Lists the versions of a client's master prompt, newest first")
  @GetMapping("/versions")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Witnessed("PII_PROMPT_ACCESS")
  @Answer(value = VersionView.class, page = true)
  ResponseEntity<?> versions(Caller caller, @PathVariable UUID id, Page.Request page) {
    var found = listMasterPrompts.list(caller, new ClientId(id), page);
    return found.isEmpty() ? unknown() : Answers.ok(found.get().map(VersionView::of));
  }

  @Operation(
      summary = "Shows a version of a client's master prompt",
      description = "As it was written. Each look, and each attempt, is in the audit log.")
  @GetMapping("/versions/{version}")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Witnessed("PII_PROMPT_ACCESS")
  @Answer(MasterPromptView.class)
  @Refusals(PII_UNREADABLE)
  ResponseEntity<?> version(
      Caller caller, @PathVariable UUID id, @PathVariable @Min(1) int version) {
    return shown(readMasterPrompts.version(caller, new ClientId(id), version));
  }

  private static ResponseEntity<?> shown(ReadMasterPrompts.Outcome outcome) {
    return switch (outcome) {
      case ReadMasterPrompts.Outcome.Shown(var heading, String document) ->
          Answers.ok(MasterPromptView.of(heading, document), heading.number());
      case ReadMasterPrompts.Outcome.UnknownClient() -> unknown();
      case ReadMasterPrompts.Outcome.NoSuchVersion() ->
          Problems.notFound("There is no such version of the client's master prompt.");
      case ReadMasterPrompts.Outcome.Unreadable() -> unreadable();
    };
  }

  private static ResponseEntity<ProblemDetail> flawed(Violations violations) {
    var shown =
        violations.shown().stream()
            .map(one -> new RuleError(one.pointer(), one.rule(), one.detail()))
            .toList();
    var more =
        violations.found() > shown.size() ? " The first %d are told.".formatted(shown.size()) : "";
    return Problems.of(
        SCHEMA_VALIDATION_FAILED,
        violations.found() == 1
            ? "One thing does not fit the schema."
            : "%d things do not fit the schema.%s".formatted(violations.found(), more),
        Map.of("errors", shown));
  }

  private static Map<String, Object> errors(String pointer, String rule, String detail) {
    return Map.of("errors", List.of(new RuleError(pointer, rule, detail)));
  }

  private static ResponseEntity<ProblemDetail> unknown() {
    return Problems.notFound("There is no such client.");
  }

  private static ResponseEntity<ProblemDetail> unreadable() {
    return Problems.of(
        PII_UNREADABLE,
        "The client's key is gone, or what was kept is damaged; nobody can read it.");
  }
}
