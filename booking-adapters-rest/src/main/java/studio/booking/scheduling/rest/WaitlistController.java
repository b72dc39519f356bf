package studio.booking.scheduling.rest;

import static studio.booking.shared.rest.ProblemCode.CLIENT_ALREADY_BOOKED;
import static studio.booking.shared.rest.ProblemCode.FORBIDDEN;
import static studio.booking.shared.rest.ProblemCode.SESSION_CANCELLED;
import static studio.booking.shared.rest.ProblemCode.SESSION_NOT_FULL;
import static studio.booking.shared.rest.ProblemCode.SESSION_STARTED;
import static studio.booking.shared.rest.ProblemCode.WAITLIST_CLOSED;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.application.JoinWaitlist;
import studio.booking.scheduling.application.LeaveWaitlist;
import studio.booking.scheduling.application.ReadWaitlist;
import studio.booking.scheduling.domain.BookingOutcome.AnotherCoachsSession;
import studio.booking.scheduling.domain.BookingOutcome.UnknownSession;
import studio.booking.scheduling.domain.Waiting.Skip;
import studio.booking.scheduling.domain.Waiting.Standing;
import studio.booking.scheduling.domain.WaitlistOutcome.InLine;
import studio.booking.scheduling.domain.WaitlistOutcome.Left;
import studio.booking.scheduling.domain.WaitlistOutcome.NoPlaceWanted;
import studio.booking.scheduling.domain.WaitlistOutcome.NotWaiting;
import studio.booking.scheduling.domain.WaitlistOutcome.PlacesAreFree;
import studio.booking.scheduling.domain.WaitlistOutcome.Refused;
import studio.booking.scheduling.domain.WaitlistOutcome.Stands;
import studio.booking.scheduling.domain.WaitlistOutcome.WaitlistIsClosed;
import studio.booking.scheduling.domain.WaitlistOutcome.Waits;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Idempotent;
import studio.booking.shared.rest.ProblemCode;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;

/** Waiting for a place in a session that is full. */
@RestController
@RequestMapping("/api/sessions/{id}/waitlist")
@Tag(name = "Waitlists")
@Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
class WaitlistController {
  private static final Cursor CURSOR = Cursor.of("waitlist", 1);

  private final JoinWaitlist joinWaitlist;
  private final LeaveWaitlist leaveWaitlist;
  private final ReadWaitlist readWaitlist;

  WaitlistController(
      JoinWaitlist joinWaitlist, LeaveWaitlist leaveWaitlist, ReadWaitlist readWaitlist) {
    this.joinWaitlist = joinWaitlist;
    this.leaveWaitlist = leaveWaitlist;
    this.readWaitlist = readWaitlist;
  }

  /**
   * Asks for the next place that is free.
   *
   * @param clientId whom it is for; the caller without it
   */
  record Wanted(@Nullable UUID clientId) {}

  /**
   * Somebody who waits.
   *
   * @param bookingId of their booking, which has no place yet
   * @param position 1 for who is next
   */
  record Entry(BookingId bookingId, ClientId clientId, int position, Instant since) {
    static Entry of(Standing standing) {
      var booking = standing.waiting().booking();
      return new Entry(booking.id(), booking.client(), standing.position(), booking.createdAt());
    }
  }

  /**
   * How somebody stands who waits.
   *
   * @param closesAt until when places are given away this way
   * @param skips when a place was free and they did not get it, the last first
   */
  record Own(
      BookingId bookingId,
      ClientId clientId,
      int position,
      Instant since,
      Instant closesAt,
      List<PassedOver> skips) {
    static Own of(Stands stands) {
      var entry = Entry.of(stands.standing());
      return new Own(
          entry.bookingId(),
          entry.clientId(),
          entry.position(),
          entry.since(),
          stands.closesAt(),
          stands.skips().stream().map(PassedOver::of).toList());
    }
  }

  /**
   * Once that somebody did not get a place.
   *
   * @param reason a code: {@code INSUFFICIENT_CREDITS}, {@code CLIENT_BUSY} or {@code
   *     CLIENT_ALREADY_BOOKED}
   */
  record PassedOver(String reason, Instant at) {
    static PassedOver of(Skip skip) {
      return new PassedOver(skip.reason(), skip.at());
    }
  }

  @Operation(
      summary = "Waits for a place in a full session",
      description =
          "Places that become free are given to those who wait, first come, first served: who can"
              + " pay then and has nothing else at that time has the place, and it is charged. For"
              + " an hour it can be given back for all that it cost.")
  @PostMapping
  @Idempotent
  @Answer(value = Entry.class, status = 201)
  @Refusals({
    SESSION_NOT_FULL,
    WAITLIST_CLOSED,
    CLIENT_ALREADY_BOOKED,
    SESSION_CANCELLED,
    SESSION_STARTED
  })
  ResponseEntity<?> join(Caller caller, @PathVariable UUID id, @RequestBody Wanted wanted) {
    var refused = refusedFor(caller, wanted.clientId());
    if (refused != null) return refused;
    var client = client(caller, wanted.clientId());
    return switch (joinWaitlist.join(caller, new SessionId(id), client)) {
      case Waits(var standing) -> {
        var entry = Entry.of(standing);
        yield Answers.created(
            "/api/bookings/" + entry.bookingId().value(),
            entry,
            standing.waiting().booking().version());
      }
      case Refused why -> refusal(why);
      case Stands _, InLine _, Left _ -> throw new IllegalStateException();
    };
  }

  @Operation(summary = "No longer waits for a place")
  @DeleteMapping
  @Answer(value = Void.class, status = 204)
  ResponseEntity<?> leave(
      Caller caller,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID clientId) {
    var refused = refusedFor(caller, clientId);
    if (refused != null) return refused;
    return switch (leaveWaitlist.leave(caller, new SessionId(id), client(caller, clientId))) {
      case Left _ -> Answers.nothing();
      case Refused why -> refusal(why);
      case Waits _, Stands _, InLine _ -> throw new IllegalStateException();
    };
  }

  @Operation(summary = "Where the caller stands in the line, and why they were passed over")
  @GetMapping("/me")
  @Answer(Own.class)
  ResponseEntity<?> own(Caller caller, @PathVariable UUID id) {
    return switch (readWaitlist.own(caller, new SessionId(id))) {
      case Stands stands -> Answers.ok(Own.of(stands));
      case Refused why -> refusal(why);
      case Waits _, Left _, InLine _ -> throw new IllegalStateException();
    };
  }

  @Operation(
      summary = "Who waits, in order",
      description = "For the coach of the session and admins.")
  @GetMapping
  @Allow({Role.COACH, Role.ADMIN})
  @Answer(value = Entry.class, page = true)
  ResponseEntity<?> list(Caller caller, @PathVariable UUID id, Page.Request page) {
    long after = page.cursor() == null ? 0 : CURSOR.parse(page.cursor()).number(0);
    return switch (readWaitlist.list(caller, new SessionId(id), after, page.limit() + 1)) {
      case InLine(var standings) ->
          Answers.ok(
              Page.of(standings, page.limit(), last -> CURSOR.text(last.waiting().number()))
                  .map(Entry::of));
      case Refused why -> refusal(why);
      case Waits _, Left _, Stands _ -> throw new IllegalStateException();
    };
  }

  private static @Nullable ResponseEntity<?> refusedFor(Caller caller, @Nullable UUID wanted) {
    if (wanted == null && !caller.has(Role.CLIENT)) {
      return Problems.of(FORBIDDEN, "You are no client here: say for whom it is, with clientId.");
    }
    return caller.isStaff() || caller.is(client(caller, wanted))
        ? null
        : Problems.of(FORBIDDEN, "A client waits for themself only.");
  }

  private static ClientId client(Caller caller, @Nullable UUID wanted) {
    return wanted == null ? caller.self().asClient() : new ClientId(wanted);
  }

  private static ResponseEntity<?> refusal(Refused refused) {
    return switch (refused) {
      case NoPlaceWanted(UnknownSession _) -> Problems.notFound("There is no such session.");
      case NoPlaceWanted(AnotherCoachsSession _) ->
          Problems.of(FORBIDDEN, "A coach looks after who waits for their own sessions only.");
      case NoPlaceWanted(var why) -> BookingRefusals.of(why).problem();
      case NotWaiting _ ->
          Problems.notFound("The client does not wait for a place in this session.");
      case PlacesAreFree(_, int free) ->
          Problems.of(
              SESSION_NOT_FULL,
              "Free places: %d. Book one.".formatted(free),
              Map.of("placesLeft", free));
      case WaitlistIsClosed(_, var until) -> closed(until);
    };
  }

  private static ResponseEntity<?> closed(@Nullable Instant until) {
    var members = new HashMap<String, @Nullable Object>();
    members.put("closedAt", until);
    return Problems.of(
        ProblemCode.WAITLIST_CLOSED,
        until == null
            ? "Nobody waits for an appointment: it is for one client."
            : "Places were given to those who wait until %s.".formatted(until),
        members);
  }
}
