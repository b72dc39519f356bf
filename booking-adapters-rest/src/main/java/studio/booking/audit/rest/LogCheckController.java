package studio.booking.audit.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.audit.application.VerifyAuditLog;
import studio.booking.audit.domain.LogCheck;
import studio.booking.shared.Caller;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;

/** The proof that the audit log is what was written. */
@RestController
@Tag(name = "Audit log")
class LogCheckController {
  private final VerifyAuditLog verifyAuditLog;

  LogCheckController(VerifyAuditLog verifyAuditLog) {
    this.verifyAuditLog = verifyAuditLog;
  }

  /**
   * How the log stands.
   *
   * @param entries how many sealed ones were looked at
   * @param batches in how many batches they were sealed
   * @param roots how many of these were compared with what is kept outside the database
   * @param sealedUpTo when the last batch was sealed; null when there is none
   * @param waiting entries that have yet to be sealed
   * @param problems how much is wrong
   * @param findings the first of it
   */
  record LogCheckView(
      boolean consistent,
      long entries,
      long batches,
      long roots,
      @Nullable Instant sealedUpTo,
      long waiting,
      long problems,
      List<FindingView> findings) {}

  /**
   * Something that is wrong.
   *
   * @param number of the entry or, where it is about a batch, of that
   */
  record FindingView(
      LogCheck.What what, @Nullable Long number, @Nullable UUID entryId, String sentence) {}

  @Operation(
      summary = "Looks whether the audit log is what was written",
      description =
          "At all of it: hashes, numbers, the chain of batches, their signatures, and what is kept "
              + "outside the database. With a million entries that takes a while.")
  @GetMapping("/api/admin/audit-log/verify")
  @Allow(Role.ADMIN)
  @Answer(LogCheckView.class)
  ResponseEntity<?> verify(Caller caller) {
    var check = verifyAuditLog.verify(caller);
    return Answers.ok(
        new LogCheckView(
            check.isSound(),
            check.entries(),
            check.batches(),
            check.roots(),
            check.sealedUpTo(),
            check.waiting(),
            check.problems(),
            check.findings().stream()
                .map(it -> new FindingView(it.what(), it.number(), it.entry(), it.sentence()))
                .toList()));
  }
}
