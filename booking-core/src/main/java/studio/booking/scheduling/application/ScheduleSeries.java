package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Instant;
import studio.booking.directory.Studio;
import studio.booking.directory.Studios;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.NewSeries;
import studio.booking.scheduling.domain.RuleCalendar;
import studio.booking.scheduling.domain.RuleReader;
import studio.booking.scheduling.domain.RuleReading;
import studio.booking.scheduling.domain.Series;
import studio.booking.scheduling.domain.SeriesBook;
import studio.booking.scheduling.domain.SeriesBook.Extent;
import studio.booking.scheduling.domain.SeriesPlan;
import studio.booking.scheduling.domain.SessionOutcome;
import studio.booking.scheduling.domain.SessionOutcome.AnotherCoachs;
import studio.booking.scheduling.domain.SessionOutcome.BeginsOtherwise;
import studio.booking.scheduling.domain.SessionOutcome.BeginsTooFarAhead;
import studio.booking.scheduling.domain.SessionOutcome.DatesInTheWay;
import studio.booking.scheduling.domain.SessionOutcome.Done;
import studio.booking.scheduling.domain.SessionOutcome.NoCost;
import studio.booking.scheduling.domain.SessionOutcome.NoSuchRule;
import studio.booking.scheduling.domain.SessionOutcome.RuleWithoutDates;
import studio.booking.scheduling.domain.SessionOutcome.TooManyPlaces;
import studio.booking.scheduling.domain.SessionOutcome.UnknownCoach;
import studio.booking.scheduling.domain.SessionOutcome.UnknownSessionType;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.TimetableEntry;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/** Puts a class that comes again on the timetable, as far ahead as its sessions are made. */
@UseCase
public class ScheduleSeries {
  private final Studios studios;
  private final CoachEnquiries enquiries;
  private final RuleReader reader;
  private final RuleCalendar calendar;
  private final SeriesBook book;
  private final Sessions sessions;
  private final Clock clock;

  ScheduleSeries(
      Studios studios,
      CoachEnquiries enquiries,
      RuleReader reader,
      RuleCalendar calendar,
      SeriesBook book,
      Sessions sessions,
      Clock clock) {
    this.studios = studios;
    this.enquiries = enquiries;
    this.reader = reader;
    this.calendar = calendar;
    this.book = book;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** A coach schedules series of their own only, an admin everybody's. */
  public SessionOutcome schedule(Caller by, NewSeries wanted) {
    var first = wanted.first();
    if (!by.isAdmin() && !by.isSystem() && !by.is(first.coach())) {
      return new AnotherCoachs(first.coach());
    }
    var now = clock.instant();
    var asked = studios.current();
    var enquiry = enquiries.about(first.coach(), first.type(), first.startsAt());
    var studio = asked.get();
    var giver = enquiry.get().coach();
    if (giver == null) return new UnknownCoach(first.coach());
    var kind = enquiry.get().type();
    if (kind == null) return new UnknownSessionType(first.type());
    var refusal = first.refused(giver, kind, now);
    if (refusal.isPresent()) return refusal.get();
    var cost = giver.cost(kind);
    if (cost == null) return new NoCost(kind.id());

    return switch (read(wanted, studio)) {
      case RuleReading.Read(var rule) -> {
        var series = wanted.series(rule, kind, studio.zone(), now);
        var giving = new Giving(giver, kind, cost);
        yield make(wanted, series, giving, studio, now);
      }
      case RuleReading.Malformed why -> new NoSuchRule(why);
      case RuleReading.Unsupported why -> new NoSuchRule(why);
    };
  }

  /** Who gives what, for so many credits. */
  private record Giving(Coach coach, SessionType kind, int cost) {}

  private SessionOutcome make(
      NewSeries wanted, Series series, Giving giving, Studio studio, Instant now) {
    var today = studio.dateOf(now);
    var begins = series.first(calendar);
    if (begins.isEmpty()) return new RuleWithoutDates();
    var start = begins.get().startsAt();
    if (!start.equals(wanted.first().startsAt())) return new BeginsOtherwise(start);
    var latest = today.plusWeeks(Series.MOST_WEEKS_AHEAD);
    if (series.from().isAfter(latest)) return new BeginsTooFarAhead(latest);
    var dates = series.occurrences(calendar, series.from(), series.firstHorizon(today));
    long places = (long) dates.size() * series.places();
    if (places > SeriesPlan.MOST_PLACES) return new TooManyPlaces(places, SeriesPlan.MOST_PLACES);

    var coach = giving.coach();
    var theirs = enquiries.calendar(coach.id(), start, dates.getLast().startsAt()).get();
    var plan =
        SeriesPlan.of(
            series, dates, giving.kind(), giving.cost(), coach, theirs, studio.zone(), now);
    boolean skips = wanted.onConflict() == NewSeries.OnConflict.SKIP && !plan.sessions().isEmpty();
    if (!plan.inTheWay().isEmpty() && !skips) return new DatesInTheWay(plan.inTheWay());
    book.add(series, new Extent(today, today.plusWeeks(Series.WEEKS_AHEAD)));
    sessions.add(plan.sessions(), plan.places(series));
    var first = plan.sessions().getFirst();
    return new Done(new TimetableEntry(first, first.capacity(), null));
  }

  private RuleReading read(NewSeries wanted, Studio studio) {
    Instant start = wanted.first().startsAt();
    return reader.read(wanted.rule(), start.atZone(studio.zone()).toLocalDateTime(), studio.zone());
  }
}
