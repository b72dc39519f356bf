package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.audit.AuditLog.Act;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Series;
import studio.booking.scheduling.domain.SeriesBook;
import studio.booking.scheduling.domain.SeriesCancellation;
import studio.booking.scheduling.domain.SeriesCancellations;
import studio.booking.scheduling.domain.SeriesScope;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionOutcome;
import studio.booking.scheduling.domain.SessionOutcome.AnotherCoachs;
import studio.booking.scheduling.domain.SessionOutcome.Done;
import studio.booking.scheduling.domain.SessionOutcome.InNoSeries;
import studio.booking.scheduling.domain.SessionOutcome.UnknownSession;
import studio.booking.scheduling.domain.Timetable;
import studio.booking.scheduling.domain.Timetable.Eyes;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/**
 * Ends a series, from one of its sessions on or altogether, and takes what has yet to begin off the
 * timetable with all that is booked in it. The first sessions go with the call, the rest, if there
 * are many, set by set after it: a series is never half ended, for no session is made any more.
 */
@UseCase
public class CancelSeries {
  /** So many sessions go at once. */
  static final int AT_ONCE = 60;

  private static final String REASON_CODE = "SESSION_CANCELLED";

  private final SeriesBook book;
  private final SeriesCancellations underWay;
  private final SessionsInHand sessions;
  private final SessionsTakenOff takenOff;
  private final Timetable timetable;
  private final AuditLog audit;
  private final Clock clock;

  CancelSeries(
      SeriesBook book,
      SeriesCancellations underWay,
      SessionsInHand sessions,
      SessionsTakenOff takenOff,
      Timetable timetable,
      AuditLog audit,
      Clock clock) {
    this.book = book;
    this.underWay = underWay;
    this.sessions = sessions;
    this.takenOff = takenOff;
    this.timetable = timetable;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A coach ends their own series, an admin any. A second time nothing happens.
   *
   * @param reason for those who were booked to read
   */
  public SessionOutcome cancel(
      Caller by, SessionId id, SeriesScope scope, @Nullable String reason) {
    var now = clock.instant();
    var found = sessions.find(id);
    if (found.isEmpty()) return new UnknownSession(id);
    var part = found.get().inSeries();
    if (part == null) return new InNoSeries(id);
    var from = scope == SeriesScope.FOLLOWING ? part.date() : null;
    var locked = book.lock(Set.of(part.series()));
    var ahead = book.yetToBegin(part.series(), from, now);
    var series = Objects.requireNonNull(locked.get().get(part.series()));
    if (!mayCancel(by, series, ahead.get())) return new AnotherCoachs(found.get().coach());

    var end = from != null ? from : firstOf(series, now);
    boolean goesOn = series.endsBefore() == null || end.isBefore(series.endsBefore());
    if (goesOn) {
      book.change(series.endingBefore(end));
      audit.record(by, act(series, end, ahead.get().size()));
    }
    cancelFirst(by, found.get(), ahead.get(), reason, now);
    if (ahead.get().size() > AT_ONCE) {
      underWay.add(
          new SeriesCancellation(series.id(), from != null ? from : series.from(), reason, now));
    }
    return new Done(timetable.entry(id, new Eyes.Staff()).get().orElseThrow());
  }

  private static boolean mayCancel(Caller by, Series series, List<Session> ahead) {
    return by.isAdmin()
        || by.isSystem()
        || (by.is(series.coach()) && ahead.stream().allMatch(one -> by.is(one.coach())));
  }

  /** From today on there is nothing new; what has begun today stays as it is. */
  private static LocalDate firstOf(Series series, Instant now) {
    var today = now.atZone(series.recurrence().zone()).toLocalDate();
    return today.isBefore(series.from()) ? series.from() : today;
  }

  /** The one that was named is among them, so that the answer shows what was done. */
  private void cancelFirst(
      Caller by, Session named, List<Session> ahead, @Nullable String reason, Instant now) {
    var some = new ArrayList<>(ahead.stream().filter(one -> one.id().equals(named.id())).toList());
    ahead.stream()
        .filter(one -> !one.id().equals(named.id()))
        .limit(AT_ONCE - (long) some.size())
        .forEach(some::add);
    cancel(by, some, reason, now);
  }

  private void cancel(Caller by, List<Session> some, @Nullable String reason, Instant now) {
    if (some.isEmpty()) return;
    var ids = some.stream().map(Session::id).collect(Collectors.toSet());
    var inHand = sessions.take(by, some, now).get();
    takenOff.cancel(
        by,
        ids.stream().map(id -> Objects.requireNonNull(inHand.sessions().get(id))).toList(),
        inHand.live(),
        inHand.waiting(),
        REASON_CODE,
        reason,
        now);
  }

  /** Goes on with a series of the studio that is being cancelled; says how many sessions went. */
  public int goOn(Caller by) {
    var now = clock.instant();
    var next = underWay.next().get();
    if (next.isEmpty()) return 0;
    var one = next.get();
    book.lock(Set.of(one.series()));
    var ahead = book.yetToBegin(one.series(), one.from(), now).get();
    var some = ahead.stream().limit(AT_ONCE).toList();
    cancel(by, some, one.reason(), now);
    if (ahead.size() <= AT_ONCE) underWay.done(one.series());
    // Work that found nothing left is work all the same: there may be another series.
    return Math.max(1, some.size());
  }

  private static Act act(Series series, LocalDate end, int sessions) {
    return new Act(
        "SERIES_ENDED",
        "series",
        series.id().value(),
        null,
        Map.of("endsBefore", end.toString(), "sessions", String.valueOf(sessions)));
  }
}
