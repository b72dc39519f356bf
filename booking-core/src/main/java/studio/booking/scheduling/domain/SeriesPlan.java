package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import studio.booking.scheduling.domain.Recurrence.Occurrence;
import studio.booking.scheduling.domain.SessionOutcome.DateInTheWay;
import studio.booking.scheduling.domain.SessionOutcome.Refused;

/**
 * The sessions that a series is to have on some of its dates, each held against the coach's
 * calendar and against those before it.
 *
 * @param sessions that can be
 * @param inTheWay why there can be none on the other dates
 */
public record SeriesPlan(List<Session> sessions, List<DateInTheWay> inTheWay) {
  /** So many places are made at once, not more. */
  public static final int MOST_PLACES = 20_000;

  public SeriesPlan {
    sessions = List.copyOf(sessions);
    inTheWay = List.copyOf(inTheWay);
  }

  /**
   * Plans these occurrences; those that have begun are left out.
   *
   * @param cost of a place, in credits
   */
  public static SeriesPlan of(
      Series series,
      List<Occurrence> occurrences,
      SessionType kind,
      int cost,
      Coach giver,
      CoachCalendar calendar,
      ZoneId zone,
      Instant now) {
    var sessions = new ArrayList<Session>();
    var inTheWay = new ArrayList<DateInTheWay>();
    for (var occurrence : occurrences) {
      if (!occurrence.startsAt().isAfter(now)) continue;
      var session = series.session(occurrence, kind, cost, now);
      var refusal = calendar.refuses(session, giver, zone);
      if (refusal.isPresent()) {
        inTheWay.add(inTheWay(occurrence.date(), session, refusal.get()));
      } else {
        sessions.add(session);
        calendar = calendar.with(List.of(session));
      }
    }
    return new SeriesPlan(sessions, inTheWay);
  }

  /** None of these can be, for one reason; those that have begun are left out. */
  public static SeriesPlan of(List<Occurrence> occurrences, Refused why, Instant now) {
    return new SeriesPlan(
        List.of(),
        occurrences.stream()
            .filter(one -> one.startsAt().isAfter(now))
            .map(one -> new DateInTheWay(one.date(), one.startsAt(), why))
            .toList());
  }

  private static DateInTheWay inTheWay(LocalDate date, Session session, Refused why) {
    return new DateInTheWay(date, session.startsAt(), why);
  }

  /** The places of its sessions. */
  public List<Place> places(Series series) {
    return sessions.stream().flatMap(one -> series.room().places(one).stream()).toList();
  }
}
