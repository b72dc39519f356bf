package studio.booking.scheduling.application;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.List;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.SessionDifference;
import studio.booking.scheduling.domain.Waiting;
import studio.booking.scheduling.domain.Waitlists;
import studio.booking.shared.Caller;
import studio.booking.shared.Collaborator;

/** Those who wait for places in sessions that the studio changes. */
@Collaborator
final class WaitsFollowing {
  private final Waitlists waitlists;
  private final Succession succession;

  WaitsFollowing(Waitlists waitlists, Succession succession) {
    this.waitlists = waitlists;
    this.succession = succession;
  }

  /**
   * They wait for the session at its new time; and get the places that were added, or left by those
   * who could not move along.
   *
   * @param waiting all who wait for a place in one of these sessions
   * @return the bookings of those who have a place now
   */
  List<Booking> follow(
      Caller by, List<SessionDifference> changes, List<Waiting> waiting, Instant now) {
    var waitedFor = waiting.stream().map(one -> one.booking().session()).collect(toSet());
    var concerned =
        changes.stream()
            .filter(one -> waitedFor.contains(one.after().id()))
            .filter(one -> one.time() || one.capacity())
            .toList();
    if (concerned.isEmpty()) return List.of();
    waitlists.move(
        concerned.stream().filter(SessionDifference::time).map(SessionDifference::after).toList());
    return succession.fillUp(by, concerned.stream().map(one -> one.after().id()).toList(), now);
  }
}
