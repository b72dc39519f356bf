package studio.booking.scheduling.domain;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Ids;

/** Session types, coaches and hours to try things with. */
public final class Samples {
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  private Samples() {}

  /** An hour with one client for one credit, every 15 minutes, a year ahead, without notice. */
  public static SessionType anHour() {
    return appointment(60, 15, 0, 0);
  }

  /** An appointment of so many minutes; so are the other numbers. */
  public static SessionType appointment(int lasting, int step, int before, int after) {
    return new SessionType(
        SessionTypeId.next(),
        "Training",
        null,
        SessionKind.ONE_ON_ONE,
        Duration.ofMinutes(lasting),
        1,
        1,
        Duration.ofMinutes(before),
        Duration.ofMinutes(after),
        Duration.ZERO,
        365,
        Duration.ofMinutes(step),
        12,
        true,
        1,
        LONG_AGO);
  }

  /** The same type, bookable between so much notice and so many days ahead. */
  public static SessionType bookable(SessionType type, Duration notice, int horizonDays) {
    return new SessionType(
        type.id(),
        type.name(),
        type.description(),
        type.kind(),
        type.duration(),
        type.capacity(),
        type.creditCost(),
        type.bufferBefore(),
        type.bufferAfter(),
        notice,
        horizonDays,
        type.slotStep(),
        type.cancellationWindowHours(),
        type.active(),
        type.version(),
        type.createdAt());
  }

  /** A class of an hour for twelve. */
  public static SessionType aClass() {
    var type = anHour();
    return new SessionType(
        type.id(),
        "Yoga",
        null,
        SessionKind.CLASS,
        type.duration(),
        12,
        1,
        Duration.ZERO,
        Duration.ZERO,
        Duration.ZERO,
        365,
        type.slotStep(),
        12,
        true,
        1,
        LONG_AGO);
  }

  /** The same type without a cost of its own. */
  public static SessionType withoutCost(SessionType type) {
    return new SessionType(
        type.id(),
        type.name(),
        type.description(),
        type.kind(),
        type.duration(),
        type.capacity(),
        null,
        type.bufferBefore(),
        type.bufferAfter(),
        type.minimumNotice(),
        type.bookingHorizonDays(),
        type.slotStep(),
        type.cancellationWindowHours(),
        type.active(),
        type.version(),
        type.createdAt());
  }

  /** Somebody who gives these. */
  public static Coach coach(SessionType... types) {
    var given = Set.copyOf(java.util.Arrays.stream(types).map(SessionType::id).toList());
    return new Coach(new CoachId(Ids.next()), "Kim", given, Map.of(), true, 1, 1, LONG_AGO);
  }

  public static LocalHours hours(String start, String end) {
    return new LocalHours(LocalTime.parse(start), LocalTime.parse(end));
  }

  /** Every week on that day, for ever. */
  public static AvailabilityRule weekly(DayOfWeek day, String start, String end) {
    return new AvailabilityRule(
        RuleId.next(), day, hours(start, end), LocalDate.parse("2000-01-01"), null);
  }

  public static Addition addition(String date, String start, String end) {
    return new Addition(AdditionId.next(), LocalDate.parse(date), hours(start, end), LONG_AGO);
  }

  /** Away all day, from the first to the last date. */
  public static AvailabilityException away(String from, String to) {
    return exception(from, to, null, false);
  }

  public static AvailabilityException away(String date, String start, String end) {
    return exception(date, date, hours(start, end), false);
  }

  /** These hours instead of the weekly ones. */
  public static AvailabilityException instead(String date, String start, String end) {
    return exception(date, date, hours(start, end), true);
  }

  private static AvailabilityException exception(
      String from, String to, @Nullable LocalHours hours, boolean isAvailable) {
    return new AvailabilityException(
        ExceptionId.next(),
        LocalDate.parse(from),
        LocalDate.parse(to),
        hours,
        isAvailable,
        AwayReason.VACATION);
  }

  public static CoachHours working(AvailabilityRule... rules) {
    return new CoachHours(List.of(rules), List.of(), List.of());
  }

  public static CoachHours and(CoachHours hours, Addition addition) {
    return new CoachHours(hours.rules(), List.of(addition), hours.exceptions());
  }

  public static CoachHours except(CoachHours hours, AvailabilityException... exceptions) {
    return new CoachHours(hours.rules(), hours.additions(), List.of(exceptions));
  }

  /** What a coach gives by that type from then on, with as many places as the type has. */
  public static Session session(SessionType type, CoachId coach, Instant startsAt) {
    return new Session(
        SessionId.next(),
        type.id(),
        coach,
        type.name(),
        type.kind(),
        startsAt,
        startsAt.plus(type.duration()),
        type.bufferBefore(),
        type.bufferAfter(),
        SessionStatus.SCHEDULED,
        type.capacity(),
        false,
        type.creditCost() == null ? 0 : type.creditCost(),
        null,
        null,
        null,
        null,
        1,
        LONG_AGO);
  }

  /** The same session with so many places. */
  public static Session withPlaces(Session one, int places) {
    return like(one, places, one.creditCost());
  }

  /** The same session with places that cost so much. */
  public static Session costing(Session one, int credits) {
    return like(one, one.capacity(), credits);
  }

  /** The same session with seats to choose from. */
  static Session withNamedSeats(Session one) {
    return like(one, one.capacity(), one.creditCost(), true);
  }

  private static Session like(Session one, int places, int cost) {
    return like(one, places, cost, one.namedSeats());
  }

  private static Session like(Session one, int places, int cost, boolean namedSeats) {
    return new Session(
        one.id(),
        one.type(),
        one.coach(),
        one.name(),
        one.kind(),
        one.startsAt(),
        one.endsAt(),
        one.bufferBefore(),
        one.bufferAfter(),
        one.status(),
        places,
        namedSeats,
        cost,
        one.client(),
        one.oneTimeBooking(),
        one.recurringBooking(),
        one.inSeries(),
        one.version(),
        one.createdAt());
  }

  /** A confirmed booking that cost nothing. */
  public static Booking booking(Session session, PlaceId place, ClientId client, Instant at) {
    return new Booking(
        BookingId.next(),
        session.id(),
        place,
        client,
        BookingStatus.CONFIRMED,
        false,
        session.startsAt(),
        session.endsAt(),
        0,
        Booking.Paid.free("COSTS_NOTHING", 0),
        null,
        null,
        null,
        new CancellationPolicy(CancellationPolicy.Kind.NO_REFUND, 12),
        client.person(),
        1,
        at);
  }

  /** An unpaid hold that ends then. */
  public static Booking hold(Session session, PlaceId place, ClientId client, Instant until) {
    return new Booking(
        BookingId.next(),
        session.id(),
        place,
        client,
        BookingStatus.PENDING_PAYMENT,
        false,
        session.startsAt(),
        session.endsAt(),
        session.creditCost(),
        null,
        until,
        null,
        null,
        new CancellationPolicy(CancellationPolicy.Kind.NO_REFUND, 12),
        client.person(),
        1,
        LONG_AGO);
  }
}
