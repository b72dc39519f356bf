package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.application.RescheduleBooking.Target;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.ClaimedPlaces;
import studio.booking.scheduling.domain.CoachCalendar;
import studio.booking.scheduling.domain.MoveDecision;
import studio.booking.scheduling.domain.Offer;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.Places.Occupancy;
import studio.booking.scheduling.domain.Relocation;
import studio.booking.scheduling.domain.SlotEnquiry;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/** Where a booking is to go, once {@link Destinations} asked about it. */
sealed interface Destination {
  /** The sessions there, if there are any yet. */
  Set<SessionId> sessions();

  /** What the client has at that time; to be asked once their purse is open. */
  Later<List<Booking>> diary(Bookings bookings, ClientId client);

  MoveDecision decide(Relocation relocation);

  /** In a session of the timetable. */
  record InSession(
      Target.Into target,
      Later<Map<SessionId, Offer>> offers,
      Later<List<Place>> claimed,
      Later<Map<SessionId, Occupancy>> occupancy)
      implements Destination {
    @Override
    public Set<SessionId> sessions() {
      return Set.of(target.session());
    }

    @Override
    public Later<List<Booking>> diary(Bookings bookings, ClientId client) {
      return bookings.diary(Set.of(client), sessions());
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
    public Set<SessionId> sessions() {
      return Set.of();
    }

    @Override
    public Later<List<Booking>> diary(Bookings bookings, ClientId client) {
      return bookings.diary(client, startsAt, startsAt.plus(CoachCalendar.REACH));
    }

    @Override
    public MoveDecision decide(Relocation relocation) {
      return relocation.to(enquiry.get());
    }
  }
}
