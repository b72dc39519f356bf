package studio.booking.scheduling.application;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Admission;
import studio.booking.scheduling.domain.BookPlace;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingOutcome;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.BookingOutcome.Refused;
import studio.booking.scheduling.domain.ClaimedPlaces;
import studio.booking.scheduling.domain.Guest;
import studio.booking.scheduling.domain.Guests;
import studio.booking.scheduling.domain.Offer;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.Places.Occupancy;
import studio.booking.scheduling.domain.Places.Wanted;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.shared.Caller;
import studio.booking.shared.UnitOfWork;
import studio.booking.shared.UseCase;

/**
 * Gives clients places in sessions, or says why not. Takes any number of requests at once: a
 * refused one writes nothing and spoils none of the others.
 */
@UseCase
public class BookPlaces {
  private final Sessions sessions;
  private final Places places;
  private final ClientAffairs affairs;
  private final BookingRegister register;
  private final Guests guests;
  private final WaitingFirst waitingFirst;
  private final WaitsEnded waits;
  private final UnitOfWork unit;
  private final Clock clock;

  BookPlaces(
      Sessions sessions,
      Places places,
      ClientAffairs affairs,
      BookingRegister register,
      Guests guests,
      WaitingFirst waitingFirst,
      WaitsEnded waits,
      UnitOfWork unit,
      Clock clock) {
    this.sessions = sessions;
    this.places = places;
    this.affairs = affairs;
    this.register = register;
    this.guests = guests;
    this.waitingFirst = waitingFirst;
    this.waits = waits;
    this.unit = unit;
    this.clock = clock;
  }

  /** An outcome for each request, in their order. */
  public List<BookingOutcome> book(Caller by, List<BookPlace> wanted) {
    var decided = decide(by, wanted);
    var outcomes = decided.outcomes();
    if (outcomes.stream().allMatch(Refused.class::isInstance)) {
      unit.undo();
    } else {
      register.enter(by, outcomes);
      guests.add(guestsOf(wanted, outcomes));
      waits.endFor(by, decided.amongWaiting(), clock.instant());
    }
    return outcomes;
  }

  private static Map<BookingId, Guest> guestsOf(
      List<BookPlace> wanted, List<BookingOutcome> outcomes) {
    var guests = new HashMap<BookingId, Guest>();
    for (int i = 0; i < outcomes.size(); i++) {
      var guest = wanted.get(i).guest();
      if (guest != null && outcomes.get(i) instanceof Booked(var booking, _)) {
        guests.put(booking.id(), guest);
      }
    }
    return guests;
  }

  /** What {@link #book} would say. Nothing is written. */
  public List<BookingOutcome> tryOut(Caller by, List<BookPlace> wanted) {
    unit.undo();
    return decide(by, wanted).outcomes();
  }

  private record Decided(List<BookingOutcome> outcomes, Set<SessionId> waitedFor) {
    /** New bookings of sessions for which others wait, and perhaps their clients did. */
    List<Booking> amongWaiting() {
      return outcomes.stream()
          .filter(Booked.class::isInstance)
          .map(outcome -> ((Booked) outcome).booking())
          .filter(booking -> !booking.guest() && waitedFor.contains(booking.session()))
          .toList();
    }
  }

  private Decided decide(Caller by, List<BookPlace> wanted) {
    var now = clock.instant();
    var ids = wanted.stream().map(BookPlace::session).collect(Collectors.toSet());
    var clients = wanted.stream().map(BookPlace::client).collect(Collectors.toSet());

    // All questions first, in the order in which their rows are locked: one trip.
    var offered = sessions.offered(ids);
    var claimed =
        places.claim(
            wanted.stream().map(want -> new Wanted(want.session(), want.place())).toList(),
            unit.attempt() > 1);
    var standing = affairs.around(by, ids, clients, now);

    var circumstances = standing.get();
    waitingFirst.beforeAnybodyElse(by, offered.get(), claimed.get(), now);
    var room = new ClaimedPlaces(claimed.get(), occupancy(wanted, claimed.get()));
    var admission = new Admission(circumstances, offered.get(), room);
    var outcomes = new ArrayList<BookingOutcome>(wanted.size());
    for (var want : wanted) {
      var outcome = admission.admit(by, want);
      if (admission.mustLookAgain(outcome)) throw unit.again();
      outcomes.add(outcome);
    }
    return new Decided(outcomes, waitedFor(offered.get()));
  }

  private static Set<SessionId> waitedFor(Map<SessionId, Offer> offers) {
    return offers.values().stream()
        .filter(Offer::waitedFor)
        .map(offer -> offer.session().id())
        .collect(Collectors.toSet());
  }

  /** Counting all places of a session helps only to say why there is none. */
  private Map<SessionId, Occupancy> occupancy(List<BookPlace> wanted, List<Place> claimed) {
    var crowded = crowded(wanted, claimed);
    return crowded.isEmpty() ? Map.of() : places.occupancy(crowded).get();
  }

  /** Sessions of which more places are wanted than are free for us: they may turn out full. */
  private static Set<SessionId> crowded(List<BookPlace> wanted, List<Place> claimed) {
    return wanted.stream()
        .filter(want -> want.place() == null)
        .map(BookPlace::session)
        .filter(
            session ->
                claimed.stream()
                        .filter(place -> place.isFree() && place.session().equals(session))
                        .count()
                    < wanted.stream().filter(want -> want.session().equals(session)).count())
        .collect(Collectors.toSet());
  }
}
