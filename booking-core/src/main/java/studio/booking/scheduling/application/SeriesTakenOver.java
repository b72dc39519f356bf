package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import studio.booking.scheduling.domain.Series;
import studio.booking.scheduling.domain.SeriesBook;
import studio.booking.scheduling.domain.SeriesBook.Extent;
import studio.booking.scheduling.domain.SeriesChange;
import studio.booking.scheduling.domain.SeriesScope;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionDifference;
import studio.booking.shared.Collaborator;

/** Keeps how a series changed, so that the sessions that are yet to be made are like the others. */
@Collaborator
final class SeriesTakenOver {
  private final SeriesBook book;

  SeriesTakenOver(SeriesBook book) {
    this.book = book;
  }

  /**
   * What was kept.
   *
   * @param sessions those that are different
   * @param unchanged the one that the change names, as it is if nothing about it is different
   */
  record Kept(List<SessionDifference> sessions, Session unchanged) {
    Kept {
      sessions = List.copyOf(sessions);
    }

    /** The one that the change names. */
    Session named() {
      return sessions.stream()
          .map(SessionDifference::after)
          .filter(one -> one.id().equals(unchanged.id()))
          .findFirst()
          .orElse(unchanged);
    }
  }

  /**
   * Keeps the change. One from some date on makes a series of its own of the rest: its sessions,
   * cancelled ones among them, are made over to that.
   *
   * @return its sessions as parts of the series that they are in from now on
   */
  Kept keep(SeriesChange change, SeriesScope scope, List<SessionDifference> sessions, Instant now) {
    var series = change.series();
    var date = Objects.requireNonNull(change.named().inSeries()).date();
    if (scope != SeriesScope.FOLLOWING || !series.from().isBefore(date)) {
      book.change(change.after());
      return new Kept(sessions, change.named());
    }
    Series rest = change.after().rest(date, now);
    var today = now.atZone(series.recurrence().zone()).toLocalDate();
    book.change(series.endingBefore(date));
    // Looked at tomorrow: what it needs for today is there.
    book.add(rest, new Extent(today, today.plusWeeks(Series.WEEKS_AHEAD)));
    book.handOver(series.id(), rest);
    var named = new SessionDifference(change.named(), change.named()).takenOverBy(rest.id());
    return new Kept(
        sessions.stream().map(one -> one.takenOverBy(rest.id())).toList(), named.before());
  }
}
