package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.application.RescheduleBooking.Target;
import studio.booking.scheduling.domain.Circumstances;
import studio.booking.scheduling.domain.ClaimedPlaces;
import studio.booking.scheduling.domain.MoveDecision;
import studio.booking.scheduling.domain.Offer;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.Places.Occupancy;
import studio.booking.scheduling.domain.Relocation;
import studio.booking.scheduling.domain.SlotEnquiry;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/** Where a booking is to go, once {@link Destinations} asked about it. */
sealed interface Destination {
  /**
   * How the client stands at that time; to be asked once all there is locked.
   *
   * @param successors who wait for the place that the client leaves
   */
  Later<Circumstances> standing(
      ClientAffairs affairs, Caller by, ClientId client, Set<ClientId> successors, Instant now);

  MoveDecision decide(Relocation relocation);

  /** Those who wait for a place there have it before one who comes from elsewhere. */
  void letOthersFirst(WaitingFirst waitingFirst, Caller by, Instant now);

  /** In a session of the timetable. */
  record InSession(
      Target.Into target,
      Later<Map<SessionId, Offer>> offers,
      Later<List<Place>> claimed,
      Later<Map<SessionId, Occupancy>> occupancy)
      implements Destination {
    @Override
    public Later<Circumstances> standing(
        ClientAffairs affairs, Caller by, ClientId client, Set<ClientId> successors, Instant now) {
      return affairs.around(by, Set.of(target.session()), Set.of(client), successors, now);
    }

    @Override
    public void letOthersFirst(WaitingFirst waitingFirst, Caller by, Instant now) {
      var there =
          claimed.get().stream().filter(one -> one.session().equals(target.session())).toList();
      waitingFirst.beforeAnybodyElse(by, offers.get(), there, now);
    }

    @Override
    public MoveDecision decide(Relocation relocation) {
      var places = new ClaimedPlaces(claimed.get(), occupancy.get());
      return relocation.into(target.session(), target.place(), offers.get(), places);
    }
  }

  /** In an appointment that is yet to be made. */
  record AtTime(Instant startsAt, Later<SlotEnquiry> enquiry) implements Destination {
    @Override
    public Later<Circumstances> standing(
        ClientAffairs affairs, Caller by, ClientId client, Set<ClientId> successors, Instant now) {
      return affairs.around(by, startsAt, client, successors, now);
    }

    @Override
    public void letOthersFirst(WaitingFirst waitingFirst, Caller by, Instant now) {}

    @Override
    public MoveDecision decide(Relocation relocation) {
      return relocation.to(enquiry.get());
    }
  }
}
