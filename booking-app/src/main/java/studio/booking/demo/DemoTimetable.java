package studio.booking.demo;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import studio.booking.demo.DemoStudios.Persona;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.application.KeepCoaches;
import studio.booking.scheduling.application.PlanHours;
import studio.booking.scheduling.domain.LocalHours;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionKind;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.scheduling.domain.SessionTypes;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.PersonId;

/** What a demo studio gives, who gives it, and several weeks of classes around today. */
@Component
@DemoMode
class DemoTimetable {
  private static final int WEEKS_BACK = 3;
  private static final int WEEKS_AHEAD = 5;
  private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(MONDAY, FRIDAY);

  private final SessionTypes types;
  private final KeepCoaches keepCoaches;
  private final PlanHours planHours;
  private final Sessions sessions;

  DemoTimetable(
      SessionTypes types, KeepCoaches keepCoaches, PlanHours planHours, Sessions sessions) {
    this.types = types;
    this.keepCoaches = keepCoaches;
    this.planHours = planHours;
    this.sessions = sessions;
  }

  /**
   * What can be booked afterwards.
   *
   * @param classes of the past and to come, in their order
   * @param places of all of them
   */
  record Made(
      List<Session> classes,
      List<Place> places,
      CoachId coach,
      SessionTypeId appointment,
      ZoneId zone) {

    /** The places of one of the classes, in their order. */
    List<PlaceId> seatsOf(Session session) {
      return places.stream()
          .filter(place -> place.session().equals(session.id()))
          .map(Place::id)
          .toList();
    }
  }

  /** A class that takes place every week. */
  private record Weekly(
      SessionType type, CoachId coach, Set<DayOfWeek> days, LocalTime at, List<String> seats) {}

  Made fill(DemoStudios studio, Caller owner, Instant now) {
    var zone = DemoOpening.zone(studio);
    var training =
        type("Personal training", SessionKind.ONE_ON_ONE, 60, 1, 2, Duration.ofHours(4), now);
    var yoga = type("Morning yoga", SessionKind.CLASS, 60, 12, 1, Duration.ZERO, now);
    var hiit = type("HIIT", SessionKind.CLASS, 45, 10, 1, Duration.ZERO, now);
    var reformer = type("Reformer", SessionKind.SMALL_GROUP, 50, 6, 2, Duration.ofHours(1), now);
    var open = type("Open gym", SessionKind.CLASS, 90, 30, 0, Duration.ZERO, now);
    for (var type : List.of(training, yoga, hiit, reformer, open)) types.add(type);

    var cora = studio.person(Persona.COACH);
    var dan = studio.person(Persona.COACH2);
    coach(owner, cora, "Cora", List.of(training, yoga, hiit, open));
    coach(owner, dan, "Dan", List.of(training, hiit, reformer));
    works(owner, cora, zone, now, WEEKDAYS, "09:00", "17:00");
    works(owner, dan, zone, now, Set.of(MONDAY, WEDNESDAY, FRIDAY), "10:00", "16:00");

    var weekly = new ArrayList<Weekly>();
    weekly.add(new Weekly(yoga, cora.asCoach(), WEEKDAYS, LocalTime.of(7, 30), List.of()));
    weekly.add(
        new Weekly(hiit, dan.asCoach(), Set.of(TUESDAY, THURSDAY), LocalTime.of(18, 0), List.of()));
    if (studio == DemoStudios.NORTH) {
      var seats = List.of("A1", "A2", "A3", "B1", "B2", "B3");
      weekly.add(
          new Weekly(
              reformer, dan.asCoach(), Set.of(MONDAY, WEDNESDAY), LocalTime.of(17, 0), seats));
      weekly.add(
          new Weekly(
              open, cora.asCoach(), Set.of(SATURDAY, SUNDAY), LocalTime.of(10, 0), List.of()));
    }
    var classes = new ArrayList<Session>();
    var places = new ArrayList<Place>();
    schedule(weekly, zone, now, classes, places);
    sessions.add(classes, places);
    return new Made(classes, places, cora.asCoach(), training.id(), zone);
  }

  private void coach(Caller owner, PersonId person, String name, List<SessionType> given) {
    keepCoaches.add(owner, person, name, given.stream().map(SessionType::id).toList());
  }

  private void works(
      Caller owner,
      PersonId coach,
      ZoneId zone,
      Instant now,
      Set<DayOfWeek> days,
      String from,
      String to) {
    var since = now.atZone(zone).toLocalDate().minusWeeks(WEEKS_BACK);
    var hours = new LocalHours(LocalTime.parse(from), LocalTime.parse(to));
    planHours.week(
        owner,
        coach.asCoach(),
        days.stream()
            .sorted()
            .map(day -> new PlanHours.Weekly(null, day, hours, since, null))
            .toList(),
        OptionalLong.empty());
  }

  private static void schedule(
      List<Weekly> weekly, ZoneId zone, Instant now, List<Session> classes, List<Place> places) {
    var today = now.atZone(zone).toLocalDate();
    for (var date = today.minusWeeks(WEEKS_BACK);
        date.isBefore(today.plusWeeks(WEEKS_AHEAD));
        date = date.plusDays(1)) {
      for (var one : weekly) {
        if (!one.days().contains(date.getDayOfWeek())) continue;
        var session = session(one, date, zone, now);
        classes.add(session);
        for (int number = 1; number <= session.capacity(); number++) {
          var label = one.seats().isEmpty() ? null : one.seats().get(number - 1);
          places.add(place(session, number, label));
        }
      }
    }
  }

  private static Session session(Weekly one, LocalDate date, ZoneId zone, Instant now) {
    var type = one.type();
    var start = date.atTime(one.at()).atZone(zone).toInstant();
    var end = start.plus(type.duration());
    return new Session(
        SessionId.next(),
        type.id(),
        one.coach(),
        type.name(),
        type.kind(),
        start,
        end,
        type.bufferBefore(),
        type.bufferAfter(),
        SessionStatus.SCHEDULED,
        type.capacity(),
        !one.seats().isEmpty(),
        type.creditCost() == null ? 0 : type.creditCost(),
        null,
        null,
        null,
        null,
        null,
        false,
        1,
        now.minus(DemoPast.LENGTH));
  }

  private static Place place(Session session, int number, @Nullable String label) {
    return new Place(session.id(), PlaceId.next(), number, label, null, null, false);
  }

  private static SessionType type(
      String name,
      SessionKind kind,
      int minutes,
      int capacity,
      int credits,
      Duration notice,
      Instant now) {
    return new SessionType(
        SessionTypeId.next(),
        name,
        null,
        kind,
        Duration.ofMinutes(minutes),
        capacity,
        credits,
        Duration.ZERO,
        Duration.ofMinutes(kind == SessionKind.ONE_ON_ONE ? 15 : 0),
        notice,
        60,
        Duration.ofMinutes(15),
        12,
        true,
        1,
        now);
  }
}
