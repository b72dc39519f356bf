package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.directory.Studios;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.WaitingClients;
import studio.booking.scheduling.WaitingEnded.Why;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.Waitlists;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.UseCase;

/**
 * Gives places that are free to those who wait for them. Places are given away as they become free;
 * this is for those who could not have one then and can now.
 */
@UseCase
public class ServeWaitlists implements WaitingClients {
  private final Studios studios;
  private final Sessions sessions;
  private final Waitlists waitlists;
  private final Succession succession;
  private final WaitsEnded ended;
  private final Clock clock;

  ServeWaitlists(
      Studios studios,
      Sessions sessions,
      Waitlists waitlists,
      Succession succession,
      WaitsEnded ended,
      Clock clock) {
    this.studios = studios;
    this.sessions = sessions;
    this.waitlists = waitlists;
    this.succession = succession;
    this.ended = ended;
    this.clock = clock;
  }

  /** Fills up these sessions, and says how many have a place now. */
  public int into(Caller by, Collection<SessionId> ids) {
    if (ids.isEmpty()) return 0;
    sessions.lockForChange(ids);
    return succession.fillUp(by, ids, clock.instant()).size();
  }

  @Override
  public void serve(Caller by, ClientId client) {
    into(by, waitlists.waitedForBy(client).get());
  }

  /**
   * Some sessions of the studio, filled up.
   *
   * @param served how many have a place now
   * @param last after which to go on; null when that were all
   */
  public record Page(int served, @Nullable SessionId last) {}

  /** Fills up some of the studio's sessions, in the order of their ids. */
  public Page some(Caller by, Optional<SessionId> after, int atMost) {
    var open = closing().plusMillis(1);
    var found = waitlists.withFreePlaces(open, after, atMost).get();
    int served = into(by, found);
    return new Page(served, found.size() < atMost ? null : found.getLast());
  }

  /** Ends some of the waits for sessions that are too near, and says how many. */
  public int endInVain(Caller by, int atMost) {
    var waits = waitlists.inVain(closing(), atMost).get();
    ended.enter(by, waits, Why.IN_VAIN, clock.instant());
    return waits.size();
  }

  /** Who waits for a session that starts then or earlier waits in vain. */
  private Instant closing() {
    var cutoff = Duration.ofMinutes(studios.current().get().waitlistCutoffMinutes());
    return clock.instant().plus(cutoff);
  }
}
