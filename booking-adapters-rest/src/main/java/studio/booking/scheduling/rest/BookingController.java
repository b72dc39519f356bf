package studio.booking.scheduling.rest;

import static studio.booking.shared.rest.ProblemCode.CLIENT_ALREADY_BOOKED;
import static studio.booking.shared.rest.ProblemCode.CLIENT_BUSY;
import static studio.booking.shared.rest.ProblemCode.FORBIDDEN;
import static studio.booking.shared.rest.ProblemCode.INSUFFICIENT_CREDITS;
import static studio.booking.shared.rest.ProblemCode.NOT_PAYABLE_THAT_WAY;
import static studio.booking.shared.rest.ProblemCode.NO_COST;
import static studio.booking.shared.rest.ProblemCode.PLACE_TAKEN;
import static studio.booking.shared.rest.ProblemCode.SEAT_REQUIRED;
import static studio.booking.shared.rest.ProblemCode.SESSION_CANCELLED;
import static studio.booking.shared.rest.ProblemCode.SESSION_FULL;
import static studio.booking.shared.rest.ProblemCode.SESSION_STARTED;
import static studio.booking.shared.rest.ProblemCode.SLOT_UNAVAILABLE;
import static studio.booking.shared.rest.ProblemCode.TOO_EARLY;
import static studio.booking.shared.rest.ProblemCode.TOO_LATE;
import static studio.booking.shared.rest.ProblemCode.TOO_MANY_HOLDS;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.application.BookPlaces;
import studio.booking.scheduling.application.BookSlots;
import studio.booking.scheduling.domain.BookPlace;
import studio.booking.scheduling.domain.BookPlace.Terms;
import studio.booking.scheduling.domain.BookSlot;
import studio.booking.scheduling.domain.BookingOutcome;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.BookingOutcome.Refused;
import studio.booking.scheduling.domain.Guest;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Idempotent;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;

/** Booking a place. */
@RestController
@RequestMapping("/api/bookings")
@Tag(name = "Bookings")
class BookingController {
  private final BookPlaces bookPlaces;
  private final BookSlots bookSlots;

  BookingController(BookPlaces bookPlaces, BookSlots bookSlots) {
    this.bookPlaces = bookPlaces;
    this.bookSlots = bookSlots;
  }

  /** What to do when nothing covers the cost. */
  enum IfShort {
    REFUSE,
    /** Hold the place for a while. */
    HOLD
  }

  /** Somebody who has no account here. */
  record WithGuest(@Size(min = 1, max = Guest.LONGEST_NAME) String name) {}

  /**
   * Asks for a place in a session ({@code sessionId}, and {@code placeId} for a named seat), or for
   * an appointment ({@code coachId}, {@code sessionTypeId} and {@code startsAt}).
   *
   * @param clientId whom it is for; the caller without it
   * @param guest whom the client brings along, if the place is for somebody else
   * @param payWith instead of the first means that covers it
   */
  record Wanted(
      @Nullable UUID sessionId,
      @Nullable UUID placeId,
      @Nullable UUID coachId,
      @Nullable UUID sessionTypeId,
      @Nullable Instant startsAt,
      @Nullable UUID clientId,
      @Nullable WithGuest guest,
      @Nullable PaymentType payWith,
      @Nullable IfShort onInsufficientCredits) {

    @Nullable Guest broughtAlong() {
      return guest == null ? null : new Guest(guest.name());
    }

    Terms terms() {
      return new Terms(payWith, onInsufficientCredits == IfShort.HOLD);
    }
  }

  @Operation(
      summary = "Books a place in a session, or an appointment at a free time",
      description =
          "With \"guest\" the place is for somebody whom the client brings along. The client has"
              + " the booking and pays for it, with a friend pass or credits, and may be booked"
              + " themself, here or elsewhere at that time. The guest's name is seen by the client,"
              + " the coach of the session and admins.")
  @PostMapping
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Idempotent
  @Answer(value = BookingView.class, status = 201)
  @Refusals({
    SLOT_UNAVAILABLE,
    PLACE_TAKEN,
    SESSION_FULL,
    SEAT_REQUIRED,
    CLIENT_ALREADY_BOOKED,
    CLIENT_BUSY,
    TOO_LATE,
    TOO_EARLY,
    SESSION_CANCELLED,
    SESSION_STARTED,
    INSUFFICIENT_CREDITS,
    NOT_PAYABLE_THAT_WAY,
    TOO_MANY_HOLDS,
    NO_COST
  })
  ResponseEntity<?> book(
      Caller caller,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestBody Wanted wanted) {
    if (wanted.clientId() == null && !caller.has(Role.CLIENT)) {
      return Problems.of(
          FORBIDDEN, "You are no client here: say for whom the place is, with clientId.");
    }
    var client =
        wanted.clientId() == null ? caller.self().asClient() : new ClientId(wanted.clientId());
    if (!caller.isStaff() && !caller.is(client)) {
      return Problems.of(FORBIDDEN, "A client books for themself only.");
    }
    var malformed = malformed(wanted);
    if (malformed != null) return malformed;

    var outcome =
        wanted.sessionId() != null
            ? inSession(caller, wanted, wanted.sessionId(), client, dryRun)
            : atTime(caller, wanted, client, dryRun);
    return dryRun ? tried(outcome) : answer(outcome, wanted.broughtAlong());
  }

  private BookingOutcome inSession(
      Caller caller, Wanted wanted, UUID session, ClientId client, boolean dryRun) {
    var place = wanted.placeId() == null ? null : new PlaceId(wanted.placeId());
    var wish =
        new BookPlace(new SessionId(session), place, client, wanted.terms(), wanted.broughtAlong());
    var wishes = List.of(wish);
    return (dryRun ? bookPlaces.tryOut(caller, wishes) : bookPlaces.book(caller, wishes))
        .getFirst();
  }

  @SuppressWarnings("NullAway") // malformed() has seen to it that they are there.
  private BookingOutcome atTime(Caller caller, Wanted wanted, ClientId client, boolean dryRun) {
    var wish =
        new BookSlot(
            new CoachId(wanted.coachId()),
            new SessionTypeId(wanted.sessionTypeId()),
            wanted.startsAt(),
            client,
            wanted.terms(),
            wanted.broughtAlong());
    return dryRun ? bookSlots.tryOut(caller, wish) : bookSlots.book(caller, wish);
  }

  private static @Nullable ResponseEntity<?> malformed(Wanted wanted) {
    boolean anyOfSlot =
        wanted.coachId() != null || wanted.sessionTypeId() != null || wanted.startsAt() != null;
    if (wanted.sessionId() != null) {
      return anyOfSlot
          ? Problems.invalid(
              "/sessionId", "goes without coachId, sessionTypeId and startsAt, or not at all")
          : null;
    }
    if (wanted.placeId() != null) return Problems.invalid("/placeId", "needs its sessionId");
    if (!anyOfSlot) {
      return Problems.invalid(
          "/sessionId", "is missing; or send coachId, sessionTypeId and startsAt");
    }
    if (wanted.coachId() == null) return Problems.invalid("/coachId", "is missing");
    if (wanted.sessionTypeId() == null) return Problems.invalid("/sessionTypeId", "is missing");
    if (wanted.startsAt() == null) return Problems.invalid("/startsAt", "is missing");
    return null;
  }

  private static ResponseEntity<?> answer(BookingOutcome outcome, @Nullable Guest guest) {
    return switch (outcome) {
      case Booked(var booking, _) ->
          Answers.created(
              "/api/bookings/" + booking.id().value(),
              BookingView.of(booking, guest),
              booking.version());
      case Refused refused -> BookingRefusals.of(refused).problem();
    };
  }

  private static ResponseEntity<?> tried(BookingOutcome outcome) {
    return switch (outcome) {
      case Booked(var booking, _) -> Answers.ok(DryRun.yes(BookingView.payment(booking)));
      case Refused refused -> Answers.ok(DryRun.no(BookingRefusals.of(refused)));
    };
  }
}
