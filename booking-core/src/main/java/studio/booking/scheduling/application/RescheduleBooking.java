package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.directory.People;
import studio.booking.directory.Studio;
import studio.booking.directory.Studios;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.Payments.Purses;
import studio.booking.scheduling.Payments.Receipt;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.application.MoveRegister.Made;
import studio.booking.scheduling.application.MoveRegister.Move;
import studio.booking.scheduling.domain.Admission;
import studio.booking.scheduling.domain.BookPlace;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingFile;
import studio.booking.scheduling.domain.BookingFiles;
import studio.booking.scheduling.domain.BookingOutcome;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Coaches;
import studio.booking.scheduling.domain.Hours;
import studio.booking.scheduling.domain.MoveOutcome;
import studio.booking.scheduling.domain.MoveOutcome.AnotherType;
import studio.booking.scheduling.domain.MoveOutcome.Moved;
import studio.booking.scheduling.domain.MoveOutcome.NoPlace;
import studio.booking.scheduling.domain.MoveOutcome.NotMovable;
import studio.booking.scheduling.domain.MoveOutcome.NotYoursToMove;
import studio.booking.scheduling.domain.MoveOutcome.UnknownBooking;
import studio.booking.scheduling.domain.MoveOutcome.WindowIsClosed;
import studio.booking.scheduling.domain.MovingPurse;
import studio.booking.scheduling.domain.Offer;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.Places.Wanted;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionKind;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.SessionTypes;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Events;
import studio.booking.shared.Later;
import studio.booking.shared.UnitOfWork;
import studio.booking.shared.UseCase;

/**
 * Moves a booking to another place of its type in one step: either the new place is taken, the old
 * one freed and the charge right, or everything is as before.
 */
@UseCase
public class RescheduleBooking {
  private final Studios studios;
  private final Coaches coaches;
  private final SessionTypes types;
  private final Hours hours;
  private final BookingFiles files;
  private final Sessions sessions;
  private final Places places;
  private final Bookings bookings;
  private final Payments payments;
  private final BookingAccess access;
  private final MoveRegister register;
  private final EndHolds endHolds;
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
    this.coaches = coaches;
    this.types = types;
    this.hours = hours;
    this.files = files;
    this.sessions = sessions;
    this.places = places;
    this.bookings = bookings;
    this.payments = payments;
    this.access = new BookingAccess(people);
    this.register = new MoveRegister(sessions, places, bookings, payments, audit, events);
    this.endHolds = endHolds;
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
    var plan = plan(by, booking, target, now);
    if (plan instanceof Plan.Go(var move)) register.enter(by, move, now);
    return plan.outcome();
  }

  /** What {@link #reschedule} would say. Nothing is written. */
  public MoveOutcome tryOut(Caller by, BookingId booking, Target target) {
    unit.undo();
    return plan(by, booking, target, clock.instant()).outcome();
  }

  private sealed interface Plan {
    MoveOutcome outcome();

    record Go(Move move) implements Plan {
      @Override
      public MoveOutcome outcome() {
        return new Moved(move.after());
      }
    }

    /** Nothing is to be done. */
    record Stay(MoveOutcome outcome) implements Plan {}
  }

  private Plan plan(Caller by, BookingId booking, Target target, Instant now) {
    var found = files.find(booking).get();
    if (found.isEmpty() || !access.sees(by, found.get(), now)) {
      return new Plan.Stay(new UnknownBooking(booking));
    }
    if (!found.get().concerns(by)) return new Plan.Stay(new NotYoursToMove(booking));
    var seen = found.get();
    var gathered = gather(seen, target, now);
    var file = gathered.file();
    // Moved or ended while we waited for it.
    if (file.booking().version() != seen.booking().version()) throw unit.againAfter(() -> {});
    if (gathered.dueHolds()) {
      throw unit.againAfter(
          () ->
              endHolds.inTheWayOf(
                  EndHolds.program(by), gathered.targets(), Set.of(file.booking().client())));
    }
    return decide(by, file, target, gathered, now);
  }

  /** What the rules need to know. */
  private record Gathered(
      Studio studio,
      @Nullable NewAppointment appointment,
      Map<SessionId, Offer> offers,
      List<Place> claimed,
      Map<SessionId, Places.Occupancy> occupancy,
      Purses purses,
      @Nullable Receipt receipt,
      List<Booking> diary,
      boolean dueHolds,
      Set<SessionId> targets,
      BookingFile file) {}

  /** All in one trip, in the order of locks: coach, sessions, places, purse. */
  private Gathered gather(BookingFile seen, Target target, Instant now) {
    var booking = seen.booking();
    var client = Set.of(booking.client());
    var studio = studios.current();
    var appointment = appointment(seen, target);
    Set<SessionId> targets =
        target instanceof Target.Into(var session, _) ? Set.of(session) : Set.of();
    if (isAppointment(seen.session())) sessions.lockForChange(Set.of(seen.session().id()));
    else if (!targets.contains(booking.session())) sessions.offered(Set.of(booking.session()));
    var offers = sessions.offered(targets);
    var claimed = places.claim(wanted(booking, target), unit.attempt() > 1);
    var purses = payments.open(client);
    var receipts = payments.receipts(Set.of(booking.id()));
    Later<List<Booking>> diary =
        target instanceof Target.At(_, var start)
            ? bookings.diary(booking.client(), start, start.plus(NewAppointment.REACH))
            : bookings.diary(client, targets);
    var dueHolds = bookings.anyDueHold(targets, client, now);
    var occupancy = places.occupancy(targets);
    var file = files.find(booking.id());
    return new Gathered(
        studio.get(),
        appointment,
        offers.get(),
        claimed.get(),
        occupancy.get(),
        purses.get(),
        receipts.get().get(booking.id()),
        diary.get(),
        dueHolds.get(),
        targets,
        file.get().orElseThrow());
  }

  private @Nullable NewAppointment appointment(BookingFile seen, Target target) {
    if (!(target instanceof Target.At(var coach, var startsAt))) return null;
    var session = seen.session();
    return new NewAppointment(
        coaches, types, hours, coach == null ? session.coach() : coach, session.type(), startsAt);
  }

  private static boolean isAppointment(Session session) {
    return session.kind() == SessionKind.ONE_ON_ONE;
  }

  /** The old place too, so that all are locked in their order: two who swap don't block. */
  private static List<Wanted> wanted(Booking booking, Target target) {
    var wanted = new ArrayList<Wanted>();
    wanted.add(new Wanted(booking.session(), booking.place()));
    if (target instanceof Target.Into(var session, var place)) {
      if (place != null) {
        if (!place.equals(booking.place())) wanted.add(new Wanted(session, place));
      } else if (!session.equals(booking.session())) {
        wanted.add(new Wanted(session, null));
      }
    }
    return wanted;
  }

  private Plan decide(Caller by, BookingFile file, Target target, Gathered gathered, Instant now) {
    var booking = file.booking();
    var session = file.session();
    var paid = booking.paid();
    if (booking.status() != BookingStatus.CONFIRMED
        || paid == null
        || session.status() != SessionStatus.SCHEDULED
        || session.hasStarted(now)) {
      return new Plan.Stay(new NotMovable(booking.id(), booking.status()));
    }
    if (target instanceof Target.Into(var id, var seat)
        && id.equals(booking.session())
        && (seat == null || seat.equals(booking.place()))) {
      return new Plan.Stay(new Moved(booking));
    }
    var until = booking.policy().refundsUntil(session.startsAt());
    if (by.is(booking.client()) && now.isAfter(until)) {
      return new Plan.Stay(new WindowIsClosed(until));
    }
    return switch (target) {
      case Target.Into(var id, var seat) -> {
        var offer = gathered.offers().get(id);
        if (offer != null
            && offer.session().isVisibleTo(booking.client())
            && !offer.session().type().equals(session.type())) {
          yield new Plan.Stay(new AnotherType(session.type()));
        }
        yield admit(by, file, gathered, gathered.offers(), gathered.claimed(), id, seat, null, now);
      }
      case Target.At _ -> {
        var appointment = gathered.appointment();
        if (appointment == null) throw new IllegalStateException("Not asked about");
        yield switch (appointment.find(
            by, gathered.studio(), booking.client(), booking.session(), now)) {
          case NewAppointment.Found.Refused(var why) -> new Plan.Stay(new NoPlace(why));
          case NewAppointment.Found.Free(var offer, var place) -> {
            var id = offer.session().id();
            var made = new Made(offer.session(), place);
            yield admit(by, file, gathered, Map.of(id, offer), List.of(place), id, null, made, now);
          }
        };
      }
    };
  }

  /** The rules of booking hold for the new place, with this booking out of the way. */
  private Plan admit(
      Caller by,
      BookingFile file,
      Gathered gathered,
      Map<SessionId, Offer> offers,
      List<Place> claimed,
      SessionId into,
      @Nullable PlaceId seat,
      @Nullable Made made,
      Instant now) {
    var booking = file.booking();
    var paid = booking.paid();
    if (paid == null) throw new IllegalStateException("Not paid: " + booking);
    var receipt = gathered.receipt();
    Purses purses =
        client -> gathered.purses().of(client).map(one -> new MovingPurse(one, paid, receipt, now));
    var diary = gathered.diary().stream().filter(one -> !one.id().equals(booking.id())).toList();
    var admission =
        new Admission(gathered.studio(), now, offers, claimed, gathered.occupancy(), purses, diary);
    var wish = new BookPlace(into, seat, booking.client(), BookPlace.Terms.USUAL);
    var outcome = admission.admit(by, wish);
    if (made == null && admission.mustLookAgain(outcome)) throw unit.againAfter(() -> {});
    return switch (outcome) {
      case Booked(var place, var payment) -> {
        if (payment == null) throw new IllegalStateException("Not paid: " + place);
        var after = booking.inPlaceOf(place);
        yield new Plan.Go(new Move(booking, after, file.session(), made, payment, receipt));
      }
      case BookingOutcome.Refused refused -> new Plan.Stay(new NoPlace(refused));
    };
  }
}
