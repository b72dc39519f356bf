package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import studio.booking.directory.Studio;
import studio.booking.directory.Studios;
import studio.booking.scheduling.SeriesId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.CoachCalendar;
import studio.booking.scheduling.domain.Coaches;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.Recurrence.Occurrence;
import studio.booking.scheduling.domain.RuleCalendar;
import studio.booking.scheduling.domain.Series;
import studio.booking.scheduling.domain.SeriesBook;
import studio.booking.scheduling.domain.SeriesBook.Extent;
import studio.booking.scheduling.domain.SeriesPlan;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionOutcome.CoachIsAway;
import studio.booking.scheduling.domain.SessionOutcome.CoachIsBusy;
import studio.booking.scheduling.domain.SessionOutcome.NoCost;
import studio.booking.scheduling.domain.SessionOutcome.NotGiven;
import studio.booking.scheduling.domain.SessionOutcome.Refused;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.scheduling.domain.SessionTypes;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.SkipReason;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;
import studio.booking.shared.UnitOfWork;
import studio.booking.shared.UseCase;

/**
 * Makes the sessions that series are still to have up to the horizon. Nothing is made twice, and a
 * date that was not free is tried again each day while it is ahead.
 */
@UseCase
public class ExtendSeries {
  private static final int MOST_SINGLY = 1_000;

  private final Studios studios;
  private final SeriesBook book;
  private final Coaches coaches;
  private final SessionTypes types;
  private final CoachEnquiries enquiries;
  private final Sessions sessions;
  private final RuleCalendar calendar;
  private final UnitOfWork unit;
  private final Clock clock;

  ExtendSeries(
      Studios studios,
      SeriesBook book,
      Coaches coaches,
      SessionTypes types,
      CoachEnquiries enquiries,
      Sessions sessions,
      RuleCalendar calendar,
      UnitOfWork unit,
      Clock clock) {
    this.studios = studios;
    this.book = book;
    this.coaches = coaches;
    this.types = types;
    this.enquiries = enquiries;
    this.sessions = sessions;
    this.calendar = calendar;
    this.unit = unit;
    this.clock = clock;
  }

  /**
   * What was done.
   *
   * @param series how many were looked at; 0 says that none is behind
   * @param made sessions that are new, {@code existing} those that were there
   * @param skipped dates on which there can be none for now
   */
  public record Extended(int series, int made, int existing, Map<SkipReason, Integer> skipped) {
    static final Extended NOTHING = new Extended(0, 0, 0, Map.of());

    public Extended {
      skipped = Map.copyOf(skipped);
    }

    Extended plus(Extended other) {
      var sum = new EnumMap<SkipReason, Integer>(SkipReason.class);
      sum.putAll(skipped);
      other.skipped.forEach((why, count) -> sum.merge(why, count, Integer::sum));
      return new Extended(series + other.series, made + other.made, existing + other.existing, sum);
    }
  }

  /** Extends some of the studio's series that are behind. */
  public Extended extend(Caller by, int weeksAhead, int atMost) {
    var now = clock.instant();
    var studio = studios.current().get();
    var extent = extent(studio, now, weeksAhead);
    return extend(book.behind(extent, atMost).get(), weeksAhead, studio, extent, now);
  }

  /** Some of the studio's series that are behind, whatever else is to be said of them. */
  public List<SeriesId> behind(Caller by, int weeksAhead) {
    var extent = extent(studios.current().get(), clock.instant(), weeksAhead);
    return book.idsBehind(extent, MOST_SINGLY).get();
  }

  /** The same as {@link #extend} for one of them. */
  public Extended extendOne(Caller by, SeriesId id, int weeksAhead) {
    var now = clock.instant();
    var studio = studios.current().get();
    var found = book.find(id).get();
    return extend(
        found.stream().toList(), weeksAhead, studio, extent(studio, now, weeksAhead), now);
  }

  private static Extent extent(Studio studio, Instant now, int weeksAhead) {
    var today = studio.dateOf(now);
    return new Extent(today, today.plusWeeks(weeksAhead));
  }

  private Extended extend(
      List<Series> some, int weeksAhead, Studio studio, Extent extent, Instant now) {
    var today = extent.asOf();
    var dates = new HashMap<SeriesId, List<Occurrence>>();
    var behind = new ArrayList<Series>();
    long places = 0;
    for (var one : some) {
      var its = one.occurrences(calendar, today, one.horizon(today, weeksAhead));
      places += (long) its.size() * one.places();
      // A few with very many places are a set of their own.
      if (places > SeriesPlan.MOST_PLACES && !behind.isEmpty()) break;
      behind.add(one);
      dates.put(one.id(), its);
    }
    if (behind.isEmpty()) return Extended.NOTHING;

    var gathered = gather(behind, dates.values(), today, now).get();
    var busy = new HashMap<>(gathered.calendars());
    var made = new ArrayList<Session>();
    var room = new ArrayList<Place>();
    int existing = 0;
    var skipped = new EnumMap<SkipReason, Integer>(SkipReason.class);
    for (var one : behind) {
      var there = gathered.there().getOrDefault(one.id(), Set.of());
      var all = dates.getOrDefault(one.id(), List.of());
      var missing = all.stream().filter(date -> !there.contains(date.date())).toList();
      var plan = plan(one, missing, gathered, busy, studio, now);
      made.addAll(plan.sessions());
      room.addAll(plan.places(one));
      existing += all.size() - missing.size();
      plan.inTheWay().forEach(date -> skipped.merge(reason(date.why()), 1, Integer::sum));
    }
    if (!made.isEmpty()) sessions.add(made, room);
    book.extended(behind, extent);
    return new Extended(behind.size(), made.size(), existing, skipped);
  }

  private static SkipReason reason(Refused why) {
    return switch (why) {
      case CoachIsAway _ -> SkipReason.COACH_UNAVAILABLE;
      case CoachIsBusy _ -> SkipReason.COACH_BUSY;
      case NotGiven _ -> SkipReason.NOT_GIVEN;
      case NoCost _ -> SkipReason.NO_COST;
      default -> throw new IllegalStateException("Of no session that is to be made: " + why);
    };
  }

  private record Gathered(
      Map<CoachId, Coach> givers,
      Map<SessionTypeId, SessionType> kinds,
      Map<SeriesId, Set<LocalDate>> there,
      Map<CoachId, CoachCalendar> calendars) {}

  /** Locks coaches, then series, and then reads what is there. */
  private Later<Gathered> gather(
      Collection<Series> behind, Collection<List<Occurrence>> dates, LocalDate today, Instant now) {
    var ids = behind.stream().map(Series::id).toList();
    var whose = behind.stream().map(Series::coach).collect(Collectors.toSet());
    var last =
        dates.stream()
            .filter(some -> !some.isEmpty())
            .map(some -> some.getLast().startsAt())
            .max(Instant::compareTo)
            .orElse(now);
    var givers = coaches.lockForBooking(whose);
    var locked = book.lock(ids);
    var kinds = types.byId(behind.stream().map(Series::type).collect(Collectors.toSet()));
    var there = book.datesFrom(ids, today);
    var calendars = enquiries.calendars(whose, now, last);
    return () -> {
      boolean changedMeanwhile =
          !behind.stream().allMatch(one -> one.equals(locked.get().get(one.id())));
      if (changedMeanwhile) throw unit.again();
      return new Gathered(givers.get(), kinds.get(), there.get(), calendars.get());
    };
  }

  private static SeriesPlan plan(
      Series series,
      List<Occurrence> missing,
      Gathered gathered,
      Map<CoachId, CoachCalendar> busy,
      Studio studio,
      Instant now) {
    var giver = Objects.requireNonNull(gathered.givers().get(series.coach()));
    var kind = Objects.requireNonNull(gathered.kinds().get(series.type()));
    var cost = giver.cost(kind);
    if (!giver.gives(kind)) {
      return SeriesPlan.of(missing, new NotGiven(giver.id(), kind.id()), now);
    }
    if (cost == null) return SeriesPlan.of(missing, new NoCost(kind.id()), now);
    var theirs = busy.getOrDefault(giver.id(), CoachCalendar.EMPTY);
    var plan = SeriesPlan.of(series, missing, kind, cost, giver, theirs, studio.zone(), now);
    busy.put(giver.id(), theirs.with(plan.sessions()));
    return plan;
  }
}
