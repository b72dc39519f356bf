package studio.booking.scheduling.domain;

import static studio.booking.scheduling.domain.BookingStatus.CONFIRMED;
import static studio.booking.scheduling.domain.BookingStatus.PENDING_PAYMENT;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.directory.Studio;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.Payments.Covered;
import studio.booking.scheduling.Payments.Due;
import studio.booking.scheduling.Payments.Lacking;
import studio.booking.scheduling.Payments.Payment;
import studio.booking.scheduling.Payments.Purse;
import studio.booking.scheduling.Payments.Purses;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.BookingOutcome.AnotherCoachsSession;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.BookingOutcome.OutOfCredits;
import studio.booking.scheduling.domain.BookingOutcome.Refused;
import studio.booking.scheduling.domain.BookingOutcome.SessionIsFull;
import studio.booking.scheduling.domain.BookingOutcome.TooManyHolds;
import studio.booking.scheduling.domain.BookingOutcome.UnknownClient;
import studio.booking.scheduling.domain.BookingOutcome.UnknownSession;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;

/**
 * Decides who gets a place, from what was gathered, one request after the other. Each sees what the
 * ones before it got: their places, their purses, their diaries. Touches nothing outside itself.
 */
public final class Admission {
  /** Unpaid holds that a client may have open at once. */
  public static final int MOST_HOLDS = 3;

  private final Studio studio;
  private final Instant now;
  private final Map<SessionId, Offer> offers;
  private final ClaimedPlaces places;
  private final Purses purses;
  private final Map<ClientId, Purse> spent = new HashMap<>();
  private final Diaries diaries;

  public Admission(
      Circumstances circumstances, Map<SessionId, Offer> offers, ClaimedPlaces places) {
    this.studio = circumstances.studio();
    this.now = circumstances.now();
    this.purses = circumstances.purses();
    this.diaries = new Diaries(circumstances.diary());
    this.offers = offers;
    this.places = places;
  }

  /** Decides who gets an appointment that was found to be free. */
  public static Admission to(Appointment appointment, Circumstances circumstances) {
    return new Admission(
        circumstances,
        Map.of(appointment.session().id(), appointment.offer()),
        new ClaimedPlaces(List.of(appointment.place()), Map.of()));
  }

  public BookingOutcome admit(Caller by, BookPlace wanted) {
    var offer = offers.get(wanted.session());
    if (offer == null || !isVisible(offer.session(), by)) {
      return new UnknownSession(wanted.session());
    }
    var session = offer.session();
    if (!mayBookInto(session, wanted.client(), by)) return new AnotherCoachsSession(session.id());
    var purse = purse(wanted.client());
    if (purse.isEmpty()) return new UnknownClient(wanted.client());

    var refusal =
        refusedByTime(offer, by)
            .or(() -> refusedByDiary(wanted, session))
            .or(
                () ->
                    places.refuses(session, wanted.place()).map(why -> withWaitlist(why, session)));
    if (refusal.isPresent()) return refusal.get();
    var spot = new Spot(wanted, offer, places.next(session, wanted.place()));
    return pay(by, spot, wanted.terms(), purse.get());
  }

  /**
   * Whether a session was found full although it has places that nobody has: others were about to
   * take them, and may yet give them back.
   */
  public boolean mustLookAgain(BookingOutcome outcome) {
    return outcome instanceof SessionIsFull full && places.mayStillGetSome(full.session());
  }

  /** A client sees classes and their own appointments. */
  private static boolean isVisible(Session session, Caller by) {
    return by.isStaff() || by.isSystem() || session.isVisibleTo(by.self().asClient());
  }

  private static boolean mayBookInto(Session session, ClientId client, Caller by) {
    return by.isAdmin() || by.isSystem() || by.is(client) || by.is(session.coach());
  }

  private Optional<Refused> refusedByTime(Offer offer, Caller by) {
    var past = offer.session().refusesBookings(now);
    // The studio's own people may still squeeze somebody in, or plan far ahead.
    return by.isStaff() ? past : past.or(() -> offer.refuses(studio, now));
  }

  /** A guest has no diary here, and their host's is not concerned. */
  private Optional<Refused> refusedByDiary(BookPlace wanted, Session session) {
    return wanted.guest() == null ? diaries.refuses(wanted.client(), session) : Optional.empty();
  }

  private Refused withWaitlist(Refused why, Session session) {
    return why instanceof SessionIsFull full
        ? full.withWaitlist(Waitlist.isOpen(session, studio, now))
        : why;
  }

  /** A place that a client can have, once it is paid. */
  private record Spot(BookPlace wanted, Offer offer, Place place) {
    ClientId client() {
      return wanted.client();
    }

    boolean guest() {
      return wanted.guest() != null;
    }

    Session session() {
      return offer.session();
    }

    int cost() {
      return place.cost(session());
    }
  }

  private BookingOutcome pay(Caller by, Spot spot, BookPlace.Terms terms, Purse purse) {
    return switch (purse.cover(due(spot, terms.with()))) {
      case Covered covered -> {
        spent.put(spot.client(), covered.rest());
        yield given(spot, paid(by, spot, covered), covered.payment());
      }
      case Lacking(int required, int available, var tried) -> {
        if (!terms.holdIfShort()) {
          yield new OutOfCredits(required, available, terms.with(), tried);
        }
        int open = diaries.openHolds(spot.client());
        yield open >= MOST_HOLDS ? new TooManyHolds(open) : given(spot, held(by, spot), null);
      }
    };
  }

  private Due due(Spot spot, @Nullable PaymentType with) {
    return spot.session().due(spot.cost(), spot.guest(), with, studio, now);
  }

  private Booked given(Spot spot, Booking booking, @Nullable Payment payment) {
    places.give(spot.place());
    diaries.add(booking);
    return new Booked(booking, payment);
  }

  private Booking paid(Caller by, Spot spot, Covered covered) {
    return booking(by, spot, CONFIRMED, Booking.Paid.of(covered), null);
  }

  private Booking held(Caller by, Spot spot) {
    var end = now.plus(Duration.ofMinutes(studio.holdMinutes()));
    var start = spot.session().startsAt();
    return booking(by, spot, PENDING_PAYMENT, null, end.isBefore(start) ? end : start);
  }

  private Booking booking(
      Caller by,
      Spot spot,
      BookingStatus status,
      Booking.@Nullable Paid paid,
      @Nullable Instant holdUntil) {
    var session = spot.session();
    return new Booking(
        BookingId.next(),
        session.id(),
        spot.place().id(),
        spot.client(),
        status,
        spot.guest(),
        session.startsAt(),
        session.endsAt(),
        spot.cost(),
        paid,
        holdUntil,
        null,
        null,
        CancellationPolicy.of(studio, spot.offer().cancellationWindowHours()),
        by.person(),
        1,
        now);
  }

  private Optional<Purse> purse(ClientId client) {
    var rest = spent.get(client);
    return rest != null ? Optional.of(rest) : purses.open(client);
  }
}
