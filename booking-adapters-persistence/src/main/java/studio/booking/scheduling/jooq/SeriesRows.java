package studio.booking.scheduling.jooq;

import static studio.booking.scheduling.jooq.db.Tables.SERIES;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SeriesId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.NewSession.Room;
import studio.booking.scheduling.domain.NewSession.Seat;
import studio.booking.scheduling.domain.Recurrence;
import studio.booking.scheduling.domain.RuleText;
import studio.booking.scheduling.domain.Series;
import studio.booking.shared.CoachId;

/** How a series looks as a row. Its rule is kept as its text, which says all of it. */
final class SeriesRows {
  static final List<Field<?>> FIELDS =
      List.of(
          SERIES.ID,
          SERIES.SESSION_TYPE_ID,
          SERIES.COACH_ID,
          SERIES.NAME,
          SERIES.RECURRENCE_RULE,
          SERIES.ANCHOR,
          SERIES.STARTS_AT,
          SERIES.TIME_ZONE,
          SERIES.DURATION_MINUTES,
          SERIES.FROM_DATE,
          SERIES.ENDS_BEFORE,
          SERIES.CAPACITY,
          SERIES.SEAT_LABELS,
          SERIES.SEAT_COSTS,
          SERIES.VERSION,
          SERIES.CREATED_AT);

  private SeriesRows() {}

  static Series series(Record row) {
    return new Series(
        new SeriesId(row.get(SERIES.ID)),
        new SessionTypeId(row.get(SERIES.SESSION_TYPE_ID)),
        new CoachId(row.get(SERIES.COACH_ID)),
        row.get(SERIES.NAME),
        recurrence(row),
        row.get(SERIES.FROM_DATE),
        row.get(SERIES.ENDS_BEFORE),
        room(row),
        row.get(SERIES.VERSION),
        row.get(SERIES.CREATED_AT));
  }

  private static Recurrence recurrence(Record row) {
    return new Recurrence(
        RuleText.read(row.get(SERIES.RECURRENCE_RULE)),
        row.get(SERIES.ANCHOR),
        row.get(SERIES.STARTS_AT),
        Duration.ofMinutes(row.get(SERIES.DURATION_MINUTES)),
        ZoneId.of(row.get(SERIES.TIME_ZONE)));
  }

  private static Room room(Record row) {
    var labels = row.get(SERIES.SEAT_LABELS);
    if (labels == null) return new Room.Unnumbered(row.get(SERIES.CAPACITY));
    var costs = Objects.requireNonNull(row.get(SERIES.SEAT_COSTS));
    return new Room.Seats(
        IntStream.range(0, labels.length)
            .mapToObj(number -> new Seat(labels[number], costs[number]))
            .toList());
  }

  /** What can change about it, when it is made and later. */
  static Map<Field<?>, @Nullable Object> changing(Series series) {
    var values = new HashMap<Field<?>, @Nullable Object>();
    values.put(SERIES.COACH_ID, series.coach().value());
    values.put(SERIES.NAME, series.name());
    values.put(SERIES.STARTS_AT, series.recurrence().startsAt());
    values.put(SERIES.ENDS_BEFORE, series.endsBefore());
    switch (series.room()) {
      case Room.Unnumbered(int places) -> values.put(SERIES.CAPACITY, places);
      case Room.Seats(var seats) -> {
        values.put(SERIES.CAPACITY, seats.size());
        values.put(SERIES.SEAT_LABELS, seats.stream().map(Seat::label).toArray(String[]::new));
        values.put(SERIES.SEAT_COSTS, seats.stream().map(Seat::creditCost).toArray(Integer[]::new));
      }
      case Room.Usual _ -> throw new IllegalArgumentException("How many places? " + series);
    }
    values.put(SERIES.VERSION, series.version());
    return values;
  }
}
