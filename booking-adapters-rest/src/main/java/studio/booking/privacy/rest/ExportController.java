package studio.booking.privacy.rest;

import static studio.booking.shared.rest.ProblemCode.PII_UNREADABLE;
import static studio.booking.shared.rest.ProblemCode.RATE_LIMITED;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.privacy.application.ExportClient;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Role;
import studio.booking.shared.rest.AccessReason;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Heavy;
import studio.booking.shared.rest.Refusals;
import studio.booking.shared.rest.Witnessed;

/** All that is kept about a client, to take along. */
@RestController
@Tag(name = "Personal data")
class ExportController {
  private final ExportClient exportClient;

  ExportController(ExportClient exportClient) {
    this.exportClient = exportClient;
  }

  @Operation(
      summary = "All that is kept about a client, as one ZIP: for themself, and for admins",
      description =
          "A JSON file for each kind of thing, `summary.html` to read, and `manifest.json` with the"
              + " number of records and the SHA-256 of each file. Admins say why, by"
              + " `X-Access-Reason`. It is one look at the client, and in the audit log.")
  @GetMapping(path = "/api/clients/{id}/export", produces = ExportZip.TYPE)
  @Allow({Role.CLIENT, Role.ADMIN})
  @Witnessed("EXPORT")
  @Heavy("exports")
  @Answer(String.class)
  @Refusals({PII_UNREADABLE, RATE_LIMITED})
  ResponseEntity<?> export(
      Caller caller, @PathVariable UUID id, @AccessReason @Nullable String reason) {
    var client = new ClientId(id);
    var asking = asking(caller, client);
    return switch (exportClient.export(asking, client, reason)) {
      case ExportClient.Outcome.Exported exported ->
          zip(new ExportArchive(exported, client, asking.self(), asking.role()));
      case ExportClient.Outcome.UnknownClient() -> PiiController.unknown();
      case ExportClient.Outcome.NoReason() -> PiiController.noReason();
      case ExportClient.Outcome.Unreadable() -> PiiController.unreadable();
    };
  }

  /** Who asks for their own asks as a client, whatever else they may do; a coach may no more. */
  private static Caller asking(Caller caller, ClientId client) {
    boolean asAdmin = caller.isAdmin() && !(caller.is(client) && caller.has(Role.CLIENT));
    return asAdmin
        ? caller
        : new Caller(caller.organization(), caller.person(), Set.of(Role.CLIENT), caller.request());
  }

  private static ResponseEntity<?> zip(ExportArchive archive) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(ExportZip.TYPE))
        .cacheControl(CacheControl.noStore())
        // Of nobody: names of files are seen by many.
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"export.zip\"")
        .body(archive);
  }
}
