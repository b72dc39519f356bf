package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;
import static studio.booking.scheduling.jooq.db.Tables.SERIES;
import static studio.booking.scheduling.jooq.db.Tables.SERIES_CANCELLATION;
import static studio.booking.scheduling.jooq.db.Tables.SESSION;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.scheduling.SeriesId;
import studio.booking.scheduling.domain.Series;
import studio.booking.scheduling.domain.SeriesBook;
import studio.booking.scheduling.domain.Session;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Db;

/** Series of classes, out of rows. */
@Repository
class JooqSeriesBook implements SeriesBook {
  private final Db db;

  JooqSeriesBook(Db db) {
    this.db = db;
  }

  @Override
  public Later<Optional<Series>> find(SeriesId series) {
    return db.one(
        select(SeriesRows.FIELDS).from(SERIES).where(SERIES.ID.eq(series.value())),
        SeriesRows::series);
  }

  @Override
  public Later<Map<SeriesId, Series>> lock(Collection<SeriesId> series) {
    return db.list(
            select(SeriesRows.FIELDS)
                .from(SERIES)
                .where(SERIES.ID.eq(any(uuids(series))))
                .orderBy(SERIES.ID)
                .forNoKeyUpdate(),
            SeriesRows::series)
        .map(
            found ->
                found.stream()
                    .collect(Collectors.toUnmodifiableMap(Series::id, Function.identity())));
  }

  @Override
  public void add(Series series, Extent extent) {
    db.write(
        insertInto(SERIES)
            .set(SERIES.ORGANIZATION_ID, db.caller().organization().value())
            .set(SERIES.ID, series.id().value())
            .set(SERIES.SESSION_TYPE_ID, series.type().value())
            .set(SERIES.RECURRENCE_RULE, series.recurrence().rule().toString())
            .set(SERIES.ANCHOR, series.recurrence().anchor())
            .set(SERIES.TIME_ZONE, series.recurrence().zone().getId())
            .set(SERIES.DURATION_MINUTES, Math.toIntExact(series.recurrence().length().toMinutes()))
            .set(SERIES.FROM_DATE, series.from())
            .set(SERIES.EXTENDED_AS_OF, extent.asOf())
            .set(SERIES.EXTENDED_TO, extent.to())
            .set(SERIES.CREATED_AT, series.createdAt())
            .set(SeriesRows.changing(series)),
        1);
  }

  @Override
  public void change(Series series) {
    db.write(
        update(SERIES)
            .set(SeriesRows.changing(series))
            .where(SERIES.ID.eq(series.id().value()))
            .and(SERIES.VERSION.eq(series.version() - 1)),
        1);
  }

  @Override
  public void handOver(SeriesId from, Series to) {
    db.write(
        update(SESSION)
            .set(SESSION.SERIES_ID, to.id().value())
            .set(SESSION.VERSION, SESSION.VERSION.plus(1))
            .where(SESSION.SERIES_ID.eq(from.value()))
            .and(SESSION.OCCURRENCE_DATE.ge(to.from())));
    db.write(
        insertInto(SERIES_CANCELLATION)
            .columns(
                SERIES_CANCELLATION.ORGANIZATION_ID,
                SERIES_CANCELLATION.SERIES_ID,
                SERIES_CANCELLATION.FROM_DATE,
                SERIES_CANCELLATION.REASON,
                SERIES_CANCELLATION.REQUESTED_AT)
            .select(
                select(
                        SERIES_CANCELLATION.ORGANIZATION_ID,
                        val(to.id().value()),
                        greatest(SERIES_CANCELLATION.FROM_DATE, val(to.from())),
                        SERIES_CANCELLATION.REASON,
                        SERIES_CANCELLATION.REQUESTED_AT)
                    .from(SERIES_CANCELLATION)
                    .where(SERIES_CANCELLATION.SERIES_ID.eq(from.value()))));
  }

  @Override
  public Later<List<Session>> yetToBegin(SeriesId series, @Nullable LocalDate from, Instant now) {
    return db.list(
        select(SessionRows.FIELDS)
            .from(SESSION)
            .where(SESSION.SERIES_ID.eq(series.value()))
            .and(SessionChanges.SCHEDULED)
            .and(SESSION.STARTS_AT.gt(now))
            .and(from == null ? noCondition() : SESSION.OCCURRENCE_DATE.ge(from))
            .orderBy(SESSION.OCCURRENCE_DATE),
        SessionRows::session);
  }

  @Override
  public Later<Map<SeriesId, Set<LocalDate>>> datesFrom(
      Collection<SeriesId> series, LocalDate from) {
    return db.ask(
            select(SESSION.SERIES_ID, SESSION.OCCURRENCE_DATE)
                .from(SESSION)
                .where(SESSION.SERIES_ID.eq(any(uuids(series))))
                .and(SESSION.OCCURRENCE_DATE.ge(from)))
        .map(
            found -> {
              var dates = new HashMap<SeriesId, Set<LocalDate>>();
              for (var row : found) {
                dates
                    .computeIfAbsent(new SeriesId(row.get(SESSION.SERIES_ID)), _ -> new HashSet<>())
                    .add(row.get(SESSION.OCCURRENCE_DATE));
              }
              return dates;
            });
  }

  @Override
  public Later<List<Series>> behind(Extent extent, int limit) {
    return db.list(
        select(SeriesRows.FIELDS)
            .from(SERIES)
            .where(isBehind(extent))
            .orderBy(SERIES.ID)
            .limit(limit),
        SeriesRows::series);
  }

  @Override
  public Later<List<SeriesId>> idsBehind(Extent extent, int limit) {
    return db.list(
        select(SERIES.ID).from(SERIES).where(isBehind(extent)).orderBy(SERIES.ID).limit(limit),
        row -> new SeriesId(row.get(SERIES.ID)));
  }

  private static Condition isBehind(Extent extent) {
    return SERIES
        .EXTENDED_AS_OF
        .lt(extent.asOf())
        .or(SERIES.EXTENDED_TO.lt(extent.to()))
        .and(SERIES.ENDS_BEFORE.isNull().or(SERIES.ENDS_BEFORE.gt(extent.asOf())));
  }

  @Override
  public void extended(Collection<Series> series, Extent extent) {
    db.write(
        update(SERIES)
            .set(SERIES.EXTENDED_AS_OF, extent.asOf())
            .set(SERIES.EXTENDED_TO, val(extent.to()))
            .where(SERIES.ID.eq(any(uuids(series.stream().map(Series::id).toList())))),
        series.size());
  }

  private static UUID[] uuids(Collection<SeriesId> series) {
    return series.stream().map(SeriesId::value).sorted().toArray(UUID[]::new);
  }
}
