package studio.booking.scheduling.domain;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.Payments.Covered;
import studio.booking.scheduling.Payments.Lacking;
import studio.booking.scheduling.Payments.Payment;
import studio.booking.scheduling.Payments.Purse;
import studio.booking.scheduling.domain.BookingOutcome.AlreadyBooked;
import studio.booking.scheduling.domain.BookingOutcome.SeatRequired;
import studio.booking.scheduling.domain.OccurrenceOutcome.Made;
import studio.booking.scheduling.domain.OccurrenceOutcome.Skipped;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;

/**
 * Decides which dates of recurring bookings can be booked, from what was gathered, one after the
 * other, by the rules that hold for a booking by hand. Only the booking horizon does not bind them.
 * Each sees what the ones before it got. Touches nothing outside itself.
 */
public final class OccurrenceAdmission {
  private final OccurrenceFacts facts;
  private final Instant now;
  private final Map<CoachId, Availability> availability = new HashMap<>();
  private final Map<CoachId, List<Busy>> given = new HashMap<>();
  private final Map<ClientId, Diaries> diaries = new HashMap<>();
  private final Map<ClientId, List<Booking>> diary;
  private final Map<ClientId, Purse> spent = new HashMap<>();
  private boolean mustLookAgain;

  public OccurrenceAdmission(OccurrenceFacts facts) {
    this.facts = facts;
    this.now = facts.circumstances().now();
    this.diary = facts.circumstances().diary().stream().collect(groupingBy(Booking::client));
  }

  /** Whether a class was found full although others may yet give back places of it. */
  public boolean mustLookAgain() {
    return mustLookAgain;
  }

  /** Decides about a date that is ahead. */
  public OccurrenceOutcome admit(Caller by, DueOccurrence due) {
    var coach = facts.coaches().get(due.of().coach());
    var type = facts.types().get(due.of().type());
    if (coach == null || type == null) return new Skipped(due, SkipReason.NOT_GIVEN);
    var purse = purse(due.of().client());
    if (purse.isEmpty()) return new Skipped(due, SkipReason.NO_SUCH_CLIENT);
    return type.kind() == SessionKind.ONE_ON_ONE
        ? appointment(by, due, coach, type, purse.get())
        : inClass(by, due, purse.get());
  }

  private OccurrenceOutcome appointment(
      Caller by, DueOccurrence due, Coach coach, SessionType type, Purse purse) {
    var start = due.when().startsAt();
    var window = new BookingWindow(now, now.plus(type.minimumNotice()), Instant.MAX);
    var refusal =
        availability
            .computeIfAbsent(coach.id(), _ -> facts.availability(coach))
            .refuses(type, start, window);
    if (refusal.isPresent()) return new Skipped(due, reason(refusal.get()));
    var busy = type.busy(start);
    var others = given.computeIfAbsent(coach.id(), _ -> new ArrayList<>());
    if (others.stream().anyMatch(busy::overlaps)) return new Skipped(due, SkipReason.COACH_BUSY);

    var free = Appointment.of(due.of().client(), coach, type, start, now);
    var made =
        new Appointment(
            new Offer(
                free.session().madeBy(due.of()),
                type.minimumNotice(),
                type.bookingHorizonDays(),
                type.cancellationWindowHours(),
                false),
            free.place());
    var refused = refusedByDiary(due, made.session());
    if (refused.isPresent()) return refused.get();
    var outcome = pay(by, new Spot(due, made.offer(), made.place(), made), purse);
    if (outcome instanceof Made) others.add(busy);
    return outcome;
  }

  private OccurrenceOutcome inClass(Caller by, DueOccurrence due, Purse purse) {
    var offer = facts.classOf(due.of(), due.when());
    if (offer == null || offer.session().refusesBookings(now).isPresent()) {
      return new Skipped(due, SkipReason.NO_SUCH_SESSION);
    }
    if (now.isAfter(offer.bookableUntil())) return new Skipped(due, SkipReason.TOO_LATE);
    var session = offer.session();
    var refused = refusedByDiary(due, session);
    if (refused.isPresent()) return refused.get();
    var full = facts.places().refuses(session, null);
    if (full.isPresent()) {
      if (full.get() instanceof SeatRequired) return new Skipped(due, SkipReason.SEAT_REQUIRED);
      mustLookAgain |= facts.places().mayStillGetSome(session.id());
      return new Skipped(due, SkipReason.SESSION_FULL);
    }
    // Those who wait for a place have it first; the date is tried again while it is ahead.
    if (offer.waitedFor()) return new Skipped(due, SkipReason.SESSION_FULL);
    var place = facts.places().next(session, null);
    var outcome = pay(by, new Spot(due, offer, place, null), purse);
    if (outcome instanceof Made) facts.places().give(place);
    return outcome;
  }

  private Optional<OccurrenceOutcome> refusedByDiary(DueOccurrence due, Session session) {
    return diaryOf(due.of().client())
        .refuses(due.of().client(), session)
        .map(
            why ->
                new Skipped(
                    due,
                    why instanceof AlreadyBooked
                        ? SkipReason.CLIENT_ALREADY_BOOKED
                        : SkipReason.CLIENT_BUSY));
  }

  private Diaries diaryOf(ClientId client) {
    return diaries.computeIfAbsent(client, one -> new Diaries(diary.getOrDefault(one, List.of())));
  }

  private static SkipReason reason(SlotRefusal why) {
    return switch (why) {
      case PAST, TOO_SOON, TOO_FAR -> SkipReason.TOO_LATE;
      case OUTSIDE_HOURS, OFF_GRID, AWAY -> SkipReason.COACH_UNAVAILABLE;
      case COACH_BUSY -> SkipReason.COACH_BUSY;
      case NO_COST -> SkipReason.NO_COST;
      case NOT_AN_APPOINTMENT, NOT_GIVEN -> SkipReason.NOT_GIVEN;
    };
  }

  /** A place that the client can have, once it is paid or to be paid later. */
  private record Spot(
      DueOccurrence due, Offer offer, Place place, @Nullable Appointment appointment) {
    Session session() {
      return offer.session();
    }

    int cost() {
      return place.cost(session());
    }

    Instant window() {
      return session().startsAt().minus(Duration.ofHours(offer.cancellationWindowHours()));
    }
  }

  private OccurrenceOutcome pay(Caller by, Spot spot, Purse purse) {
    var chargeAt =
        Booking.chargeAt(
            facts.circumstances().studio(),
            spot.session().startsAt(),
            spot.offer().cancellationWindowHours());
    if (chargeAt.isAfter(now)) {
      return made(spot, booking(by, spot, BookingStatus.CONFIRMED, null, null, chargeAt), null);
    }
    var session = spot.session();
    var studio = facts.circumstances().studio();
    var price = session.due(spot.cost(), false, null, studio, now);
    return switch (purse.cover(price)) {
      case Covered covered -> {
        spent.put(spot.due().of().client(), covered.rest());
        var paid = Booking.Paid.of(covered);
        yield made(
            spot, booking(by, spot, BookingStatus.CONFIRMED, paid, null, null), covered.payment());
      }
      case Lacking _ when spot.window().isAfter(now) ->
          made(
              spot,
              booking(by, spot, BookingStatus.PENDING_PAYMENT, null, spot.window(), chargeAt),
              null);
      case Lacking _ -> new Skipped(spot.due(), SkipReason.INSUFFICIENT_CREDITS);
    };
  }

  private Made made(Spot spot, Booking booking, @Nullable Payment payment) {
    diaryOf(booking.client()).add(booking);
    return new Made(spot.due(), spot.appointment(), booking, payment);
  }

  private Booking booking(
      Caller by,
      Spot spot,
      BookingStatus status,
      Booking.@Nullable Paid paid,
      @Nullable Instant holdUntil,
      @Nullable Instant chargeAt) {
    var session = spot.session();
    var recurring = spot.due().of();
    return new Booking(
        BookingId.next(),
        session.id(),
        spot.place().id(),
        recurring.client(),
        status,
        false,
        session.startsAt(),
        session.endsAt(),
        spot.cost(),
        paid,
        holdUntil,
        chargeAt,
        recurring.id().value(),
        CancellationPolicy.of(
            facts.circumstances().studio(), spot.offer().cancellationWindowHours()),
        by.person(),
        1,
        now);
  }

  private Optional<Purse> purse(ClientId client) {
    var rest = spent.get(client);
    return rest != null ? Optional.of(rest) : facts.circumstances().purses().open(client);
  }
}
