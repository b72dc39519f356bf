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
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Component;
import studio.booking.demo.DemoStudios.Persona;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SeriesId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.application.KeepCoaches;
import studio.booking.scheduling.application.PlanHours;
import studio.booking.scheduling.domain.LocalHours;
import studio.booking.scheduling.domain.NewSession.Room;
import studio.booking.scheduling.domain.NewSession.Seat;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.Recurrence;
import studio.booking.scheduling.domain.RecurrenceRule;
import studio.booking.scheduling.domain.Series;
import studio.booking.scheduling.domain.SeriesBook;
import studio.booking.scheduling.domain.SeriesBook.Extent;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionKind;
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
  private final SeriesBook book;
  private final Sessions sessions;

  DemoTimetable(
      SessionTypes types,
      KeepCoaches keepCoaches,
      PlanHours planHours,
      SeriesBook book,
      Sessions sessions) {
    this.types = types;
    this.keepCoaches = keepCoaches;
    this.planHours = planHours;
    this.book = book;
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
      SessionType type, CoachId coach, Set<DayOfWeek> days, LocalTime at, List<String> seats) {
    Room room() {
      return seats.isEmpty()
          ? new Room.Unnumbered(type.capacity())
          : new Room.Seats(seats.stream().map(label -> new Seat(label, null)).toList());
    }
  }

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

  /** Each class is a series, which goes on by itself from there. */
  private void schedule(
      List<Weekly> weekly, ZoneId zone, Instant now, List<Session> classes, List<Place> places) {
    var today = now.atZone(zone).toLocalDate();
    var first = today.minusWeeks(WEEKS_BACK);
    var end = today.plusWeeks(WEEKS_AHEAD);
    var since = now.minus(DemoPast.LENGTH);
    for (var one : weekly) {
      var series = series(one, first, zone, since);
      book.add(series, new Extent(today, end));
      int cost = one.type().creditCost() == null ? 0 : one.type().creditCost();
      for (var date = first; date.isBefore(end); date = date.plusDays(1)) {
        if (!one.days().contains(date.getDayOfWeek())) continue;
        classes.add(series.session(series.recurrence().on(date), one.type(), cost, since));
      }
    }
    // In the order in which they take place: what the demo does with them goes by that.
    classes.sort(Comparator.comparing(Session::startsAt));
    for (var session : classes) places.addAll(room(session, weekly).places(session));
  }

  private static Series series(Weekly one, LocalDate first, ZoneId zone, Instant since) {
    var days = one.days().stream().map(RecurrenceRule.Weekday::every).toList();
    var type = one.type();
    return new Series(
        SeriesId.next(),
        type.id(),
        one.coach(),
        type.name(),
        new Recurrence(RecurrenceRule.everyWeekOn(days), first, one.at(), type.duration(), zone),
        first,
        null,
        one.room(),
        1,
        since);
  }

  private static Room room(Session session, List<Weekly> weekly) {
    return weekly.stream()
        .filter(one -> one.type().id().equals(session.type()))
        .findFirst()
        .orElseThrow()
        .room();
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
