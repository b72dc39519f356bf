package studio.booking.prompts.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.privacy.ClientIntake;
import studio.booking.privacy.ImportedId;
import studio.booking.prompts.application.ImportMasterPrompts;
import studio.booking.prompts.domain.Conversion;
import studio.booking.prompts.domain.Examination;
import studio.booking.prompts.domain.OldDocuments;
import studio.booking.prompts.domain.PromptAdmission;
import studio.booking.prompts.domain.PromptDocument;
import studio.booking.prompts.domain.PromptImport;
import studio.booking.prompts.domain.PromptImport.Naming;
import studio.booking.prompts.domain.PromptImport.Refused;
import studio.booking.prompts.domain.PromptImport.Taken;
import studio.booking.prompts.domain.PromptImport.TakenBefore;
import studio.booking.prompts.domain.PromptSchema;
import studio.booking.prompts.domain.Violation;
import studio.booking.prompts.domain.Violations;
import studio.booking.shared.Caller;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.ImportReport;
import studio.booking.shared.rest.ImportReport.Item;
import studio.booking.shared.rest.InputError;
import studio.booking.shared.rest.JsonDocument;
import studio.booking.shared.rest.JsonLines;
import studio.booking.shared.rest.JsonLines.Fit;
import studio.booking.shared.rest.LineImporter;
import studio.booking.shared.rest.ProblemCode;
import studio.booking.shared.rest.Witnessed;
import tools.jackson.databind.JsonNode;

/** Master prompts of the system that a studio had before. */
@RestController
@Tag(name = "Master prompts")
class PromptImportController {
  private final ImportMasterPrompts imports;
  private final OldDocuments documents;
  private final LineImporter importer;

  PromptImportController(
      ImportMasterPrompts imports,
      ClientIntake intake,
      PromptSchema schema,
      Clock clock,
      LineImporter importer) {
    this.imports = imports;
    this.documents = new OldDocuments(intake, new Examination(schema, clock), clock);
    this.importer = importer;
  }

  @Operation(
      summary = "Imports master prompts of another system, with the clients whom they are of",
      description =
          "Each line is a document of a version before 3, with an `id`: what it was called there."
              + " It is split into who the client is, what is needed to train them, and a document"
              + " of version 3 that names nobody; the original is kept encrypted, and shown to"
              + " nobody. With a `clientId`, the document is of a client who is here already, and"
              + " whose profiles stay as they are. A line is imported once, however often it is"
              + " sent, so after an error the whole file can be sent again.")
  @PostMapping("/api/admin/imports/master-prompts")
  @Allow(Role.ADMIN)
  @Witnessed("PII_PROMPT_CHANGE")
  @Answer(ImportReport.class)
  ResponseEntity<?> masterPrompts(
      Caller caller,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @Schema(description = OldDocumentExample.DESCRIPTION, example = OldDocumentExample.JSON)
          @RequestBody
          JsonLines<JsonDocument> lines) {
    var rehearsal = new PromptAdmission();
    return importer.run(
        dryRun,
        lines,
        ImportMasterPrompts.AT_ONCE,
        some -> {
          var converted = some.stream().map(line -> converted(caller, line)).toList();
          var fit = new ArrayList<Conversion.Done>();
          for (var one : converted) if (one instanceof Conversion.Done done) fit.add(done);
          if (fit.isEmpty()) return items(some, converted, List.of(), dryRun);
          var outcomes =
              dryRun ? rehearsal.admit(fit, imports.look(caller, fit)) : imports.take(caller, fit);
          return items(some, converted, outcomes, dryRun);
        },
        report -> imports.finish(caller, report.asDetails()));
  }

  private Conversion converted(Caller caller, Fit<JsonDocument> line) {
    var body = line.value();
    return documents.convert(caller, new PromptDocument(body.text(), body.content()));
  }

  /** An item for each line; outcomes are of those that could be converted. */
  private static List<Item> items(
      List<Fit<JsonDocument>> lines,
      List<Conversion> converted,
      List<PromptImport> outcomes,
      boolean dryRun) {
    var items = new ArrayList<Item>(lines.size());
    var next = outcomes.iterator();
    for (int i = 0; i < lines.size(); i++) {
      long number = lines.get(i).number();
      var line = lines.get(i).value().json();
      items.add(
          switch (converted.get(i)) {
            case Conversion.Done done -> item(number, done, next.next(), dryRun);
            case Conversion.Faulty(var id, boolean shape, var violations) ->
                refused(number, text(id, line), code(shape), violations);
            case Conversion.NotOld(var id, String found) ->
                Item.refused(
                    number,
                    text(id, line),
                    ProblemCode.INCOMPATIBLE_SCHEMA_VERSION,
                    List.of(
                        InputError.at(
                            "/schema_version",
                            "must be a version before 3, and is %s: send it to the client's"
                                    .formatted(found)
                                + " master-prompt")),
                    1);
          });
    }
    return items;
  }

  /** As it is known here, or else as the line has it. */
  private static @Nullable String text(@Nullable ImportedId id, JsonNode line) {
    return id == null ? JsonLines.id(line) : id.value();
  }

  private static ProblemCode code(boolean shape) {
    return shape ? ProblemCode.SCHEMA_VALIDATION_FAILED : ProblemCode.VALIDATION_FAILED;
  }

  private static Item item(
      long number, Conversion.Done line, PromptImport outcome, boolean dryRun) {
    return switch (outcome) {
      case Taken _ -> {
        boolean made = dryRun && !line.known();
        yield Item.imported(
            number, line.id().value(), made ? null : line.client().value(), errors(line.leftOut()));
      }
      case TakenBefore(var client, boolean earlier) ->
          Item.skipped(number, line.id().value(), earlier && dryRun ? null : client.value());
      case Naming(var violations) ->
          refused(number, line.id().value(), ProblemCode.SCHEMA_VALIDATION_FAILED, violations);
      case Refused(var why) -> refused(number, line.id().value(), why);
    };
  }

  private static Item refused(long number, String id, PromptImport.Why why) {
    return switch (why) {
      case UNKNOWN_CLIENT ->
          Item.refused(
              number, id, ProblemCode.NOT_FOUND, "/clientId", "names no client of the studio");
      case WRITTEN_ALREADY ->
          Item.refused(
              number,
              id,
              ProblemCode.ALREADY_EXISTS,
              "/clientId",
              "names a client who has a master prompt: an old one would be its newest version");
      case UNREADABLE ->
          Item.refused(
              number,
              id,
              ProblemCode.PII_UNREADABLE,
              "/clientId",
              "names a client whose key is gone, or whose data are damaged");
      case EMAIL_TAKEN ->
          Item.refused(
              number,
              id,
              ProblemCode.EMAIL_TAKEN,
              "/client_profile/basic_info/email",
              "is the address of a client of the studio: if it is them, send their clientId");
    };
  }

  private static Item refused(long number, @Nullable String id, ProblemCode code, Violations all) {
    return Item.refused(number, id, code, errors(all.shown()), all.found());
  }

  private static List<InputError> errors(List<Violation> violations) {
    return violations.stream().map(one -> InputError.at(one.pointer(), one.detail())).toList();
  }
}
