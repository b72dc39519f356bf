package studio.booking.scheduling.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.directory.Studio;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.domain.BookingOutcome.AlreadyBooked;
import studio.booking.scheduling.domain.BookingOutcome.AnotherCoachsSession;
import studio.booking.scheduling.domain.BookingOutcome.UnknownSession;
import studio.booking.scheduling.domain.WaitlistOutcome.NoPlaceWanted;
import studio.booking.scheduling.domain.WaitlistOutcome.PlacesAreFree;
import studio.booking.scheduling.domain.WaitlistOutcome.Refused;
import studio.booking.scheduling.domain.WaitlistOutcome.WaitlistIsClosed;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;

/**
 * The rules of waiting for a place in a session: who may, and until when.
 *
 * @param free places that nobody has
 * @param claims what clients have or wait for in this session
 * @param now when it is decided
 */
public record Waitlist(
    Session session, Studio studio, int free, List<Booking> claims, Instant now) {
  public Waitlist {
    claims = List.copyOf(claims);
  }

  /** Whether anybody can begin to wait for a place in it, or still get one that way. */
  public static boolean isOpen(Session session, Studio studio, Instant now) {
    return !session.isAppointment()
        && session.status() == SessionStatus.SCHEDULED
        && now.isBefore(closesAt(session, studio));
  }

  /** From then on nobody gets a place by waiting: a place so late is no use to them. */
  public static Instant closesAt(Session session, Studio studio) {
    return session.startsAt().minus(Duration.ofMinutes(studio.waitlistCutoffMinutes()));
  }

  /** Whether the caller may have clients wait for it: themself, or as one who runs the session. */
  public static boolean mayAct(Caller by, Session session, ClientId client) {
    return by.is(client) || runs(by, session);
  }

  /** Whether the caller gives the session, or runs the studio. */
  public static boolean runs(Caller by, Session session) {
    return by.isAdmin() || by.isSystem() || (by.isStaff() && by.is(session.coach()));
  }

  /** Why the client can't begin to wait for a place. */
  public Optional<Refused> refuses(Caller by, ClientId client) {
    return refusedByAccess(by, client)
        .or(() -> session.refusesBookings(now).map(NoPlaceWanted::new))
        .or(this::refusedByTime)
        .or(() -> claim(client).map(NoPlaceWanted::new))
        .or(this::refusedByRoom);
  }

  private Optional<Refused> refusedByAccess(Caller by, ClientId client) {
    if (!by.isStaff() && !session.isVisibleTo(client)) {
      return Optional.of(new NoPlaceWanted(new UnknownSession(session.id())));
    }
    return mayAct(by, session, client)
        ? Optional.empty()
        : Optional.of(new NoPlaceWanted(new AnotherCoachsSession(session.id())));
  }

  private Optional<Refused> refusedByTime() {
    if (isOpen(session, studio, now)) return Optional.empty();
    @Nullable Instant until = session.isAppointment() ? null : closesAt(session, studio);
    return Optional.of(new WaitlistIsClosed(session.id(), until));
  }

  private Optional<AlreadyBooked> claim(ClientId client) {
    return claims.stream()
        .filter(booking -> booking.client().equals(client) && !booking.guest())
        .findFirst()
        .map(booking -> new AlreadyBooked(booking.id(), booking.status()));
  }

  private Optional<Refused> refusedByRoom() {
    return free == 0 ? Optional.empty() : Optional.of(new PlacesAreFree(session.id(), free));
  }

  /** A claim on the next place that is free. */
  public Waiting entry(Caller by, ClientId client, long number, int cancellationWindowHours) {
    var booking =
        new Booking(
            BookingId.next(),
            session.id(),
            null,
            client,
            BookingStatus.WAITLISTED,
            false,
            session.startsAt(),
            session.endsAt(),
            session.creditCost(),
            null,
            null,
            null,
            null,
            CancellationPolicy.of(studio, cancellationWindowHours),
            by.person(),
            1,
            now);
    return new Waiting(booking, number);
  }
}
