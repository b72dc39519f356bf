package studio.booking.audit.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.audit.application.ReadAuditLog;
import studio.booking.audit.domain.Entries;
import studio.booking.audit.domain.Entry;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;

@RestController
@RequestMapping("/api/audit-log")
@Tag(name = "Audit log")
class AuditLogController {
  private final ReadAuditLog readAuditLog;

  AuditLogController(ReadAuditLog readAuditLog) {
    this.readAuditLog = readAuditLog;
  }

  @Operation(summary = "Lists who did what, latest first")
  @GetMapping
  @Allow(Role.ADMIN)
  Page<Entry> list(
      Caller caller,
      @RequestParam(required = false) @Nullable UUID clientId,
      @RequestParam(required = false) @Nullable @Pattern(regexp = "[A-Z][A-Z_]{1,63}") String action,
      Page.Request page) {
    var client = clientId == null ? null : new ClientId(clientId);
    return readAuditLog.read(caller, new Entries.Filter(client, action), page);
  }
}
