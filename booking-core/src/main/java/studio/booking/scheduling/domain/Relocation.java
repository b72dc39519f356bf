package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.Payments.Receipt;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.MoveDecision.Goes;
import studio.booking.scheduling.domain.MoveDecision.LookAgain;
import studio.booking.scheduling.domain.MoveDecision.Stays;
import studio.booking.scheduling.domain.MoveOutcome.AnotherType;
import studio.booking.scheduling.domain.MoveOutcome.Moved;
import studio.booking.scheduling.domain.MoveOutcome.NoPlace;
import studio.booking.scheduling.domain.MoveOutcome.NotMovable;
import studio.booking.scheduling.domain.MoveOutcome.Refused;
import studio.booking.scheduling.domain.MoveOutcome.SessionHasStarted;
import studio.booking.scheduling.domain.MoveOutcome.SessionIsCancelled;
import studio.booking.scheduling.domain.MoveOutcome.WindowIsClosed;
import studio.booking.scheduling.domain.SlotEnquiry.Answer.Free;
import studio.booking.scheduling.domain.SlotEnquiry.Answer.Unavailable;
import studio.booking.shared.Caller;

/**
 * A booking that somebody wants elsewhere. Decides whether it may go: the rules of booking hold for
 * the new place, with this booking out of the way and what it took at hand. Touches nothing outside
 * itself.
 */
public final class Relocation {
  private final Caller by;
  private final Booking booking;
  private final Session left;
  private final boolean isWaitedFor;
  private final @Nullable Receipt receipt;
  private final Circumstances circumstances;
  private final Instant now;

  /**
   * @param receipt for what the booking took; null when that was nothing
   * @param circumstances as they are, with the booking where it is
   */
  public Relocation(
      Caller by, BookingFile file, @Nullable Receipt receipt, Circumstances circumstances) {
    this.by = by;
    this.booking = file.booking();
    this.left = file.session();
    this.isWaitedFor = file.waitedFor();
    this.receipt = receipt;
    this.circumstances = circumstances;
    this.now = circumstances.now();
  }

  /**
   * Into a session of the timetable.
   *
   * @param seat a certain one, or null for any
   */
  public MoveDecision into(
      SessionId session,
      @Nullable PlaceId seat,
      Map<SessionId, Offer> offers,
      ClaimedPlaces places) {
    var refusal = refusedAsItIs();
    if (refusal.isEmpty() && isThere(session, seat)) return new Stays(new Moved(booking));
    refusal = refusal.or(this::refusedByWindow).or(() -> refusedByType(offers.get(session)));
    if (refusal.isPresent()) return new Stays(refusal.get());
    return admit(new Admission(elsewhere(), offers, places), session, seat, null);
  }

  /** To another time: into an appointment that is made for it. */
  public MoveDecision to(SlotEnquiry enquiry) {
    var refusal = refusedAsItIs();
    if (refusal.isEmpty() && isThen(enquiry.wanted())) return new Stays(new Moved(booking));
    refusal = refusal.or(this::refusedByWindow);
    if (refusal.isPresent()) return new Stays(refusal.get());
    var studio = circumstances.studio();
    var own = enquiry.without(booking.session());
    return switch (by.isStaff() ? own.answerStaff(studio, now) : own.answer(studio, now)) {
      case Unavailable(var why) -> new Stays(new NoPlace(why));
      case Free(var appointment) -> {
        var admission = Admission.to(appointment, elsewhere());
        yield admit(admission, appointment.session().id(), null, appointment);
      }
    };
  }

  private Optional<Refused> refusedAsItIs() {
    if (booking.status() != BookingStatus.CONFIRMED || booking.paid() == null) {
      return Optional.of(new NotMovable(booking.id(), booking.status()));
    }
    if (left.status() == SessionStatus.CANCELLED) {
      return Optional.of(new SessionIsCancelled(left.id()));
    }
    return left.status() == SessionStatus.SCHEDULED && !left.hasStarted(now)
        ? Optional.empty()
        : Optional.of(new SessionHasStarted(left.id(), left.startsAt()));
  }

  private boolean isThere(SessionId session, @Nullable PlaceId seat) {
    return session.equals(booking.session()) && (seat == null || seat.equals(booking.place()));
  }

  private boolean isThen(BookSlot slot) {
    return left.isAppointment()
        && slot.coach().equals(left.coach())
        && slot.startsAt().equals(left.startsAt());
  }

  /** The studio's own people may move it until the session starts. */
  private Optional<Refused> refusedByWindow() {
    var until = booking.policy().refundsUntil(left.startsAt());
    return by.is(booking.client()) && now.isAfter(until)
        ? Optional.of(new WindowIsClosed(until))
        : Optional.empty();
  }

  private Optional<Refused> refusedByType(@Nullable Offer offer) {
    // Of a session that the client can't see nothing is said.
    return offer != null
            && offer.session().isVisibleTo(booking.client())
            && !offer.session().type().equals(left.type())
        ? Optional.of(new AnotherType(left.type()))
        : Optional.empty();
  }

  private Circumstances elsewhere() {
    // Who forfeits what was paid by cancelling gets nothing of it by moving either.
    boolean forfeits = by.is(booking.client()) && booking.policy().forfeits(now);
    return circumstances.without(booking, receipt, forfeits);
  }

  private MoveDecision admit(
      Admission admission, SessionId into, @Nullable PlaceId seat, @Nullable Appointment made) {
    var guest = booking.guest() ? Guest.UNNAMED : null;
    var wish = new BookPlace(into, seat, booking.client(), BookPlace.Terms.USUAL, guest);
    var outcome = admission.admit(by, wish);
    if (admission.mustLookAgain(outcome)) return new LookAgain();
    return switch (outcome) {
      case BookingOutcome.Refused why -> new Stays(new NoPlace(why));
      case Booked(var place, var payment) ->
          new Goes(
              new Move(
                  booking,
                  booking.inPlaceOf(place),
                  left,
                  isWaitedFor,
                  made,
                  Objects.requireNonNull(payment),
                  receipt));
    };
  }
}
