package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SeriesId;
import studio.booking.shared.Later;

/** Series in a map; their sessions are those of an {@link InMemoryTimetable}. */
final class InMemorySeriesBook implements SeriesBook {
  private final InMemoryTimetable timetable;
  private final Map<SeriesId, Series> series =
      new TreeMap<>(Comparator.comparing(SeriesId::value, InMemoryTimetable.BY_ID));
  private final Map<SeriesId, Extent> extents = new HashMap<>();

  InMemorySeriesBook(InMemoryTimetable timetable) {
    this.timetable = timetable;
  }

  @Override
  public Later<Optional<Series>> find(SeriesId id) {
    return Later.of(Optional.ofNullable(series.get(id)));
  }

  @Override
  public Later<Map<SeriesId, Series>> lock(Collection<SeriesId> ids) {
    return Later.of(
        ids.stream()
            .distinct()
            .filter(series::containsKey)
            .collect(Collectors.toMap(Function.identity(), series::get)));
  }

  @Override
  public void add(Series one, Extent extent) {
    if (series.putIfAbsent(one.id(), one) != null) throw new IllegalStateException("There: " + one);
    extents.put(one.id(), extent);
  }

  @Override
  public void change(Series one) {
    var before = series.put(one.id(), one);
    if (before == null || before.version() != one.version() - 1) {
      throw new IllegalStateException("Changed meanwhile: " + one);
    }
  }

  @Override
  public void handOver(SeriesId from, Series to) {
    sessions(from)
        .filter(one -> !date(one).isBefore(to.from()))
        .toList()
        .forEach(one -> timetable.sessions.put(one.id(), one.takenOverBy(to.id())));
  }

  @Override
  public Later<List<Session>> yetToBegin(SeriesId id, @Nullable LocalDate from, Instant now) {
    return Later.of(
        sessions(id)
            .filter(one -> one.status() == SessionStatus.SCHEDULED && !one.hasStarted(now))
            .filter(one -> from == null || !date(one).isBefore(from))
            .sorted(Comparator.comparing(InMemorySeriesBook::date))
            .toList());
  }

  @Override
  public Later<Map<SeriesId, Set<LocalDate>>> datesFrom(Collection<SeriesId> ids, LocalDate from) {
    return Later.of(
        ids.stream()
            .distinct()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    id ->
                        sessions(id)
                            .map(InMemorySeriesBook::date)
                            .filter(date -> !date.isBefore(from))
                            .collect(Collectors.toSet()))));
  }

  @Override
  public Later<List<Series>> behind(Extent extent, int limit) {
    return Later.of(
        series.values().stream()
            .filter(one -> isBehind(extents.get(one.id()), extent))
            .filter(one -> one.endsBefore() == null || one.endsBefore().isAfter(extent.asOf()))
            .limit(limit)
            .toList());
  }

  @Override
  public Later<List<SeriesId>> idsBehind(Extent extent, int limit) {
    return behind(extent, limit).map(found -> found.stream().map(Series::id).toList());
  }

  private static boolean isBehind(Extent its, Extent wanted) {
    return its.asOf().isBefore(wanted.asOf()) || its.to().isBefore(wanted.to());
  }

  @Override
  public void extended(Collection<Series> some, Extent extent) {
    some.forEach(one -> extents.put(one.id(), extent));
  }

  /** All sessions of a series, whatever became of them. */
  Stream<Session> sessions(SeriesId id) {
    return timetable.sessions.values().stream()
        .filter(one -> one.inSeries() != null && one.inSeries().series().equals(id));
  }

  private static LocalDate date(Session one) {
    return Objects.requireNonNull(one.inSeries()).date();
  }
}
