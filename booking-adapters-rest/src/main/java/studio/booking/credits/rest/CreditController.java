package studio.booking.credits.rest;

import static studio.booking.shared.rest.ProblemCode.BALANCE_TOO_LOW;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.credits.RedemptionId;
import studio.booking.credits.application.AdjustCredits;
import studio.booking.credits.application.AdjustCredits.Outcome.Adjusted;
import studio.booking.credits.application.AdjustCredits.Outcome.BeyondBalance;
import studio.booking.credits.application.AdjustCredits.Outcome.ExpiresInThePast;
import studio.booking.credits.application.AdjustCredits.Outcome.UnknownClient;
import studio.booking.credits.application.ShowCredits;
import studio.booking.credits.domain.LedgerLines;
import studio.booking.credits.domain.LotId;
import studio.booking.credits.domain.PostingType;
import studio.booking.scheduling.BookingId;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Idempotent;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;

/** What clients have, and every line that says why. */
@RestController
@Tag(name = "Credits")
class CreditController {
  private final ShowCredits showCredits;
  private final AdjustCredits adjustCredits;

  CreditController(ShowCredits showCredits, AdjustCredits adjustCredits) {
    this.showCredits = showCredits;
    this.adjustCredits = adjustCredits;
  }

  /**
   * Credits given or, below 0, taken.
   *
   * @param reason in the studio's words, not about a person
   * @param expiresAt of what is given; null: never
   */
  record Adjustment(
      @Min(-10_000) @Max(10_000) int amount,
      @Size(max = 500) String reason,
      @Nullable Instant expiresAt) {}

  /**
   * The ledger's line for an adjustment. Taken out of several lots, it is several lines: then this
   * is all of them together, named as the last.
   *
   * @param lines one for each lot
   */
  record AdjustmentView(
      UUID id,
      int amount,
      long balanceBefore,
      long balanceAfter,
      PostingType type,
      String description,
      @Nullable UUID bookingId,
      @Nullable UUID redemptionId,
      @Nullable UUID by,
      Instant at,
      List<LineView> lines) {
    static AdjustmentView of(List<LedgerLines.Line> lines) {
      var views = lines.stream().map(LineView::of).toList();
      var first = views.getFirst();
      var last = views.getLast();
      return new AdjustmentView(
          last.id(),
          views.stream().mapToInt(LineView::amount).sum(),
          first.balanceBefore(),
          last.balanceAfter(),
          last.type(),
          last.description(),
          null,
          null,
          last.by(),
          last.at(),
          views);
    }
  }

  @Operation(summary = "What a client can pay with now")
  @GetMapping("/api/members/{id}/credits")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(CreditsView.class)
  ResponseEntity<?> credits(Caller caller, @PathVariable UUID id) {
    return showCredits
        .of(caller, new ClientId(id))
        .<ResponseEntity<?>>map(credits -> Answers.ok(CreditsView.of(credits)))
        .orElseGet(CreditController::unknownClient);
  }

  @Operation(summary = "A client's ledger, newest first")
  @GetMapping("/api/members/{id}/credit-transactions")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(value = LineView.class, page = true)
  ResponseEntity<?> transactions(
      Caller caller,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID bookingId,
      @RequestParam(required = false) @Nullable UUID redemptionId,
      @RequestParam(required = false) @Nullable UUID lotId,
      @RequestParam(required = false) @Nullable @Size(max = 255) String idempotencyKey,
      @RequestParam(required = false) @Nullable PostingType type,
      Page.Request page) {
    var filter =
        new LedgerLines.Filter(
            bookingId == null ? null : new BookingId(bookingId),
            redemptionId == null ? null : new RedemptionId(redemptionId),
            lotId == null ? null : new LotId(lotId),
            idempotencyKey,
            type);
    return showCredits
        .transactions(caller, new ClientId(id), filter, page)
        .<ResponseEntity<?>>map(found -> Answers.ok(found.map(LineView::of)))
        .orElseGet(CreditController::unknownClient);
  }

  @Operation(summary = "Gives a client credits, or takes some")
  @PostMapping("/api/members/{id}/credit-adjustments")
  @Allow(Role.ADMIN)
  @Idempotent
  @Answer(value = AdjustmentView.class, status = 201)
  @Refusals(BALANCE_TOO_LOW)
  ResponseEntity<?> adjust(
      Caller caller, @PathVariable UUID id, @RequestBody Adjustment adjustment) {
    if (adjustment.amount() == 0) return Problems.invalid("/amount", "must not be 0");
    if (adjustment.amount() < 0 && adjustment.expiresAt() != null) {
      return Problems.invalid("/expiresAt", "is for credits that are given");
    }
    return switch (adjustCredits.adjust(
        caller,
        new ClientId(id),
        adjustment.amount(),
        adjustment.reason(),
        adjustment.expiresAt())) {
      case Adjusted(var lines) ->
          Answers.created("/api/members/" + id + "/credit-transactions", AdjustmentView.of(lines));
      case UnknownClient _ -> unknownClient();
      case BeyondBalance(int balance) ->
          Problems.of(
              BALANCE_TOO_LOW,
              "The client has %d credits.".formatted(balance),
              Map.of("requested", -adjustment.amount(), "available", balance));
      case ExpiresInThePast _ -> Problems.invalid("/expiresAt", "must be in the future");
    };
  }

  private static ResponseEntity<?> unknownClient() {
    return Problems.notFound("There is no such client.");
  }
}
