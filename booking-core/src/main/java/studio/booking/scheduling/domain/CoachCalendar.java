package studio.booking.scheduling.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.SessionOutcome.CoachIsAway;
import studio.booking.scheduling.domain.SessionOutcome.CoachIsBusy;
import studio.booking.scheduling.domain.SessionOutcome.Refused;

/** What a coach's calendar says around some time: their hours, and their other sessions. */
public record CoachCalendar(CoachHours hours, List<Busy> busy) {
  /** No session is longer, nor kept apart by more. */
  public static final Duration REACH = Duration.ofHours(40);

  /** Nothing at all. */
  public static final CoachCalendar EMPTY = new CoachCalendar(CoachHours.NONE, List.of());

  public CoachCalendar {
    busy = List.copyOf(busy);
  }

  /** The calendar if this session were not in it. */
  public CoachCalendar without(SessionId session) {
    return new CoachCalendar(
        hours, busy.stream().filter(time -> !session.equals(time.session())).toList());
  }

  /** The same without any of these. */
  public CoachCalendar without(Set<SessionId> sessions) {
    return new CoachCalendar(
        hours,
        busy.stream()
            .filter(time -> time.session() == null || !sessions.contains(time.session()))
            .toList());
  }

  /** The calendar with these sessions besides. */
  public CoachCalendar with(Collection<Session> sessions) {
    var all = new ArrayList<>(busy);
    for (var session : sessions) {
      var own = session.busy();
      all.add(new Busy(own.from(), own.until(), session.id()));
    }
    return new CoachCalendar(hours, all);
  }

  /** When the coach can be booked on the day of that start, in the studio's zone. */
  Availability availability(Coach coach, ZoneId zone, Instant start) {
    return new Availability(coach, LocalDays.on(zone, start), hours, busy);
  }

  /**
   * Why the coach can't give a session that the studio puts on the timetable. It may lie outside
   * their hours, but not where they are away or have something else.
   */
  public Optional<Refused> refuses(Session session, Coach coach, ZoneId zone) {
    var start = session.startsAt();
    if (availability(coach, zone, start).isAway(start, session.endsAt())) {
      return Optional.of(new CoachIsAway(coach.id()));
    }
    var inTheWay =
        without(session.id()).busy.stream()
            .filter(time -> time.overlaps(session.busy()))
            .sorted(Comparator.comparing(Busy::from))
            .toList();
    return inTheWay.isEmpty() ? Optional.empty() : Optional.of(new CoachIsBusy(inTheWay));
  }
}
