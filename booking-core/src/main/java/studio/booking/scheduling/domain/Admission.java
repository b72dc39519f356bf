package studio.booking.scheduling.domain;

import static studio.booking.scheduling.domain.BookingStatus.CONFIRMED;
import static studio.booking.scheduling.domain.BookingStatus.PENDING_PAYMENT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.booking.directory.Studio;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.Payments.Covered;
import studio.booking.scheduling.Payments.Due;
import studio.booking.scheduling.Payments.Lacking;
import studio.booking.scheduling.Payments.Payment;
import studio.booking.scheduling.Payments.Purse;
import studio.booking.scheduling.Payments.Purses;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.BookingOutcome.AlreadyBooked;
import studio.booking.scheduling.domain.BookingOutcome.AnotherCoachsSession;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.BookingOutcome.ClientIsBusy;
import studio.booking.scheduling.domain.BookingOutcome.OutOfCredits;
import studio.booking.scheduling.domain.BookingOutcome.PlaceIsTaken;
import studio.booking.scheduling.domain.BookingOutcome.Refused;
import studio.booking.scheduling.domain.BookingOutcome.SeatRequired;
import studio.booking.scheduling.domain.BookingOutcome.SessionHasStarted;
import studio.booking.scheduling.domain.BookingOutcome.SessionIsCancelled;
import studio.booking.scheduling.domain.BookingOutcome.SessionIsFull;
import studio.booking.scheduling.domain.BookingOutcome.TooEarly;
import studio.booking.scheduling.domain.BookingOutcome.TooLate;
import studio.booking.scheduling.domain.BookingOutcome.TooManyHolds;
import studio.booking.scheduling.domain.BookingOutcome.UnknownClient;
import studio.booking.scheduling.domain.BookingOutcome.UnknownPlace;
import studio.booking.scheduling.domain.BookingOutcome.UnknownSession;
import studio.booking.scheduling.domain.Places.Occupancy;
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
  private final Map<PlaceId, Place> claimed = new HashMap<>();
  private final Map<SessionId, NavigableMap<Integer, Place>> free = new HashMap<>();
  private final Map<SessionId, Occupancy> occupancy;
  private final Purses purses;
  private final Map<ClientId, Purse> spent = new HashMap<>();
  private final List<Booking> diary;

  /**
   * @param claimed places that this unit of work has locked
   * @param diary live bookings of the clients around the sessions' times, and their open holds
   */
  public Admission(
      Studio studio,
      Instant now,
      Map<SessionId, Offer> offers,
      List<Place> claimed,
      Map<SessionId, Occupancy> occupancy,
      Purses purses,
      List<Booking> diary) {
    this.studio = studio;
    this.now = now;
    this.offers = offers;
    this.occupancy = occupancy;
    this.purses = purses;
    this.diary = new ArrayList<>(diary);
    for (var place : claimed) {
      this.claimed.put(place.id(), place);
      if (place.isFree()) freeIn(place.session()).put(place.number(), place);
    }
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

    return refusedByTime(offer, by)
        .or(() -> refusedByDiary(wanted.client(), session))
        .<BookingOutcome>map(refusal -> refusal)
        .orElseGet(() -> place(wanted, offer, purse.get(), by));
  }

  /**
   * Whether a session was found full although it has places that nobody has: others were about to
   * take them, and may yet give them back.
   */
  public boolean mustLookAgain(BookingOutcome outcome) {
    return outcome instanceof SessionIsFull full
        && occupancy.getOrDefault(full.session(), Occupancy.FULL).free() > taken(full.session());
  }

  /** A client sees classes and their own appointments. */
  private static boolean isVisible(Session session, Caller by) {
    return by.isStaff() || by.isSystem() || session.isVisibleTo(by.self().asClient());
  }

  private static boolean mayBookInto(Session session, ClientId client, Caller by) {
    return by.isAdmin() || by.isSystem() || by.is(client) || by.is(session.coach());
  }

  private Optional<Refused> refusedByTime(Offer offer, Caller by) {
    var session = offer.session();
    return switch (session.status()) {
      case CANCELLED -> Optional.of(new SessionIsCancelled(session.id()));
      case COMPLETED, NO_SHOW ->
          Optional.of(new SessionHasStarted(session.id(), session.startsAt()));
      case SCHEDULED -> {
        if (session.hasStarted(now)) {
          yield Optional.of(new SessionHasStarted(session.id(), session.startsAt()));
        }
        // The studio's own people may still squeeze somebody in, or plan far ahead.
        if (by.isStaff()) yield Optional.empty();
        if (now.isAfter(offer.bookableUntil())) {
          yield Optional.of(new TooLate(offer.bookableUntil()));
        }
        var from = offer.bookableFrom(studio.zone());
        yield studio.dateOf(now).isBefore(from)
            ? Optional.of(new TooEarly(from))
            : Optional.empty();
      }
    };
  }

  private Optional<Refused> refusedByDiary(ClientId client, Session session) {
    Optional<Refused> elsewhere = Optional.empty();
    for (var booking : diary) {
      if (!booking.client().equals(client) || booking.guest()) continue;
      if (booking.session().equals(session.id())) {
        return Optional.of(new AlreadyBooked(booking.id(), booking.status()));
      }
      if (booking.overlaps(session.startsAt(), session.endsAt())) {
        elsewhere =
            Optional.of(new ClientIsBusy(booking.id(), booking.startsAt(), booking.endsAt()));
      }
    }
    return elsewhere;
  }

  private BookingOutcome place(BookPlace wanted, Offer offer, Purse purse, Caller by) {
    var session = offer.session();
    Place place;
    if (wanted.place() != null) {
      place = claimed.get(wanted.place());
      if (place == null || !place.session().equals(session.id())) {
        return new UnknownPlace(wanted.place());
      }
      if (!freeIn(session.id()).containsValue(place)) return new PlaceIsTaken(place.id());
    } else {
      if (session.namedSeats()) return new SeatRequired(session.id());
      var first = freeIn(session.id()).firstEntry();
      if (first == null) {
        var full = occupancy.getOrDefault(session.id(), Occupancy.FULL);
        return new SessionIsFull(session.id(), full.held(), full.nextHoldEndsAt());
      }
      place = first.getValue();
    }
    return pay(wanted, offer, place, purse, by);
  }

  private BookingOutcome pay(BookPlace wanted, Offer offer, Place place, Purse purse, Caller by) {
    var session = offer.session();
    int cost = place.cost(session);
    var terms = wanted.terms();
    var due = new Due(cost, session.type(), session.startsAt(), false, terms.with(), now);
    return switch (purse.cover(due)) {
      case Covered covered -> {
        spent.put(wanted.client(), covered.rest());
        var paid = Booking.Paid.of(covered);
        yield booked(
            booking(wanted, offer, place, cost, CONFIRMED, paid, null, by), covered.payment());
      }
      case Lacking(int required, int available, var tried) -> {
        if (!terms.holdIfShort()) {
          yield new OutOfCredits(required, available, terms.with(), tried);
        }
        int open = openHolds(wanted.client());
        if (open >= MOST_HOLDS) yield new TooManyHolds(open);
        var until = earlier(now.plus(Duration.ofMinutes(studio.holdMinutes())), session.startsAt());
        yield booked(booking(wanted, offer, place, cost, PENDING_PAYMENT, null, until, by), null);
      }
    };
  }

  private Booking booking(
      BookPlace wanted,
      Offer offer,
      Place place,
      int cost,
      BookingStatus status,
      Booking.@Nullable Paid paid,
      @Nullable Instant holdUntil,
      Caller by) {
    var session = offer.session();
    return new Booking(
        BookingId.next(),
        session.id(),
        place.id(),
        wanted.client(),
        status,
        false,
        session.startsAt(),
        session.endsAt(),
        cost,
        paid,
        holdUntil,
        null,
        null,
        policy(studio, offer.cancellationWindowHours()),
        by.person(),
        1,
        now);
  }

  /** The studio's policy of today, to be frozen into a booking. */
  public static CancellationPolicy policy(Studio studio, int windowHours) {
    var kind =
        studio.refundsBeforeWindow()
            ? CancellationPolicy.Kind.REFUND_BEFORE_WINDOW
            : CancellationPolicy.Kind.NO_REFUND;
    return new CancellationPolicy(kind, windowHours);
  }

  private Booked booked(Booking booking, @Nullable Payment payment) {
    freeIn(booking.session()).values().removeIf(place -> place.id().equals(booking.place()));
    diary.add(booking);
    return new Booked(booking, payment);
  }

  private Optional<Purse> purse(ClientId client) {
    var rest = spent.get(client);
    return rest != null ? Optional.of(rest) : purses.of(client);
  }

  private int openHolds(ClientId client) {
    return (int)
        diary.stream()
            .filter(booking -> booking.client().equals(client))
            .filter(booking -> booking.status() == PENDING_PAYMENT)
            .count();
  }

  private NavigableMap<Integer, Place> freeIn(SessionId session) {
    return free.computeIfAbsent(session, _ -> new TreeMap<>());
  }

  /** Of the places that were free when we looked, those that this unit of work had claimed. */
  private int taken(SessionId session) {
    return (int)
        claimed.values().stream()
            .filter(place -> place.session().equals(session) && place.isFree())
            .count();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
