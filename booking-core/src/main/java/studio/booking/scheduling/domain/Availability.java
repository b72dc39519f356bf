package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * When a coach can be booked. What is offered and what is accepted come out of the same rules here,
 * so what is offered is bookable and nothing else is.
 *
 * <p>A coach works the weekly hours, or on some dates other ones instead, and additional hours
 * besides, unless away. Sessions fit into that time whole; their buffers need not, but must not
 * touch another session's.
 */
public final class Availability {
  private final Coach coach;
  private final LocalDays days;

  /** Each stretch of hours by itself: its start is what the slots in it are counted from. */
  private final Ranges.Collector hours = new Ranges.Collector();

  private final Ranges working;
  private final Ranges away;
  private final Ranges busy;

  /**
   * @param theirs hours that bear on these days, at least
   * @param busy sessions that touch these days or the buffers of sessions in them, at least
   */
  public Availability(Coach coach, LocalDays days, CoachHours theirs, List<Busy> busy) {
    this.coach = coach;
    this.days = days;
    var off = new Ranges.Collector();
    var last = days.to().plusDays(LocalDays.REACH);
    for (var date = days.from().minusDays(LocalDays.REACH);
        !date.isAfter(last);
        date = date.plusDays(1)) {
      work(date, theirs);
      for (var exception : theirs.exceptions()) {
        if (!exception.isAvailable() && exception.covers(date)) {
          days.expand(date, exception.hours(), off);
        }
      }
    }
    this.working = hours.union();
    this.away = off.union();
    var taken = new Ranges.Collector();
    for (var time : busy) taken.add(time.from().toEpochMilli(), time.until().toEpochMilli());
    this.busy = taken.union();
  }

  private void work(LocalDate date, CoachHours theirs) {
    boolean replaced = false;
    for (var exception : theirs.exceptions()) {
      if (exception.isAvailable() && exception.covers(date)) {
        replaced = true;
        days.expand(date, exception.hours(), hours);
      }
    }
    if (!replaced) {
      for (var rule : theirs.rules()) {
        if (rule.holdsOn(date)) days.expand(date, rule.hours(), hours);
      }
    }
    for (var addition : theirs.additions()) {
      if (addition.date().equals(date)) days.expand(date, addition.hours(), hours);
    }
  }

  /** All that can be booked on the days, in order. */
  public List<Slot> slots(SessionType type, BookingWindow window) {
    if (refusesType(type).isPresent()) return List.of();
    long step = type.slotStep().toMillis();
    long from = Math.max(days.begin().toEpochMilli(), window.earliest().toEpochMilli());
    long until = Math.min(days.end().toEpochMilli(), millisOrMax(window.before()));
    var starts = new long[64];
    int found = 0;
    for (int i = 0; i < hours.size(); i++) {
      long origin = hours.start(i);
      long end = Math.min(hours.end(i), until);
      long start = from <= origin ? origin : origin + Math.ceilDiv(from - origin, step) * step;
      for (; start < end; start += step) {
        if (refuses(type, start, window).isPresent()) continue;
        if (found == starts.length) starts = Arrays.copyOf(starts, found * 2);
        starts[found++] = start;
      }
    }
    return Arrays.stream(starts, 0, found)
        .sorted()
        .distinct()
        .mapToObj(Instant::ofEpochMilli)
        .map(start -> new Slot(start, start.plus(type.duration())))
        .toList();
  }

  /** Why an appointment that starts then can't be booked, or empty if it can. */
  public Optional<SlotRefusal> refuses(SessionType type, Instant startsAt, BookingWindow window) {
    var refused = refusesType(type);
    if (refused.isPresent()) return refused;
    long start = startsAt.toEpochMilli();
    var refusal = refuses(type, start, window);
    if (refusal.isPresent()) return refusal;
    boolean onGrid = isOnGrid(start, type.slotStep().toMillis());
    return onGrid && startsAt.equals(Instant.ofEpochMilli(start))
        ? Optional.empty()
        : Optional.of(SlotRefusal.OFF_GRID);
  }

  private Optional<SlotRefusal> refusesType(SessionType type) {
    if (!coach.gives(type)) return Optional.of(SlotRefusal.NOT_GIVEN);
    if (type.kind() != SessionKind.ONE_ON_ONE) return Optional.of(SlotRefusal.NOT_AN_APPOINTMENT);
    if (coach.cost(type) == null) return Optional.of(SlotRefusal.NO_COST);
    return Optional.empty();
  }

  private Optional<SlotRefusal> refuses(SessionType type, long start, BookingWindow window) {
    var refused = window.refuses(Instant.ofEpochMilli(start));
    if (refused.isPresent()) return refused;
    long end = start + type.duration().toMillis();
    if (away.touch(start, end)) return Optional.of(SlotRefusal.AWAY);
    if (!working.cover(start, end)) return Optional.of(SlotRefusal.OUTSIDE_HOURS);
    boolean taken =
        busy.touch(start - type.bufferBefore().toMillis(), end + type.bufferAfter().toMillis());
    return taken ? Optional.of(SlotRefusal.COACH_BUSY) : Optional.empty();
  }

  private boolean isOnGrid(long start, long step) {
    for (int i = 0; i < hours.size(); i++) {
      if (start >= hours.start(i) && start < hours.end(i) && (start - hours.start(i)) % step == 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether the coach is away for some of the time: then no session can be scheduled. */
  public boolean isAway(Instant from, Instant until) {
    return away.touch(from.toEpochMilli(), until.toEpochMilli());
  }

  /** Whether the coach has a session in some of the time. */
  public boolean isBusy(Busy time) {
    return busy.touch(time.from().toEpochMilli(), time.until().toEpochMilli());
  }

  /** Whether the coach works all of the time. */
  public boolean works(Instant from, Instant until) {
    return working.cover(from.toEpochMilli(), until.toEpochMilli()) && !isAway(from, until);
  }

  private static long millisOrMax(Instant instant) {
    return instant.equals(Instant.MAX) ? Long.MAX_VALUE : instant.toEpochMilli();
  }
}
