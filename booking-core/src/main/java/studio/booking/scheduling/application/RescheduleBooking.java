package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.MoveDecision;
import studio.booking.scheduling.domain.MoveDecision.Goes;
import studio.booking.scheduling.domain.MoveDecision.LookAgain;
import studio.booking.scheduling.domain.MoveDecision.Stays;
import studio.booking.scheduling.domain.MoveOutcome;
import studio.booking.scheduling.domain.MoveOutcome.Moved;
import studio.booking.scheduling.domain.MoveOutcome.NotMovable;
import studio.booking.scheduling.domain.MoveOutcome.NotYoursToMove;
import studio.booking.scheduling.domain.MoveOutcome.UnknownBooking;
import studio.booking.scheduling.domain.Relocation;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.UnitOfWork;
import studio.booking.shared.UseCase;

/**
 * Moves a booking to another place of its type in one step: either the new place is taken, the old
 * one freed and the charge right, or everything is as before.
 */
@UseCase
public class RescheduleBooking {
  private static final Set<ClientId> NOBODY = Set.of();

  private final BookingsInHand bookings;
  private final Destinations destinations;
  private final ClientAffairs affairs;
  private final MoveRegister register;
  private final Succession succession;
  private final WaitingFirst waitingFirst;
  private final UnitOfWork unit;
  private final Clock clock;

  RescheduleBooking(
      BookingsInHand bookings,
      Destinations destinations,
      ClientAffairs affairs,
      MoveRegister register,
      Succession succession,
      WaitingFirst waitingFirst,
      UnitOfWork unit,
      Clock clock) {
    this.bookings = bookings;
    this.destinations = destinations;
    this.affairs = affairs;
    this.register = register;
    this.succession = succession;
    this.waitingFirst = waitingFirst;
    this.unit = unit;
    this.clock = clock;
  }

  /** Where a booking is to go. */
  public sealed interface Target {
    /**
     * Into another session, or onto another seat.
     *
     * @param place a certain seat, or null for any
     */
    record Into(SessionId session, @Nullable PlaceId place) implements Target {}

    /**
     * To another time.
     *
     * @param coach null for the same
     */
    record At(@Nullable CoachId coach, Instant startsAt) implements Target {}
  }

  public MoveOutcome reschedule(Caller by, BookingId booking, Target target) {
    var now = clock.instant();
    var decision = decide(by, booking, target, now);
    if (decision instanceof Goes(var move)) {
      register.enter(by, move, now);
      if (move.isWaitedFor()) succession.fill(by, Set.of(move.left().id()), NOBODY, now);
    }
    return outcome(decision);
  }

  /** What {@link #reschedule} would say. Nothing is written. */
  public MoveOutcome tryOut(Caller by, BookingId booking, Target target) {
    unit.undo();
    return outcome(decide(by, booking, target, clock.instant()));
  }

  private MoveOutcome outcome(MoveDecision decision) {
    return switch (decision) {
      case Goes(var move) -> new Moved(move.after());
      case Stays(var outcome) -> outcome;
      case LookAgain _ -> throw unit.again();
    };
  }

  private MoveDecision decide(Caller by, BookingId id, Target target, Instant now) {
    var found = bookings.find(by, id, now);
    if (found.isEmpty()) return new Stays(new UnknownBooking(id));
    var seen = found.get();
    if (!seen.concerns(by)) return new Stays(new NotYoursToMove(id));

    if (seen.place() == null) return new Stays(new NotMovable(id, seen.booking().status()));
    var successors = seen.waitedFor() ? succession.next(Set.of(seen.session().id())) : NOBODY;

    // All in one trip, in the order of locks: coach, sessions, places, purses.
    var destination = destinations.ask(seen, target);
    var standing = destination.standing(affairs, by, seen.booking().client(), successors, now);
    var taken = bookings.readAgain(seen);

    var moving = taken.get();
    var circumstances = standing.get();
    destination.letOthersFirst(waitingFirst, by, now);
    return destination.decide(new Relocation(by, moving.file(), moving.receipt(), circumstances));
  }
}
