package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import studio.booking.directory.Studio;
import studio.booking.directory.Studios;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Admission;
import studio.booking.scheduling.domain.Availability;
import studio.booking.scheduling.domain.BookPlace;
import studio.booking.scheduling.domain.BookSlot;
import studio.booking.scheduling.domain.BookingOutcome;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.BookingOutcome.NoCost;
import studio.booking.scheduling.domain.BookingOutcome.SlotIsUnavailable;
import studio.booking.scheduling.domain.BookingOutcome.TooEarly;
import studio.booking.scheduling.domain.BookingOutcome.TooLate;
import studio.booking.scheduling.domain.BookingOutcome.UnknownCoach;
import studio.booking.scheduling.domain.BookingOutcome.UnknownSessionType;
import studio.booking.scheduling.domain.BookingWindow;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.CoachHours;
import studio.booking.scheduling.domain.Coaches;
import studio.booking.scheduling.domain.Hours;
import studio.booking.scheduling.domain.LocalDays;
import studio.booking.scheduling.domain.Offer;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.scheduling.domain.SessionTypes;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.SlotRefusal;
import studio.booking.shared.Caller;
import studio.booking.shared.Events;
import studio.booking.shared.UnitOfWork;
import studio.booking.shared.UseCase;

/** Gives a client an appointment at a time that a coach has free, or says why not. */
@UseCase
public class BookSlots {
  /** No session is longer, nor kept apart by more. */
  private static final Duration REACH = Duration.ofHours(40);

  private final Studios studios;
  private final Coaches coaches;
  private final SessionTypes types;
  private final Hours hours;
  private final Sessions sessions;
  private final Bookings bookings;
  private final Payments payments;
  private final BookingRegister register;
  private final EndHolds endHolds;
  private final UnitOfWork unit;
  private final Clock clock;

  public BookSlots(
      Studios studios,
      Coaches coaches,
      SessionTypes types,
      Hours hours,
      Sessions sessions,
      Places places,
      Bookings bookings,
      Payments payments,
      Events events,
      EndHolds endHolds,
      UnitOfWork unit,
      Clock clock) {
    this.studios = studios;
    this.coaches = coaches;
    this.types = types;
    this.hours = hours;
    this.sessions = sessions;
    this.bookings = bookings;
    this.payments = payments;
    this.register = new BookingRegister(places, bookings, payments, events);
    this.endHolds = endHolds;
    this.unit = unit;
    this.clock = clock;
  }

  public BookingOutcome book(Caller by, BookSlot wanted) {
    var decision = decide(by, wanted);
    if (decision instanceof Decision.Given(var session, var place, var booked)) {
      sessions.add(List.of(session), List.of(place));
      register.enter(by, List.of(booked));
    }
    return decision.outcome();
  }

  /** What {@link #book} would say. Nothing is written. */
  public BookingOutcome tryOut(Caller by, BookSlot wanted) {
    unit.undo();
    return decide(by, wanted).outcome();
  }

  private sealed interface Decision {
    BookingOutcome outcome();

    /** The session and the place that the booking makes. */
    record Given(Session session, Place place, Booked outcome) implements Decision {}

    record Refused(BookingOutcome outcome) implements Decision {}
  }

  private Decision decide(Caller by, BookSlot wanted) {
    var now = clock.instant();
    var start = wanted.startsAt();
    // The studio's date is known only with its zone, which comes in the same trip: a day more on
    // either side covers every zone.
    var day = start.atOffset(ZoneOffset.UTC).toLocalDate();
    var onlyCoach = Set.of(wanted.coach());
    var onlyClient = Set.of(wanted.client());

    // All questions first, in the order in which their rows are locked: one trip.
    var studio = studios.current();
    var coach = coaches.lockForBooking(onlyCoach);
    var type = types.byId(Set.of(wanted.type()));
    var theirs = hours.of(onlyCoach, day.minusDays(1), day.plusDays(1));
    var busy = hours.busy(onlyCoach, start.minus(REACH), start.plus(REACH));
    var purses = payments.open(onlyClient);
    var diary = bookings.diary(wanted.client(), start, start.plus(REACH));
    var dueHolds = bookings.anyDueHold(Set.of(), onlyClient, now);

    if (dueHolds.get()) {
      throw unit.againAfter(() -> endHolds.inTheWayOf(EndHolds.program(by), Set.of(), onlyClient));
    }
    var known = coach.get().get(wanted.coach());
    if (known == null) return new Decision.Refused(new UnknownCoach(wanted.coach()));
    var kind = type.get().get(wanted.type());
    if (kind == null) return new Decision.Refused(new UnknownSessionType(wanted.type()));

    var availability =
        new Availability(
            known,
            LocalDays.on(studio.get().zone(), start),
            theirs.get().getOrDefault(wanted.coach(), CoachHours.NONE),
            busy.get().getOrDefault(wanted.coach(), List.of()));
    // The same for everybody: what is offered is bookable, and nothing else.
    var window = BookingWindow.of(kind, now, studio.get().zone());
    var refusal = availability.refuses(kind, start, window);
    if (refusal.isPresent()) {
      return new Decision.Refused(refused(refusal.get(), wanted, kind, studio.get()));
    }
    var session = session(wanted, known, kind, now);
    var place = new Place(session.id(), PlaceId.next(), 1, null, null, null, false);
    var offer =
        new Offer(
            session,
            kind.minimumNotice(),
            kind.bookingHorizonDays(),
            kind.cancellationWindowHours());
    var outcome =
        new Admission(
                studio.get(),
                now,
                Map.of(session.id(), offer),
                List.of(place),
                Map.of(),
                purses.get(),
                diary.get())
            .admit(by, new BookPlace(session.id(), null, wanted.client(), wanted.terms()));
    return outcome instanceof Booked booked
        ? new Decision.Given(session.madeBy(booked.booking()), place, booked)
        : new Decision.Refused(outcome);
  }

  private static BookingOutcome refused(
      SlotRefusal why, BookSlot wanted, SessionType type, Studio studio) {
    return switch (why) {
      case TOO_SOON -> new TooLate(wanted.startsAt().minus(type.minimumNotice()));
      case TOO_FAR ->
          new TooEarly(studio.dateOf(wanted.startsAt()).minusDays(type.bookingHorizonDays()));
      case NO_COST -> new NoCost(type.id());
      case PAST, OUTSIDE_HOURS, OFF_GRID, AWAY, COACH_BUSY, NOT_AN_APPOINTMENT, NOT_GIVEN ->
          new SlotIsUnavailable(why);
    };
  }

  private static Session session(BookSlot wanted, Coach coach, SessionType type, Instant now) {
    var cost = Objects.requireNonNull(coach.cost(type));
    return new Session(
        SessionId.next(),
        type.id(),
        coach.id(),
        type.name(),
        type.kind(),
        wanted.startsAt(),
        wanted.startsAt().plus(type.duration()),
        type.bufferBefore(),
        type.bufferAfter(),
        SessionStatus.SCHEDULED,
        1,
        false,
        cost,
        wanted.client(),
        null,
        null,
        null,
        null,
        false,
        1,
        now);
  }
}
