package studio.booking.scheduling.rest;

import static studio.booking.shared.rest.ProblemCode.BOOKING_NOT_CANCELLABLE;
import static studio.booking.shared.rest.ProblemCode.YOU_CANNOT_CANCEL_THIS_BOOKING;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.application.CancelBooking;
import studio.booking.scheduling.application.CancelBooking.Wish;
import studio.booking.scheduling.application.PreviewCancellation;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.CancelOutcome;
import studio.booking.scheduling.domain.CancelOutcome.Cancelled;
import studio.booking.scheduling.domain.CancelOutcome.NotCancellable;
import studio.booking.scheduling.domain.CancelOutcome.NotYoursToCancel;
import studio.booking.scheduling.domain.CancelOutcome.UnknownBooking;
import studio.booking.scheduling.domain.Cancellation;
import studio.booking.shared.Caller;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Idempotent;
import studio.booking.shared.rest.MultiLine;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;

/** Giving a booking up. */
@RestController
@RequestMapping("/api")
@Tag(name = "Bookings")
@Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
class CancellationController {
  private final CancelBooking cancelBooking;
  private final PreviewCancellation previewCancellation;

  CancellationController(CancelBooking cancelBooking, PreviewCancellation previewCancellation) {
    this.cancelBooking = cancelBooking;
    this.previewCancellation = previewCancellation;
  }

  /** For whom the studio's people cancel. */
  enum Behalf {
    /** The client asked for it, and the client's policy holds. */
    CLIENT
  }

  /**
   * Why, and for whom.
   *
   * @param onBehalfOf without it a coach or an admin cancels for the studio, and all goes back
   */
  record Cancel(@Nullable @MultiLine @Size(max = 500) String reason, @Nullable Behalf onBehalfOf) {
    static final Cancel PLAINLY = new Cancel(null, null);
  }

  /** The same with the booking's id, under either of its names. */
  @SuppressWarnings("RecordComponentName") // The other name that callers know it by.
  record CancelById(
      @Nullable UUID bookingId,
      @Nullable UUID booking_id,
      @Nullable @MultiLine @Size(max = 500) String reason,
      @Nullable Behalf onBehalfOf) {}

  /** What a cancellation gave back; no payment type when it was nothing. */
  record Refund(@Nullable PaymentType paymentType, int credits) {
    static final Refund NOTHING = new Refund(null, 0);
  }

  /** A cancellation, the first one when there were several. */
  record CancellationView(
      BookingId bookingId,
      BookingStatus status,
      Instant cancelledAt,
      @Nullable String reason,
      Refund refund) {
    static CancellationView of(Cancellation cancellation) {
      return new CancellationView(
          cancellation.booking(),
          BookingStatus.CANCELLED,
          cancellation.at(),
          cancellation.reason(),
          new Refund(cancellation.refundType(), cancellation.refundCredits()));
    }
  }

  @Operation(
      summary = "Cancels a booking",
      description =
          "The client, the coach of the session and admins may. The client's own cancellation gives"
              + " back what the booking's policy says, the studio's always gives all back."
              + " Cancelling again answers with the first cancellation.")
  @PostMapping("/bookings/{id}/cancel")
  @Idempotent
  @Answer(CancellationView.class)
  @Refusals({YOU_CANNOT_CANCEL_THIS_BOOKING, BOOKING_NOT_CANCELLABLE})
  ResponseEntity<?> cancel(
      Caller caller,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestBody @Nullable Cancel cancel) {
    var how = cancel == null ? Cancel.PLAINLY : cancel;
    var wish = new Wish(new BookingId(id), how.reason(), how.onBehalfOf() == Behalf.CLIENT);
    return dryRun ? preview(caller, wish) : cancel(caller, wish);
  }

  @Operation(summary = "Cancels a booking that the body names, as /api/bookings/{id}/cancel does")
  @PostMapping("/booking-cancel")
  @Idempotent
  @Answer(CancellationView.class)
  @Refusals({YOU_CANNOT_CANCEL_THIS_BOOKING, BOOKING_NOT_CANCELLABLE})
  ResponseEntity<?> cancelById(
      Caller caller,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestBody CancelById cancel) {
    var id = cancel.bookingId() != null ? cancel.bookingId() : cancel.booking_id();
    if (id == null) return Problems.invalid("/bookingId", "is required");
    if (cancel.booking_id() != null && !cancel.booking_id().equals(id)) {
      return Problems.invalid("/booking_id", "must not be another than bookingId");
    }
    var wish = new Wish(new BookingId(id), cancel.reason(), cancel.onBehalfOf() == Behalf.CLIENT);
    var answer = dryRun ? preview(caller, wish) : cancel(caller, wish);
    if (answer.getStatusCode() != HttpStatus.NOT_FOUND) return answer;
    return Problems.notFound(
        cancel.bookingId() != null ? "/bookingId" : "/booking_id", "There is no such booking.");
  }

  @Operation(
      summary = "What cancelling a booking now would give back",
      description =
          "Worked out as the cancellation itself would. \"until\" is when the charge is last given"
              + " back; null where the policy never does.")
  @GetMapping("/bookings/{id}/cancellation-preview")
  @Answer(CancellationPreview.class)
  ResponseEntity<?> preview(
      Caller caller,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Behalf onBehalfOf) {
    return preview(caller, new Wish(new BookingId(id), null, onBehalfOf == Behalf.CLIENT));
  }

  private ResponseEntity<?> preview(Caller caller, Wish wish) {
    var withdrawal = previewCancellation.preview(caller, wish.booking(), wish.forClient());
    if (withdrawal instanceof UnknownBooking) return unknown();
    return Answers.ok(CancellationPreview.of(wish.booking(), withdrawal));
  }

  private ResponseEntity<?> cancel(Caller caller, Wish wish) {
    return switch (cancelBooking.cancel(caller, wish)) {
      case Cancelled(var cancellation) -> Answers.ok(CancellationView.of(cancellation));
      case CancelOutcome.Refused refused -> refusal(refused).problem();
    };
  }

  private static ResponseEntity<?> unknown() {
    return Problems.notFound("There is no such booking.");
  }

  static Refusal refusal(CancelOutcome.Refused refused) {
    return switch (refused) {
      case UnknownBooking _ ->
          new Refusal(
              studio.booking.shared.rest.ProblemCode.NOT_FOUND, "There is no such booking.");
      case NotYoursToCancel _ ->
          new Refusal(
              YOU_CANNOT_CANCEL_THIS_BOOKING,
              "Only the client, the coach of the session and admins can cancel it.");
      case NotCancellable(_, var status, var startsAt) -> notCancellable(status, startsAt);
    };
  }

  private static Refusal notCancellable(BookingStatus status, Instant startsAt) {
    var detail =
        switch (status) {
          case PENDING_PAYMENT, CONFIRMED ->
              "Its session began at %s or is over.".formatted(startsAt);
          case WAITLISTED ->
              "It is no place yet, but a wait for one. DELETE /api/sessions/{sessionId}/waitlist"
                  + " ends that.";
          case COMPLETED, NO_SHOW, CANCELLED, EXPIRED -> "It is %s.".formatted(status);
        };
    return new Refusal(BOOKING_NOT_CANCELLABLE, detail);
  }
}
