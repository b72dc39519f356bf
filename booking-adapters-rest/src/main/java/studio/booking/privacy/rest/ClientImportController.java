package studio.booking.privacy.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.privacy.application.ImportClients;
import studio.booking.privacy.domain.ClientAdmission;
import studio.booking.privacy.domain.ClientImport;
import studio.booking.privacy.domain.ClientImport.AddressTaken;
import studio.booking.privacy.domain.ClientImport.Flawed;
import studio.booking.privacy.domain.ClientImport.Taken;
import studio.booking.privacy.domain.ClientImport.TakenBefore;
import studio.booking.shared.Caller;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.ImportReport;
import studio.booking.shared.rest.ImportReport.Item;
import studio.booking.shared.rest.InputError;
import studio.booking.shared.rest.JsonLines;
import studio.booking.shared.rest.JsonLines.Fit;
import studio.booking.shared.rest.LineImporter;
import studio.booking.shared.rest.ProblemCode;
import studio.booking.shared.rest.Witnessed;

/** Clients of the system that a studio had before. */
@RestController
@Tag(name = "Clients")
class ClientImportController {
  private final ImportClients imports;
  private final LineImporter importer;

  ClientImportController(ImportClients imports, LineImporter importer) {
    this.imports = imports;
    this.importer = importer;
  }

  @Operation(
      summary = "Imports clients of another system, with the credits that they had",
      description =
          "Each line is what `POST /api/clients` takes, with an `id`: what the client was called"
              + " there. They come in under an alias, and their credits are in the ledger as an"
              + " opening balance, both or none. A line is imported once, however often it is"
              + " sent, so after an error the whole file can be sent again.")
  @PostMapping("/api/admin/imports/clients")
  @Allow(Role.ADMIN)
  @Witnessed("PII_CREATE")
  @Answer(ImportReport.class)
  ResponseEntity<?> clients(
      Caller caller,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @Parameter(description = "Unusual measures are meant.") @RequestParam(defaultValue = "false")
          boolean confirmUnusual,
      @RequestBody JsonLines<ClientLine> lines) {
    var rehearsal = new ClientAdmission(confirmUnusual);
    return importer.run(
        dryRun,
        lines,
        ImportClients.AT_ONCE,
        some -> {
          var clients = some.stream().map(line -> line.value().client()).toList();
          var outcomes =
              dryRun
                  ? rehearsal.admit(clients, imports.look(caller, clients))
                  : imports.take(caller, clients, confirmUnusual);
          return items(some, outcomes, dryRun);
        },
        report -> imports.finish(caller, report.asDetails()));
  }

  private static List<Item> items(
      List<Fit<ClientLine>> lines, List<ClientImport> outcomes, boolean dryRun) {
    var items = new ArrayList<Item>(lines.size());
    for (int i = 0; i < outcomes.size(); i++) {
      var line = lines.get(i);
      items.add(item(line.number(), line.value().id().value(), outcomes.get(i), dryRun));
    }
    return items;
  }

  private static Item item(long number, String id, ClientImport outcome, boolean dryRun) {
    return switch (outcome) {
      case Taken(var client, _) -> Item.imported(number, id, dryRun ? null : client.value());
      case TakenBefore(var client, boolean earlier) ->
          Item.skipped(number, id, earlier && dryRun ? null : client.value());
      case AddressTaken() ->
          Item.refused(
              number,
              id,
              ProblemCode.EMAIL_TAKEN,
              "/email",
              "is the address of a client of the studio");
      case Flawed(var flaws) ->
          Item.refused(
              number,
              id,
              ProblemCode.VALIDATION_FAILED,
              flaws.stream().map(flaw -> InputError.at(flaw.pointer(), flaw.message())).toList(),
              flaws.size());
    };
  }
}
