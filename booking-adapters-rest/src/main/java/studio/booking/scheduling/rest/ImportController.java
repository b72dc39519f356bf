package studio.booking.scheduling.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.scheduling.application.ImportSessions;
import studio.booking.scheduling.domain.ImportAdmission;
import studio.booking.scheduling.domain.ImportOutcome;
import studio.booking.scheduling.domain.ImportOutcome.Refused;
import studio.booking.scheduling.domain.ImportOutcome.Taken;
import studio.booking.scheduling.domain.ImportOutcome.TakenBefore;
import studio.booking.shared.Caller;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.ImportReport;
import studio.booking.shared.rest.ImportReport.Item;
import studio.booking.shared.rest.JsonLines;
import studio.booking.shared.rest.JsonLines.Fit;
import studio.booking.shared.rest.LineImporter;
import studio.booking.shared.rest.ProblemCode;

/** Sessions of the system that a studio had before. */
@RestController
@Tag(name = "Sessions")
class ImportController {
  private final ImportSessions imports;
  private final LineImporter importer;

  ImportController(ImportSessions imports, LineImporter importer) {
    this.imports = imports;
    this.importer = importer;
  }

  @Operation(
      summary = "Imports sessions of another system, with who is booked in them",
      description =
          "What was agreed on there holds: neither hours nor notice are looked at, but nobody gets"
              + " into two sessions at once. Planned sessions take their places at no cost, as they"
              + " were paid there. Nobody is told. A line is imported once, however often it is"
              + " sent, so after an error the whole file can be sent again.")
  @PostMapping("/api/admin/imports/sessions")
  @Allow(Role.ADMIN)
  @Answer(ImportReport.class)
  ResponseEntity<?> sessions(
      Caller caller,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestBody JsonLines<SessionLine> lines) {
    var rehearsal = new ImportAdmission();
    return importer.run(
        dryRun,
        lines,
        ImportSessions.AT_ONCE,
        some -> {
          var sessions = some.stream().map(line -> line.value().session()).toList();
          var outcomes =
              dryRun
                  ? rehearsal.admit(caller, sessions, imports.look(caller, sessions))
                  : imports.take(caller, sessions);
          return items(some, outcomes, dryRun);
        });
  }

  private static List<Item> items(
      List<Fit<SessionLine>> lines, List<ImportOutcome> outcomes, boolean dryRun) {
    var items = new ArrayList<Item>(lines.size());
    for (int i = 0; i < outcomes.size(); i++) {
      items.add(item(lines.get(i), outcomes.get(i), dryRun));
    }
    return items;
  }

  private static Item item(Fit<SessionLine> line, ImportOutcome outcome, boolean dryRun) {
    var id = line.value().id();
    return switch (outcome) {
      case Taken taken ->
          Item.imported(line.number(), id, dryRun ? null : taken.session().id().value());
      case TakenBefore(var session, boolean earlier) ->
          Item.skipped(line.number(), id, earlier && dryRun ? null : session.value());
      case Refused refused -> refused(line, refused);
    };
  }

  private static Item refused(Fit<SessionLine> line, Refused refused) {
    var wanted = line.value();
    return switch (refused.why()) {
      case UNKNOWN_COACH -> unknown(line, "/coachId", "names no coach of the studio");
      case UNKNOWN_TYPE -> unknown(line, "/sessionTypeId", "names no session type of the studio");
      case UNKNOWN_CLIENT ->
          unknown(line, pointer(wanted, refused), "names no client of the studio");
      case CLIENT_TWICE -> invalid(line, "/clientIds", "must name each client once");
      case NOT_AN_APPOINTMENT ->
          invalid(
              line,
              wanted.clientIds() == null ? "/clientId" : "/clientIds",
              "must be one client: the type is an appointment, which has one place");
      case MORE_CLIENTS_THAN_PLACES ->
          invalid(line, "/capacity", "must not be less than the number of clients");
      case TOO_SHORT_OR_TOO_LONG ->
          invalid(line, "/endsAt", "must be a minute to a day after startsAt");
      case NOT_OVER ->
          invalid(line, "/status", "must be PLANNED or CANCELLED for a session that is not over");
      case NO_COST ->
          refused(
              line,
              ProblemCode.NO_COST,
              "Neither the coach's rate nor the type says what a place costs for those who book"
                  + " one from now on: set one of them.");
      case COACH_BUSY ->
          refused(
              line,
              ProblemCode.COACH_BUSY,
              "The coach has another session at that time, or the buffers of the types would be"
                  + " cut short.");
      case CLIENT_BUSY ->
          refused(
              line,
              ProblemCode.CLIENT_BUSY,
              "The client at " + pointer(wanted, refused) + " has another session at that time.");
    };
  }

  private static String pointer(SessionLine wanted, Refused refused) {
    var client = refused.client();
    return client == null ? "/clientIds" : wanted.pointerTo(client);
  }

  private static Item unknown(Fit<SessionLine> line, String pointer, String message) {
    return Item.refused(line.number(), line.value().id(), ProblemCode.NOT_FOUND, pointer, message);
  }

  private static Item invalid(Fit<SessionLine> line, String pointer, String message) {
    return Item.refused(
        line.number(), line.value().id(), ProblemCode.VALIDATION_FAILED, pointer, message);
  }

  private static Item refused(Fit<SessionLine> line, ProblemCode code, String detail) {
    return Item.refused(line.number(), line.value().id(), code, detail);
  }
}
