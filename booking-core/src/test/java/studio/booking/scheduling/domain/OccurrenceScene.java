package studio.booking.scheduling.domain;

import static studio.booking.scheduling.domain.Samples.weekly;
import static studio.booking.scheduling.domain.Samples.working;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.directory.InMemoryStudios;
import studio.booking.directory.Studio;
import studio.booking.scheduling.InMemoryPayments;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.RecurringBookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.Occurrences.ClassTime;
import studio.booking.scheduling.domain.Places.Occupancy;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Ids;

/**
 * All that bears on dates of recurring bookings, so that they can be booked unless a test changes
 * something: two coaches who work on Tuesdays from nine to five, on the morning before one.
 */
final class OccurrenceScene {
  static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
  static final LocalDate LATER = TUESDAY.plusWeeks(3);
  static final LocalTime TEN = LocalTime.of(10, 0);

  final Studio studio = InMemoryStudios.aStudioIn(ZONE);
  final SessionType training = Samples.anHour();
  final SessionType yoga = Samples.aClass();
  final Coach cora = Samples.coach(training, yoga);
  final Coach ben = Samples.coach(training, yoga);

  Instant now = at(TUESDAY.minusDays(1), TEN);
  final Map<CoachId, Coach> coaches = new HashMap<>();
  final Map<SessionTypeId, SessionType> types = new HashMap<>();
  final Map<CoachId, CoachHours> hours = new HashMap<>();
  final Map<CoachId, List<Busy>> busy = new HashMap<>();
  final Map<ClassTime, Offer> classes = new HashMap<>();
  final List<Place> places = new ArrayList<>();
  final Map<SessionId, Occupancy> occupancy = new HashMap<>();
  final List<Booking> diary = new ArrayList<>();

  private final InMemoryPayments payments = new InMemoryPayments();
  private @Nullable OccurrenceAdmission admission;

  OccurrenceScene() {
    for (var coach : List.of(cora, ben)) {
      coaches.put(coach.id(), coach);
      works(coach, "09:00", "17:00");
    }
    for (var type : List.of(training, yoga)) types.put(type.id(), type);
  }

  static Instant at(LocalDate date, LocalTime time) {
    return date.atTime(time).atZone(ZONE).toInstant();
  }

  void works(Coach coach, String from, String until) {
    hours.put(coach.id(), working(weekly(DayOfWeek.TUESDAY, from, until)));
  }

  /** A coach becomes one who gives these, at these rates. */
  void gives(Coach coach, Map<SessionTypeId, Integer> rates, SessionType... given) {
    var ids = Set.copyOf(java.util.Arrays.stream(given).map(SessionType::id).toList());
    for (var type : given) types.put(type.id(), type);
    coaches.put(
        coach.id(),
        new Coach(coach.id(), coach.displayName(), ids, rates, true, 2, 1, coach.createdAt()));
  }

  /** A client with so many credits. */
  ClientId client(int credits) {
    var client = new ClientId(Ids.next());
    payments.client(client);
    if (credits > 0) payments.give(client, credits);
    return client;
  }

  /** Cora's class at ten, with so many places that nobody has. */
  Session aClass(LocalDate date, int free) {
    var one = Samples.withPlaces(Samples.session(yoga, cora.id(), at(date, TEN)), free);
    for (int number = 1; number <= free; number++) {
      places.add(new Place(one.id(), PlaceId.next(), number, null, null, null, false));
    }
    offered(one, Duration.ZERO, false);
    return one;
  }

  void offered(Session one, Duration notice, boolean waitedFor) {
    classes.put(
        new ClassTime(one.coach(), one.type(), one.startsAt()),
        new Offer(one, notice, 7, 12, waitedFor));
  }

  /** The client is in a session of somebody else's half an hour after this one begins. */
  void isElsewhere(ClientId client, Instant then) {
    var other = Samples.session(yoga, ben.id(), then.plus(Duration.ofMinutes(30)));
    diary.add(Samples.booking(other, PlaceId.next(), client, now));
  }

  /** A date with Cora, of a recurring booking of its own. */
  DueOccurrence due(SessionType type, ClientId client, LocalDate date, LocalTime time) {
    return due(cora, type, client, date, time);
  }

  DueOccurrence due(
      Coach coach, SessionType type, ClientId client, LocalDate date, LocalTime time) {
    var recurrence =
        new Recurrence(RecurrenceRule.everyWeeks(1, TUESDAY), TUESDAY, time, type.duration(), ZONE);
    var recurring =
        new RecurringBooking(
            RecurringBookingId.next(),
            client,
            coach.id(),
            type.id(),
            recurrence,
            null,
            RecurringBooking.Status.ACTIVE,
            client.person(),
            1,
            now);
    return new DueOccurrence(recurring, recurrence.on(date), null);
  }

  /** Decides as things stand; from the second time on, as the ones before left them. */
  OccurrenceOutcome admit(DueOccurrence due) {
    return admission().admit(Caller.system(studio.id(), "generate-sessions"), due);
  }

  boolean mustLookAgain() {
    return admission().mustLookAgain();
  }

  private OccurrenceAdmission admission() {
    if (admission == null) {
      admission =
          new OccurrenceAdmission(
              new OccurrenceFacts(
                  new Circumstances(
                      studio, now, one -> payments.open(Set.of(one)).get().of(one), diary),
                  LocalDays.of(ZONE, TUESDAY, LATER),
                  coaches,
                  types,
                  hours,
                  busy,
                  classes,
                  new ClaimedPlaces(places, occupancy)));
    }
    return admission;
  }
}
