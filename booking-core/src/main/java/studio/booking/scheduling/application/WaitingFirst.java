package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Offer;
import studio.booking.scheduling.domain.Place;
import studio.booking.shared.Caller;
import studio.booking.shared.Collaborator;
import studio.booking.shared.UnitOfWork;

/** Those who wait for a place have it before anybody who asks for one now. */
@Collaborator
final class WaitingFirst {
  private final Succession succession;
  private final ServeWaitlists serve;
  private final UnitOfWork unit;

  WaitingFirst(Succession succession, ServeWaitlists serve, UnitOfWork unit) {
    this.succession = succession;
    this.serve = serve;
    this.unit = unit;
  }

  /**
   * Goes on if nobody who waits could have one of the free places; otherwise they get them, and the
   * unit of work is run again.
   *
   * @param places that somebody asks for, free ones and others
   */
  void beforeAnybodyElse(Caller by, Map<SessionId, Offer> offers, List<Place> places, Instant now) {
    var free =
        places.stream().filter(place -> place.isFree() && isWaitedFor(offers, place)).toList();
    if (free.isEmpty()) return;
    var contested = new HashMap<SessionId, Offer>();
    for (var place : free) {
      var offer = offers.get(place.session());
      if (offer != null) contested.put(place.session(), offer);
    }
    if (succession.wouldTake(contested, free, now)) {
      throw unit.againAfter(() -> serve.into(EndHolds.program(by), contested.keySet()));
    }
  }

  private static boolean isWaitedFor(Map<SessionId, Offer> offers, Place place) {
    var offer = offers.get(place.session());
    return offer != null && offer.waitedFor();
  }
}
