package studio.booking.scheduling.domain;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Which sessions an exception collides with. */
public final class Collisions {
  private Collisions() {}

  /**
   * Being away collides with every session at that time; other hours with those that the usual
   * hours had room for and these have not. What was outside the hours all along stays there.
   *
   * @param usual the coach's hours around these dates without the exception
   */
  public static List<SessionInTheWay> of(
      AvailabilityException planned,
      Coach coach,
      CoachHours usual,
      ZoneId zone,
      List<SessionInTheWay> sessions) {
    var days = LocalDays.of(zone, planned.startDate(), planned.endDate());
    var exceptions = new ArrayList<>(usual.exceptions());
    exceptions.add(planned);
    var before = new Availability(coach, days, usual, List.of());
    var after =
        new Availability(
            coach, days, new CoachHours(usual.rules(), usual.additions(), exceptions), List.of());
    var alone =
        new Availability(
            coach, days, new CoachHours(List.of(), List.of(), List.of(planned)), List.of());
    return sessions.stream()
        .filter(
            session ->
                planned.isAvailable()
                    ? before.works(session.startsAt(), session.endsAt())
                        && !after.works(session.startsAt(), session.endsAt())
                    : alone.isAway(session.startsAt(), session.endsAt()))
        .toList();
  }
}
