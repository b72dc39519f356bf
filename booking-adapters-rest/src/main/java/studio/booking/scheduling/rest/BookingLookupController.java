package studio.booking.scheduling.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.application.FindBookings;
import studio.booking.scheduling.domain.BookingSearch.After;
import studio.booking.scheduling.domain.BookingSearch.Filter;
import studio.booking.scheduling.domain.BookingSearch.Order;
import studio.booking.scheduling.domain.BookingSearch.Sort;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.ShownBooking;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Page;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Problems;

/** Looking bookings up. */
@RestController
@RequestMapping("/api/bookings")
@Tag(name = "Bookings")
@Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
class BookingLookupController {
  private static final Cursor BOOKINGS = Cursor.of("bookings", 2);
  private static final Cursor HISTORY = Cursor.of("history", 1);

  private final FindBookings findBookings;

  BookingLookupController(FindBookings findBookings) {
    this.findBookings = findBookings;
  }

  /** Which way a list goes. */
  enum Direction {
    ASC,
    DESC;

    /** Its word in requests. */
    public String word() {
      return this == ASC ? "asc" : "desc";
    }
  }

  /**
   * One line of a booking's history.
   *
   * @param from null for the first
   * @param by null when the program did it
   * @param reason a code
   */
  record Entry(
      @Nullable BookingStatus from,
      BookingStatus to,
      @Nullable PersonId by,
      String byRole,
      String reason,
      Instant at) {
    static Entry of(StatusChange change) {
      return new Entry(
          change.from(), change.to(), change.by(), change.byRole(), change.reason(), change.at());
    }
  }

  @Operation(
      summary = "Bookings, by filters",
      description =
          "A client sees their own, a coach also those of their own sessions and, with clientId,"
              + " those of a client in their care, an admin all. \"from\" and \"to\" are dates of"
              + " the studio, both included. By start the next come first, by creation the newest.")
  @GetMapping
  @Answer(value = BookingView.class, page = true)
  ResponseEntity<?> list(
      Caller caller,
      @RequestParam(required = false) @Nullable UUID sessionId,
      @RequestParam(required = false) @Nullable UUID clientId,
      @RequestParam(required = false) @Nullable UUID coachId,
      @RequestParam(required = false) @Nullable BookingStatus status,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(defaultValue = "start") Sort sort,
      @RequestParam(required = false) @Nullable Direction direction,
      Page.Request page) {
    DatesAsked.inOrder(from, to);
    var filter =
        new Filter(
            sessionId == null ? null : new SessionId(sessionId),
            clientId == null ? null : new ClientId(clientId),
            coachId == null ? null : new CoachId(coachId),
            status,
            from,
            to);
    var order =
        direction == null ? Order.usual(sort) : new Order(sort, direction == Direction.DESC);
    var found = findBookings.list(caller, filter, order, after(page), page.limit() + 1);
    return Answers.ok(
        Page.of(found, page.limit(), BookingLookupController::cursor).map(BookingView::of));
  }

  private static @Nullable After after(Page.Request page) {
    if (page.cursor() == null) return null;
    var last = BOOKINGS.parse(page.cursor());
    return new After(last.instant(0), new BookingId(last.uuid(1)));
  }

  private static String cursor(ShownBooking last) {
    return BOOKINGS.text(last.booking().startsAt(), last.booking().id().value());
  }

  @Operation(summary = "One booking")
  @GetMapping("/{id}")
  @Answer(BookingView.class)
  ResponseEntity<?> one(Caller caller, @PathVariable UUID id) {
    var found = findBookings.one(caller, new BookingId(id));
    return found.isPresent()
        ? Answers.ok(BookingView.of(found.get()), found.get().booking().version())
        : unknown();
  }

  @Operation(summary = "What happened to a booking, oldest first")
  @GetMapping("/{id}/history")
  @Answer(value = Entry.class, page = true)
  ResponseEntity<?> history(Caller caller, @PathVariable UUID id, Page.Request page) {
    var after = page.cursor() == null ? null : HISTORY.parse(page.cursor()).uuid(0);
    var found = findBookings.history(caller, new BookingId(id), after, page.limit() + 1);
    return found.isPresent()
        ? Answers.ok(
            Page.of(found.get(), page.limit(), last -> HISTORY.text(last.id())).map(Entry::of))
        : unknown();
  }

  private static ResponseEntity<?> unknown() {
    return Problems.notFound("There is no such booking.");
  }
}
