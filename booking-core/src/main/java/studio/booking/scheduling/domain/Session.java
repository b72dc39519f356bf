package studio.booking.scheduling.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.directory.Studio;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.Payments.Due;
import studio.booking.scheduling.SeriesId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.BookingOutcome.Refused;
import studio.booking.scheduling.domain.BookingOutcome.SessionHasStarted;
import studio.booking.scheduling.domain.BookingOutcome.SessionIsCancelled;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;

/**
 * One dated appointment or class with one coach.
 *
 * @param bufferBefore kept free before the start, as it was when the session was made; so too
 *     {@code bufferAfter}
 * @param capacity places that can be booked, not counting closed ones
 * @param namedSeats whether a client chooses a seat; otherwise any free place will do
 * @param creditCost of a place, unless its seat says otherwise; frozen when the session was made
 * @param client whose appointment it is, where it is one-on-one
 * @param inSeries null for a session by itself
 */
public record Session(
    SessionId id,
    SessionTypeId type,
    CoachId coach,
    String name,
    SessionKind kind,
    Instant startsAt,
    Instant endsAt,
    Duration bufferBefore,
    Duration bufferAfter,
    SessionStatus status,
    int capacity,
    boolean namedSeats,
    int creditCost,
    @Nullable ClientId client,
    @Nullable BookingId oneTimeBooking,
    @Nullable UUID recurringBooking,
    @Nullable InSeries inSeries,
    long version,
    Instant createdAt) {

  public Session {
    if (!endsAt.isAfter(startsAt))
      throw new IllegalArgumentException("Ends before it starts: " + id);
  }

  /**
   * What paying for a place in it takes.
   *
   * @param credits what the place costs
   * @param guest whether it is for somebody whom the client brings along
   * @param with what it is to be paid with; null for the first that covers it
   */
  public Due due(
      int credits, boolean guest, @Nullable PaymentType with, Studio studio, Instant now) {
    return new Due(credits, type, startsAt, studio.dateOf(startsAt), guest, with, now);
  }

  /** Whether it is for one client, and there only as long as their booking. */
  public boolean isAppointment() {
    return kind == SessionKind.ONE_ON_ONE;
  }

  public boolean hasStarted(Instant now) {
    return !now.isBefore(startsAt);
  }

  /** Why nobody can book a place in it any more. */
  Optional<Refused> refusesBookings(Instant now) {
    if (status == SessionStatus.CANCELLED) return Optional.of(new SessionIsCancelled(id));
    return status != SessionStatus.SCHEDULED || hasStarted(now)
        ? Optional.of(new SessionHasStarted(id, startsAt))
        : Optional.empty();
  }

  /** The coach's busy time: the session and its buffers. */
  public Busy busy() {
    return new Busy(startsAt.minus(bufferBefore), endsAt.plus(bufferAfter));
  }

  /** This session, made by a booking of its one place. */
  public Session madeBy(Booking booking) {
    return made(booking.client(), booking.id(), null);
  }

  /** This session, made by a client's recurring booking. */
  Session madeBy(RecurringBooking recurring) {
    return made(recurring.client(), null, recurring.id().value());
  }

  /** This session as an appointment of the client's, yet to be made. */
  Session forClient(ClientId whose) {
    return made(whose, null, null);
  }

  private Session made(
      ClientId client, @Nullable BookingId oneTimeBooking, @Nullable UUID recurringBooking) {
    return new Session(
        id,
        type,
        coach,
        name,
        kind,
        startsAt,
        endsAt,
        bufferBefore,
        bufferAfter,
        status,
        capacity,
        namedSeats,
        creditCost,
        client,
        oneTimeBooking,
        recurringBooking,
        inSeries,
        version,
        createdAt);
  }

  /** A client sees classes and their own appointments. */
  public boolean isVisibleTo(ClientId somebody) {
    return !isAppointment() || somebody.equals(client);
  }

  /** This session with another status. */
  public Session with(SessionStatus status) {
    return changed(coach, name, startsAt, status, capacity, inSeries);
  }

  /**
   * This session as the studio changed it. It lasts as long as before, and is an exception to its
   * series from now on.
   */
  public Session changedTo(CoachId coach, String name, Instant startsAt, int capacity) {
    var part = inSeries == null ? null : inSeries.asException();
    return changed(coach, name, startsAt, status, capacity, part);
  }

  /** This session as it changed together with its series. */
  Session changedAlong(CoachId coach, String name, Instant startsAt, int capacity) {
    return changed(coach, name, startsAt, status, capacity, inSeries);
  }

  /** This session as a part of the series that takes over its dates. */
  Session takenOverBy(SeriesId another) {
    var part = Objects.requireNonNull(inSeries).of(another);
    return changed(coach, name, startsAt, status, capacity, part);
  }

  private Session changed(
      CoachId coach,
      String name,
      Instant startsAt,
      SessionStatus status,
      int capacity,
      @Nullable InSeries inSeries) {
    return new Session(
        id,
        type,
        coach,
        name,
        kind,
        startsAt,
        startsAt.plus(Duration.between(this.startsAt, endsAt)),
        bufferBefore,
        bufferAfter,
        status,
        capacity,
        namedSeats,
        creditCost,
        client,
        oneTimeBooking,
        recurringBooking,
        inSeries,
        version + 1,
        createdAt);
  }
}
