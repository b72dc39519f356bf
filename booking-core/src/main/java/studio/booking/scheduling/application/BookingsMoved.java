package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import studio.booking.directory.Studios;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.Payments.Receipt;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Diaries;
import studio.booking.scheduling.domain.PassDays;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionOutcome.ClientsInConflict;
import studio.booking.scheduling.domain.SessionOutcome.Conflict;
import studio.booking.shared.Caller;
import studio.booking.shared.Collaborator;

/** Bookings that go along when the studio moves their session, and those that can't. */
@Collaborator
final class BookingsMoved {
  private final Studios studios;
  private final Bookings bookings;
  private final Payments payments;
  private final BookingsTakenBack takenBack;
  private final DueHolds dueHolds;

  BookingsMoved(
      Studios studios,
      Bookings bookings,
      Payments payments,
      BookingsTakenBack takenBack,
      DueHolds dueHolds) {
    this.studios = studios;
    this.bookings = bookings;
    this.payments = payments;
    this.takenBack = takenBack;
    this.dueHolds = dueHolds;
  }

  /**
   * What becomes of the bookings.
   *
   * @param staying at the new time
   * @param leaving because their client has something else then
   * @param receipts for what all of them took
   * @param days of passes that paid for those who stay
   */
  record Plan(
      List<Booking> staying,
      List<Booking> leaving,
      List<Conflict> conflicts,
      Map<BookingId, Receipt> receipts,
      PassDays days) {
    static final Plan NOBODY =
        new Plan(List.of(), List.of(), List.of(), Map.of(), new PassDays(List.of(), List.of()));

    boolean isInConflict() {
      return !conflicts.isEmpty();
    }

    ClientsInConflict refusal() {
      return new ClientsInConflict(conflicts);
    }
  }

  /**
   * Looks into the diaries of all who are booked, and keeps them as they are.
   *
   * @param moved the sessions at their new times
   * @param live all live bookings of these
   */
  Plan plan(Caller by, Collection<Session> moved, List<Booking> live, Instant now) {
    if (live.isEmpty()) return Plan.NOBODY;
    var clients = live.stream().map(Booking::client).collect(Collectors.toSet());
    var studio = studios.current();
    var opened = takenBack.open(live);
    var first = moved.stream().map(Session::startsAt).min(Instant::compareTo).orElseThrow();
    var last = moved.stream().map(Session::endsAt).max(Instant::compareTo).orElseThrow();
    var diary = bookings.diary(clients, first, last);
    dueHolds.inTheWay(by, Set.of(), clients, now).endThemFirst();

    var sessions = moved.stream().collect(Collectors.toMap(Session::id, Function.identity()));
    var diaries = new Diaries(diary.get().stream().map(one -> along(one, sessions)).toList());
    var staying = new ArrayList<Booking>();
    var leaving = new ArrayList<Booking>();
    var conflicts = new ArrayList<Conflict>();
    for (var booking : live) {
      var session = Objects.requireNonNull(sessions.get(booking.session()));
      var other = conflict(booking, session, diaries);
      if (other.isPresent()) {
        leaving.add(booking);
        conflicts.add(other.get());
      } else {
        staying.add(along(booking, sessions));
      }
    }
    var purses = opened.get().purses();
    var receipts = opened.get().receipts();
    var days = PassDays.of(leaving, staying, receipts, purses, studio.get(), now);
    return new Plan(staying, leaving, conflicts, receipts, days);
  }

  /** A booking at its session's new time, where that is one of those that move. */
  private static Booking along(Booking booking, Map<SessionId, Session> moved) {
    var session = moved.get(booking.session());
    return session == null ? booking : booking.movedTo(session.startsAt(), session.endsAt());
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
    moveDays(plan, now);
  }

  private void moveDays(Plan plan, Instant now) {
    var borne = plan.days().borne();
    payments.giveBack(
        borne.stream()
            .map(one -> plan.receipts().get(one.id()))
            .map(Objects::requireNonNull)
            .toList(),
        true,
        now);
    bookings.repay(borne);
    payments.moveDays(plan.days().moves());
  }
}
