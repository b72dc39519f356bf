package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import studio.booking.directory.Studios;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/**
 * Takes sessions for held once they have been over for a while, unless somebody said otherwise.
 * What was cancelled, or was a no-show, stays so.
 */
@UseCase
public class CompleteSessions {
  private final Studios studios;
  private final Sessions sessions;
  private final Bookings bookings;
  private final DueHolds dueHolds;
  private final Clock clock;

  CompleteSessions(
      Studios studios, Sessions sessions, Bookings bookings, DueHolds dueHolds, Clock clock) {
    this.studios = studios;
    this.sessions = sessions;
    this.bookings = bookings;
    this.dueHolds = dueHolds;
    this.clock = clock;
  }

  /** Completes some of the studio's sessions that are due, and says how many. */
  public int due(Caller by, int atMost) {
    var now = clock.instant();
    var grace = Duration.ofMinutes(studios.current().get().completionGraceMinutes());
    // Instances that do the same pass each other by.
    var ended = sessions.lockEnded(now.minus(grace), atMost).get();
    if (ended.isEmpty()) return 0;
    var ids = ended.stream().map(Session::id).collect(Collectors.toSet());
    var live = bookings.liveIn(ids);
    dueHolds.inTheWay(by, ids, Set.of(), now).endThemFirst();
    var confirmed =
        live.get().stream().filter(booking -> booking.status() == BookingStatus.CONFIRMED).toList();
    sessions.complete(ended);
    bookings.complete(confirmed);
    List<StatusChange> history =
        confirmed.stream()
            .map(
                one ->
                    StatusChange.of(
                        one.id(), one.status(), BookingStatus.COMPLETED, by, "SESSION_OVER", now))
            .toList();
    if (!history.isEmpty()) bookings.record(history);
    return ended.size();
  }
}
