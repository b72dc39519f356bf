package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.Payments.Receipt;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Diaries;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionOutcome.ClientsInConflict;
import studio.booking.scheduling.domain.SessionOutcome.Conflict;
import studio.booking.shared.Caller;
import studio.booking.shared.Collaborator;

/** Bookings that go along when the studio moves their session, and those that can't. */
@Collaborator
final class BookingsMoved {
  private final Bookings bookings;
  private final BookingsTakenBack takenBack;
  private final DueHolds dueHolds;

  BookingsMoved(Bookings bookings, BookingsTakenBack takenBack, DueHolds dueHolds) {
    this.bookings = bookings;
    this.takenBack = takenBack;
    this.dueHolds = dueHolds;
  }

  /**
   * What becomes of the bookings.
   *
   * @param staying at the new time
   * @param leaving because their client has something else then
   * @param receipts for what all of them took
   */
  record Plan(
      List<Booking> staying,
      List<Booking> leaving,
      List<Conflict> conflicts,
      Map<BookingId, Receipt> receipts) {
    boolean isInConflict() {
      return !conflicts.isEmpty();
    }

    ClientsInConflict refusal() {
      return new ClientsInConflict(conflicts);
    }
  }

  /** Looks into the diaries of all who are booked, and keeps them as they are. */
  Plan plan(Caller by, Session moved, List<Booking> live, Instant now) {
    if (live.isEmpty()) return new Plan(List.of(), List.of(), List.of(), Map.of());
    var clients = live.stream().map(Booking::client).collect(Collectors.toSet());
    var receipts = takenBack.open(live);
    var diary = bookings.diary(clients, moved.startsAt(), moved.endsAt());
    dueHolds.inTheWay(by, Set.of(), clients, now).endThemFirst();
    var diaries = new Diaries(diary.get());
    var staying = new ArrayList<Booking>();
    var leaving = new ArrayList<Booking>();
    var conflicts = new ArrayList<Conflict>();
    for (var booking : live) {
      var other = conflict(booking, moved, diaries);
      if (other.isPresent()) {
        leaving.add(booking);
        conflicts.add(other.get());
      } else {
        staying.add(booking.movedTo(moved.startsAt(), moved.endsAt()));
      }
    }
    return new Plan(staying, leaving, conflicts, receipts.get());
  }

  private static Optional<Conflict> conflict(Booking booking, Session moved, Diaries diaries) {
    if (booking.guest()) return Optional.empty();
    var client = booking.client();
    return diaries
        .elsewhere(client, moved)
        .map(
            other ->
                new Conflict(booking.id(), client, other.id(), other.startsAt(), other.endsAt()));
  }

  /** Moves who stays, and cancels who can't. */
  void move(Caller by, Plan plan, Instant now) {
    takenBack.takeBack(by, plan.leaving(), plan.receipts(), "SESSION_MOVED", null, now);
    bookings.move(plan.staying());
  }
}
