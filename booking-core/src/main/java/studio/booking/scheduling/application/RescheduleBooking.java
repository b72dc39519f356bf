package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.directory.People;
import studio.booking.directory.Studios;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.BookingFiles;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Circumstances;
import studio.booking.scheduling.domain.Coaches;
import studio.booking.scheduling.domain.Hours;
import studio.booking.scheduling.domain.MoveDecision;
import studio.booking.scheduling.domain.MoveDecision.Goes;
import studio.booking.scheduling.domain.MoveDecision.LookAgain;
import studio.booking.scheduling.domain.MoveDecision.Stays;
import studio.booking.scheduling.domain.MoveOutcome;
import studio.booking.scheduling.domain.MoveOutcome.Moved;
import studio.booking.scheduling.domain.MoveOutcome.NotYoursToMove;
import studio.booking.scheduling.domain.MoveOutcome.UnknownBooking;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.Relocation;
import studio.booking.scheduling.domain.SessionTypes;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Events;
import studio.booking.shared.UnitOfWork;
import studio.booking.shared.UseCase;

/**
 * Moves a booking to another place of its type in one step: either the new place is taken, the old
 * one freed and the charge right, or everything is as before.
 */
@UseCase
public class RescheduleBooking {
  private final Studios studios;
  private final BookingFiles files;
  private final Bookings bookings;
  private final Payments payments;
  private final BookingAccess access;
  private final Destinations destinations;
  private final MoveRegister register;
  private final DueHolds dueHolds;
  private final UnitOfWork unit;
  private final Clock clock;

  public RescheduleBooking(
      Studios studios,
      Coaches coaches,
      SessionTypes types,
      Hours hours,
      BookingFiles files,
      Sessions sessions,
      Places places,
      Bookings bookings,
      Payments payments,
      People people,
      AuditLog audit,
      Events events,
      EndHolds endHolds,
      UnitOfWork unit,
      Clock clock) {
    this.studios = studios;
    this.files = files;
    this.bookings = bookings;
    this.payments = payments;
    this.access = new BookingAccess(people);
    this.register = new MoveRegister(sessions, places, bookings, payments, audit, events);
    this.destinations =
        new Destinations(new CoachEnquiries(coaches, types, hours), sessions, places, unit);
    this.dueHolds = new DueHolds(bookings, endHolds, unit);
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
    if (decision instanceof Goes(var move)) register.enter(by, move, now);
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
    var found = files.find(id).get();
    if (found.isEmpty() || !access.sees(by, found.get(), now)) {
      return new Stays(new UnknownBooking(id));
    }
    var seen = found.get();
    if (!seen.concerns(by)) return new Stays(new NotYoursToMove(id));
    var client = seen.booking().client();

    // All in one trip, in the order of locks: coach, sessions, places, purse.
    var studio = studios.current();
    var destination = destinations.ask(seen, target);
    var purses = payments.open(Set.of(client));
    var receipts = payments.receipts(Set.of(id));
    var diary = destination.diary(bookings, client);
    var holds = dueHolds.inTheWay(by, destination.sessions(), Set.of(client), now);
    var file = files.find(id).get().orElseThrow();

    boolean changedMeanwhile = file.booking().version() != seen.booking().version();
    if (changedMeanwhile) throw unit.again();
    holds.endThemFirst();
    var circumstances = new Circumstances(studio.get(), now, purses.get(), diary.get());
    return destination.decide(new Relocation(by, file, receipts.get().get(id), circumstances));
  }
}
