package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import studio.booking.directory.Studios;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.application.SessionsInHand.InHand;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.CoachCalendar;
import studio.booking.scheduling.domain.Coaches;
import studio.booking.scheduling.domain.InSeries;
import studio.booking.scheduling.domain.SeriesBook;
import studio.booking.scheduling.domain.SeriesChange;
import studio.booking.scheduling.domain.SeriesScope;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionChange;
import studio.booking.scheduling.domain.SessionDifference;
import studio.booking.scheduling.domain.SessionOutcome;
import studio.booking.scheduling.domain.SessionOutcome.AnotherCoachs;
import studio.booking.scheduling.domain.SessionOutcome.DateInTheWay;
import studio.booking.scheduling.domain.SessionOutcome.DatesInTheWay;
import studio.booking.scheduling.domain.SessionOutcome.Done;
import studio.booking.scheduling.domain.SessionOutcome.InNoSeries;
import studio.booking.scheduling.domain.SessionOutcome.Refused;
import studio.booking.scheduling.domain.SessionOutcome.UnknownCoach;
import studio.booking.scheduling.domain.SessionOutcome.UnknownSession;
import studio.booking.scheduling.domain.TimetableEntry;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;
import studio.booking.shared.UnitOfWork;
import studio.booking.shared.UseCase;

/**
 * Changes sessions of a series that have yet to begin, from one of them on or all of them, or says
 * why not. It is all or nothing.
 */
@UseCase
public class ChangeSeries {
  private final Studios studios;
  private final SeriesBook book;
  private final Coaches coaches;
  private final CoachEnquiries enquiries;
  private final SessionsInHand sessions;
  private final WaitsFollowing waits;
  private final BookingsMoved moving;
  private final SessionChangeRegister register;
  private final SeriesTakenOver takeOver;
  private final UnitOfWork unit;
  private final Clock clock;

  ChangeSeries(
      Studios studios,
      SeriesBook book,
      Coaches coaches,
      CoachEnquiries enquiries,
      SessionsInHand sessions,
      WaitsFollowing waits,
      BookingsMoved moving,
      SessionChangeRegister register,
      SeriesTakenOver takeOver,
      UnitOfWork unit,
      Clock clock) {
    this.studios = studios;
    this.book = book;
    this.coaches = coaches;
    this.enquiries = enquiries;
    this.sessions = sessions;
    this.waits = waits;
    this.moving = moving;
    this.register = register;
    this.takeOver = takeOver;
    this.unit = unit;
    this.clock = clock;
  }

  /** A coach changes their own series, and gives none of it away; an admin does any of it. */
  public SessionOutcome change(Caller by, SessionChange wanted, SeriesScope scope) {
    var now = clock.instant();
    var found = sessions.find(wanted.session());
    if (found.isEmpty()) return new UnknownSession(wanted.session());
    var named = found.get();
    var part = named.inSeries();
    if (part == null) return new InNoSeries(named.id());
    var from = scope == SeriesScope.FOLLOWING ? part.date() : null;
    var asked = book.find(part.series());
    var ahead = book.yetToBegin(part.series(), from, now);
    var change = new SeriesChange(asked.get().orElseThrow(), named, wanted);
    if (!mayChange(by, change, ahead.get())) return new AnotherCoachs(named.coach());
    var refusal = wanted.refusedAsItIs(named, now).or(change::refused);
    if (refusal.isPresent()) return refusal.get();

    var gathered = gather(by, change, ahead.get(), now).get();
    var differences = ahead.get().stream().map(change::of).filter(one -> !one.isNone()).toList();
    if (differences.isEmpty() && change.isNone()) return gathered.done(named, List.of(), List.of());
    refusal = refused(differences, gathered, now);
    if (refusal.isPresent()) return refusal.get();
    var moved = differences.stream().filter(SessionDifference::time).toList();
    var times = moved.stream().map(SessionDifference::after).toList();
    var plan = moving.plan(by, times, gathered.liveIn(moved), now);
    if (plan.isInConflict() && !wanted.mayCancelBookingsOf(named)) return plan.refusal();

    var kept = takeOver.keep(change, scope, differences, now);
    var staying = new ArrayList<>(plan.staying());
    staying.addAll(gathered.liveIn(differences.stream().filter(one -> !one.time()).toList()));
    register.keep(by, kept.sessions(), gathered.inHand().places(), staying, now);
    moving.move(by, plan, now);
    var letIn = waits.follow(by, kept.sessions(), gathered.inHand().waiting(), now);
    return gathered.done(kept.named(), plan.leaving(), letIn);
  }

  private static boolean mayChange(Caller by, SeriesChange change, List<Session> ahead) {
    return by.isAdmin()
        || by.isSystem()
        || (!change.coach()
            && by.is(change.series().coach())
            && ahead.stream().allMatch(one -> by.is(one.coach())));
  }

  private record Gathered(
      Map<CoachId, Coach> givers,
      Map<CoachId, CoachCalendar> calendars,
      InHand inHand,
      ZoneId zone) {

    List<Booking> liveIn(List<SessionDifference> some) {
      var ids = some.stream().map(one -> one.before().id()).collect(Collectors.toSet());
      return inHand.live().stream().filter(one -> ids.contains(one.session())).toList();
    }

    Done done(Session session, List<Booking> left, List<Booking> letIn) {
      var id = session.id();
      long booked = in(id, inHand.live()) - in(id, left) + in(id, letIn);
      return new Done(
          new TimetableEntry(session, session.capacity() - Math.toIntExact(booked), null));
    }

    private static long in(SessionId session, List<Booking> bookings) {
      return bookings.stream().filter(one -> one.session().equals(session)).count();
    }
  }

  /** All in one trip, in the order of locks: coaches, the series, its sessions, places. */
  private Later<Gathered> gather(Caller by, SeriesChange change, List<Session> ahead, Instant now) {
    var series = change.series();
    var after = ahead.stream().map(change::of).map(SessionDifference::after).toList();
    var whose = after.stream().map(Session::coach).collect(Collectors.toSet());
    var first = after.stream().map(Session::startsAt).min(Instant::compareTo).orElse(now);
    var last = after.stream().map(Session::startsAt).max(Instant::compareTo).orElse(now);
    var studio = studios.current();
    var givers = coaches.lockForBooking(whose);
    var locked = book.lock(Set.of(series.id()));
    var from = ahead.isEmpty() ? null : part(ahead.getFirst()).date();
    var still = book.yetToBegin(series.id(), from, now);
    var taken = sessions.take(by, ahead, now);
    var calendars = enquiries.calendars(whose, first, last);
    return () -> {
      var inHand = taken.get();
      boolean changedMeanwhile =
          !series.equals(locked.get().get(series.id())) || !ahead.equals(still.get());
      if (changedMeanwhile) throw unit.again();
      return new Gathered(givers.get(), calendars.get(), inHand, studio.get().zone());
    };
  }

  private static InSeries part(Session session) {
    return Objects.requireNonNull(session.inSeries());
  }

  /** Why it can't be: for one reason altogether, or on some of its dates. */
  private static Optional<Refused> refused(
      List<SessionDifference> differences, Gathered gathered, Instant now) {
    var calendars = new HashMap<CoachId, CoachCalendar>();
    var own = differences.stream().map(one -> one.before().id()).collect(Collectors.toSet());
    gathered.calendars().forEach((coach, all) -> calendars.put(coach, all.without(own)));
    var inTheWay = new ArrayList<DateInTheWay>();
    for (var one : differences) {
      var after = one.after();
      var giver = gathered.givers().get(after.coach());
      if (giver == null) return Optional.of(new UnknownCoach(after.coach()));
      var theirs = calendars.getOrDefault(giver.id(), CoachCalendar.EMPTY);
      var refusal =
          one.refusedByCoach(giver)
              .or(() -> one.refusedByClock(now))
              .or(() -> one.refusedByRoom(gathered.liveIn(List.of(one)).size()))
              .or(() -> one.refusedByCalendar(theirs, giver, gathered.zone()));
      refusal.ifPresent(
          why -> inTheWay.add(new DateInTheWay(part(after).date(), after.startsAt(), why)));
      calendars.put(giver.id(), theirs.with(List.of(after)));
    }
    return inTheWay.isEmpty() ? Optional.empty() : Optional.of(new DatesInTheWay(inTheWay));
  }
}
