package studio.booking.credits.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.credits.application.CheckLedger;
import studio.booking.credits.domain.LedgerCheck;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;

/** The proof that every credit is accounted for. */
@RestController
@Tag(name = "Credits")
class LedgerCheckController {
  private final CheckLedger checkLedger;

  LedgerCheckController(CheckLedger checkLedger) {
    this.checkLedger = checkLedger;
  }

  /**
   * How the ledger stands.
   *
   * @param accounts how many were looked at
   * @param mismatches the first of them, if there are any
   * @param unswept lots that expired and wait for the job; nobody can spend them
   */
  record CheckView(
      boolean consistent, long accounts, List<MismatchView> mismatches, List<Unswept> unswept) {}

  /**
   * Something that is not as it should be.
   *
   * @param what a code for what was compared
   * @param subjectId the account's client, the line or the booking
   */
  record MismatchView(ClientId clientId, String what, UUID subjectId, long expected, long actual) {}

  /** What a client has in expired lots. */
  record Unswept(ClientId clientId, long lots, long credits) {}

  @Operation(summary = "Holds accounts, lots, ledger and charges against each other")
  @GetMapping("/api/admin/ledger-check")
  @Allow(Role.ADMIN)
  @Answer(CheckView.class)
  ResponseEntity<?> check(Caller caller) {
    LedgerCheck found = checkLedger.check(caller);
    return Answers.ok(
        new CheckView(
            found.consistent(),
            found.accounts(),
            found.mismatches().stream()
                .map(
                    it ->
                        new MismatchView(
                            it.client(), it.what(), it.subject(), it.expected(), it.actual()))
                .toList(),
            found.unswept().stream()
                .map(it -> new Unswept(it.client(), it.lots(), it.credits()))
                .toList()));
  }
}
