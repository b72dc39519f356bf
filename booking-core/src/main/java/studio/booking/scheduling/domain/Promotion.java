package studio.booking.scheduling.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.booking.directory.Studio;
import studio.booking.scheduling.Payments.Covered;
import studio.booking.scheduling.Payments.Due;
import studio.booking.scheduling.Payments.Payment;
import studio.booking.scheduling.Payments.Purse;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.BookingOutcome.AlreadyBooked;
import studio.booking.scheduling.domain.Waiting.Skip;
import studio.booking.shared.ClientId;

/**
 * Gives places that are free to those who wait for them, one after the other, in their order: who
 * can't be there or can't pay is passed over, with the reason. Each sees what the ones before got.
 * Touches nothing outside itself.
 */
public final class Promotion {
  /** How long a place that came by waiting can be given back with full return. */
  public static final Duration RETURNABLE = Duration.ofMinutes(60);

  static final String ALREADY_BOOKED = "CLIENT_ALREADY_BOOKED";
  static final String BUSY = "CLIENT_BUSY";
  static final String CANNOT_PAY = "INSUFFICIENT_CREDITS";

  private final Studio studio;
  private final Instant now;
  private final Map<SessionId, Offer> offers;
  private final Map<SessionId, List<Place>> free = new HashMap<>();
  private final Map<ClientId, Purse> spent = new HashMap<>();
  private final List<Promoted> promoted = new ArrayList<>();
  private final List<Passed> passed = new ArrayList<>();

  /**
   * @param offers the sessions, kept from everybody else
   * @param places of these sessions that nobody has
   */
  public Promotion(Studio studio, Instant now, Map<SessionId, Offer> offers, List<Place> places) {
    this.studio = studio;
    this.now = now;
    this.offers = Map.copyOf(offers);
    for (var place : places) {
      var offer = offers.get(place.session());
      if (offer == null || !Waitlist.isOpen(offer.session(), studio, now)) continue;
      free.computeIfAbsent(place.session(), _ -> new ArrayList<>()).add(place);
    }
  }

  /** Somebody who has a place now, and how it is paid. */
  public record Promoted(Booking booking, Payment payment) {}

  private record Passed(SessionId session, Skip skip) {}

  /** The sessions that still have places to give away. */
  public Set<SessionId> unfinished() {
    var left = new HashSet<SessionId>();
    free.forEach(
        (session, places) -> {
          if (!places.isEmpty()) left.add(session);
        });
    return left;
  }

  /**
   * The next ones in line, in order.
   *
   * @param standing their purses, opened, and their diaries around these sessions
   */
  public void consider(List<Waiting> line, Circumstances standing) {
    var booked = promoted.stream().map(Promoted::booking);
    var diaries =
        new Diaries(java.util.stream.Stream.concat(standing.diary().stream(), booked).toList());
    for (var one : line) {
      var places = free.get(one.booking().session());
      if (places == null || places.isEmpty()) continue;
      var refusal = serve(one, places, standing, diaries);
      refusal.ifPresent(
          why -> passed.add(new Passed(one.booking().session(), Skip.of(one, why, now))));
    }
  }

  /** Why this one is passed over; empty when they have a place now. */
  private Optional<String> serve(
      Waiting one, List<Place> places, Circumstances standing, Diaries diaries) {
    var client = one.booking().client();
    var offer = offers.get(one.booking().session());
    if (offer == null) return Optional.empty();
    var elsewhere = diaries.refuses(client, offer.session());
    if (elsewhere.isPresent()) {
      return Optional.of(elsewhere.get() instanceof AlreadyBooked ? ALREADY_BOOKED : BUSY);
    }
    var purse =
        spent.containsKey(client) ? Optional.of(spent.get(client)) : standing.purses().open(client);
    if (purse.isEmpty()) return Optional.of(CANNOT_PAY);
    // Seats may cost differently: the first that they can pay.
    for (var place : places) {
      if (purse.get().cover(due(offer.session(), place)) instanceof Covered covered) {
        places.remove(place);
        spent.put(client, covered.rest());
        var booking =
            one.booking().promotedTo(place, place.cost(offer.session()), covered, policy(offer));
        diaries.add(booking);
        promoted.add(new Promoted(booking, covered.payment()));
        return Optional.empty();
      }
    }
    return Optional.of(CANNOT_PAY);
  }

  private Due due(Session session, Place place) {
    return session.due(place.cost(session), false, null, studio, now);
  }

  private CancellationPolicy policy(Offer offer) {
    var until = now.plus(RETURNABLE);
    var start = offer.session().startsAt();
    return CancellationPolicy.of(studio, offer.cancellationWindowHours())
        .returnable(until.isBefore(start) ? until : start);
  }

  public List<Promoted> promoted() {
    return List.copyOf(promoted);
  }

  /** Who was passed over, in all sessions. */
  public List<Skip> skips() {
    return passed.stream().map(Passed::skip).toList();
  }

  /** Only of sessions in which somebody got a place. */
  public List<Skip> skipsWithPromotions() {
    var given = new HashSet<SessionId>();
    for (var one : promoted) given.add(one.booking().session());
    return passed.stream().filter(one -> given.contains(one.session())).map(Passed::skip).toList();
  }
}
