package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SeriesId;
import studio.booking.shared.Later;

/** The studio's series of classes. */
public interface SeriesBook {
  /** How far a series has sessions. */
  record Extent(LocalDate asOf, LocalDate to) {}

  /** As it is now; not locked. */
  Later<Optional<Series>> find(SeriesId series);

  /**
   * These series, kept from being changed or extended by others until the unit of work ends. Locked
   * after coaches and before sessions, in the order of their ids.
   */
  Later<Map<SeriesId, Series>> lock(Collection<SeriesId> series);

  void add(Series series, Extent extent);

  /** Replaces the version before this one. */
  void change(Series series);

  /**
   * Makes over to a series all sessions of the other one from its first date on. If some of these
   * are just being cancelled, that goes on.
   */
  void handOver(SeriesId from, Series to);

  /**
   * The scheduled sessions of a series that have yet to begin, by the date that they are for.
   *
   * @param from the first of these dates, or null for all
   */
  Later<List<Session>> yetToBegin(SeriesId series, @Nullable LocalDate from, Instant now);

  /** The dates from then on that a series has or had a session for, whatever became of it. */
  Later<Map<SeriesId, Set<LocalDate>>> datesFrom(Collection<SeriesId> series, LocalDate from);

  /** Some of the series that were not extended as far as that, or not since that date. */
  Later<List<Series>> behind(Extent extent, int limit);

  /** The same by their ids alone. */
  Later<List<SeriesId>> idsBehind(Extent extent, int limit);

  /** Keeps how far these have sessions now. */
  void extended(Collection<Series> series, Extent extent);
}
