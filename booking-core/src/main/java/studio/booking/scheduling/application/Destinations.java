package studio.booking.scheduling.application;

import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.application.Destination.AtTime;
import studio.booking.scheduling.application.Destination.InSession;
import studio.booking.scheduling.application.RescheduleBooking.Target;
import studio.booking.scheduling.domain.BookPlace;
import studio.booking.scheduling.domain.BookSlot;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingFile;
import studio.booking.scheduling.domain.Offer;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.Places.Wanted;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Later;
import studio.booking.shared.UnitOfWork;

/**
 * Asks about where bookings are to go, and locks it together with what they leave, all in the order
 * of locks: coach, sessions, places. Of several sessions or places the order is that of their ids
 * and numbers, so that two who want each other's do not block each other.
 */
@Collaborator
final class Destinations {
  private final CoachEnquiries enquiries;
  private final Sessions sessions;
  private final Places places;
  private final UnitOfWork unit;

  Destinations(CoachEnquiries enquiries, Sessions sessions, Places places, UnitOfWork unit) {
    this.enquiries = enquiries;
    this.sessions = sessions;
    this.places = places;
    this.unit = unit;
  }

  Destination ask(BookingFile leaving, Target target) {
    return switch (target) {
      case Target.Into into -> inSession(leaving, into);
      case Target.At at -> atTime(leaving, at);
    };
  }

  private Destination inSession(BookingFile leaving, Target.Into into) {
    var offers = lock(leaving, into.session());
    var claimed = places.claim(wanted(leaving.booking(), into), unit.attempt() > 1);
    var occupancy = places.occupancy(Set.of(into.session()));
    return new InSession(into, offers, claimed, occupancy);
  }

  private Later<Map<SessionId, Offer>> lock(BookingFile leaving, SessionId into) {
    var left = leaving.session();
    if (!isForNobodyElse(leaving)) return sessions.offered(List.of(left.id(), into));
    var ends = Set.of(left.id());
    if (left.id().compareTo(into) <= 0) {
      sessions.lockForChange(ends);
      return sessions.offered(Set.of(into));
    }
    var offers = sessions.offered(Set.of(into));
    sessions.lockForChange(ends);
    return offers;
  }

  /** Whether the session that is left has to be kept from everybody else meanwhile. */
  private static boolean isForNobodyElse(BookingFile leaving) {
    return leaving.session().isAppointment() || leaving.waitedFor();
  }

  private static List<Wanted> wanted(Booking leaving, Target.Into into) {
    var own = new Wanted(leaving.session(), leaving.seat());
    var other = new Wanted(into.session(), into.place());
    boolean stays =
        into.place() == null
            ? into.session().equals(leaving.session())
            : into.place().equals(leaving.seat());
    return stays ? List.of(own) : List.of(own, other);
  }

  private Destination atTime(BookingFile leaving, Target.At at) {
    var booking = leaving.booking();
    var session = leaving.session();
    var coach = at.coach() == null ? session.coach() : at.coach();
    var wish =
        new BookSlot(coach, session.type(), at.startsAt(), booking.client(), BookPlace.Terms.USUAL);
    var enquiry = enquiries.about(wish);
    if (isForNobodyElse(leaving)) sessions.lockForChange(Set.of(session.id()));
    else sessions.offered(Set.of(session.id()));
    places.claim(List.of(new Wanted(booking.session(), booking.seat())), unit.attempt() > 1);
    return new AtTime(at.startsAt(), enquiry);
  }
}
