package studio.booking.scheduling.application;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.booking.scheduling.domain.Availability;
import studio.booking.scheduling.domain.Busy;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.CoachHours;
import studio.booking.scheduling.domain.Hours;
import studio.booking.scheduling.domain.LocalDays;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionOutcome.CoachIsAway;
import studio.booking.scheduling.domain.SessionOutcome.CoachIsBusy;
import studio.booking.scheduling.domain.SessionOutcome.Refused;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;

/** What stands in the way of a session at some time: the coach's other sessions, and being away. */
final class CoachCalendar {
  /** No session is longer, nor kept apart by more. */
  private static final Duration REACH = Duration.ofHours(40);

  private final Later<Map<CoachId, CoachHours>> hours;
  private final Later<Map<CoachId, List<Busy>>> busy;

  private CoachCalendar(
      Later<Map<CoachId, CoachHours>> hours, Later<Map<CoachId, List<Busy>>> busy) {
    this.hours = hours;
    this.busy = busy;
  }

  /** Asks for what bears on a session that starts then. */
  static CoachCalendar around(Hours hours, CoachId coach, Instant start) {
    // The studio's date is known only with its zone, which comes in the same trip: a day more on
    // either side covers every zone.
    var day = start.atOffset(ZoneOffset.UTC).toLocalDate();
    return new CoachCalendar(
        hours.of(Set.of(coach), day.minusDays(1), day.plusDays(1)),
        hours.busy(Set.of(coach), start.minus(REACH), start.plus(REACH)));
  }

  /** Why the coach can't give the session, as far as time goes. */
  Optional<Refused> refuses(Session session, Coach coach, ZoneId zone) {
    var availability =
        new Availability(
            coach,
            LocalDays.on(zone, session.startsAt()),
            hours.get().getOrDefault(coach.id(), CoachHours.NONE),
            List.of());
    if (availability.isAway(session.startsAt(), session.endsAt())) {
      return Optional.of(new CoachIsAway(coach.id()));
    }
    var inTheWay =
        busy.get().getOrDefault(coach.id(), List.of()).stream()
            .filter(time -> !session.id().equals(time.session()))
            .filter(time -> time.overlaps(session.busy()))
            .sorted(Comparator.comparing(Busy::from))
            .toList();
    return inTheWay.isEmpty() ? Optional.empty() : Optional.of(new CoachIsBusy(inTheWay));
  }
}
