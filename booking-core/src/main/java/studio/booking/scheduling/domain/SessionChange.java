package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.SessionOutcome.Refused;
import studio.booking.scheduling.domain.SessionOutcome.SessionHasStarted;
import studio.booking.scheduling.domain.SessionOutcome.SessionIsCancelled;
import studio.booking.scheduling.domain.SessionOutcome.Stale;
import studio.booking.shared.CoachId;

/**
 * What is to be different about a session; a null stays as it is.
 *
 * @param expected the version that the caller has seen, if they care
 * @param cancelConflicts whether bookings that can't move along are cancelled; otherwise nothing
 *     moves
 */
public record SessionChange(
    SessionId session,
    OptionalLong expected,
    @Nullable Instant startsAt,
    @Nullable CoachId coach,
    @Nullable Integer capacity,
    @Nullable String name,
    boolean cancelConflicts) {

  /** Another coach is to give the session, and nothing else is to be different. */
  public static SessionChange substitution(
      SessionId session, OptionalLong expected, CoachId substitute) {
    return new SessionChange(session, expected, null, substitute, null, null, false);
  }

  /** The session as it would be. */
  public Session of(Session before) {
    return before.changedTo(
        coach != null ? coach : before.coach(),
        name != null ? name : before.name(),
        startsAt != null ? startsAt : before.startsAt(),
        capacity != null ? capacity : before.capacity());
  }

  /** Why the session can't be changed, whatever is to be different. */
  public Optional<Refused> refusedAsItIs(Session session, Instant now) {
    if (expected.isPresent() && expected.getAsLong() != session.version()) {
      return Optional.of(new Stale(session.version()));
    }
    if (session.status() == SessionStatus.CANCELLED) {
      return Optional.of(new SessionIsCancelled(session.id()));
    }
    return session.status() != SessionStatus.SCHEDULED || session.hasStarted(now)
        ? Optional.of(new SessionHasStarted(session.id(), session.startsAt()))
        : Optional.empty();
  }

  /** An appointment without its client would be left on the coach's calendar for nobody. */
  public boolean mayCancelBookingsOf(Session session) {
    return cancelConflicts && !session.isAppointment();
  }
}
