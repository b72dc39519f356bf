package studio.booking.scheduling.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Schedules at random, most of them over a change of the clocks. */
class AvailabilityRandomTest {
  private static final int ROUNDS = Boolean.getBoolean("booking.long") ? 20_000 : 10_000;
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("America/Los_Angeles"),
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("Africa/Casablanca"),
          ZoneId.of("Pacific/Apia"),
          ZoneId.of("America/Sao_Paulo"));
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void what_is_offered_is_bookable_and_nothing_else_is() {
    long seed = seed();
    int offered = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var plan = new Plan(new Random(seed + round));
      var slots = plan.offered();
      offered += slots.size();
      // Every five minutes, and a little beside them.
      for (var start = plan.days.begin();
          start.isBefore(plan.days.end());
          start = start.plus(Duration.ofMinutes(5))) {
        boolean agree = plan.refuses(start).isEmpty() == slots.contains(start);
        agree &= plan.refuses(start.plusSeconds(61)).isPresent();
        // Millions of times, so only a failure is worth words.
        if (!agree) fail("%s in round %d of seed %d".formatted(start, round, seed));
      }
      for (var start : slots) assertThat(plan.refuses(start)).isEmpty();
    }
    System.out.printf("%d slots in %d schedules of seed %d%n", offered, ROUNDS, seed);
    assertThat(offered).isGreaterThan(ROUNDS);
  }

  @Test
  void slots_are_what_going_through_every_minute_finds() {
    long seed = seed();
    for (int round = 0; round < ROUNDS / 4; round++) {
      var plan = new Plan(new Random(seed + round));

      assertThat(plan.offered()).as("round %d of seed %d", round, seed).isEqualTo(plan.searched());
    }
  }

  private static long seed() {
    long seed = Long.getLong("booking.seed", System.nanoTime());
    System.out.println("-Dbooking.seed=" + seed);
    return seed;
  }

  /** One coach, one type, some days, and all that is in the way. */
  private static final class Plan {
    final Random random;
    final ZoneId zone;
    final LocalDays days;
    final CoachHours hours;
    final List<Busy> busy;
    final SessionType type;
    final BookingWindow window;
    final Map<LocalDate, Availability> byDate = new HashMap<>();

    Plan(Random random) {
      this.random = random;
      this.zone = ZONES.get(random.nextInt(ZONES.size()));
      var base = Instant.parse("2011-12-01T00:00:00Z").plus(Duration.ofDays(random.nextInt(5000)));
      var change = zone.getRules().nextTransition(base);
      var date =
          (change == null || random.nextInt(3) == 0 ? base : change.getInstant())
              .atZone(zone)
              .toLocalDate()
              .minusDays(random.nextInt(3));
      this.days = LocalDays.of(zone, date, date.plusDays(random.nextInt(3)));
      this.hours =
          new CoachHours(
              some(5, () -> rule(date)),
              some(3, () -> new Addition(AdditionId.next(), near(date), span(), Instant.EPOCH)),
              some(3, () -> exception(date)));
      this.busy = some(5, this::busy);
      this.type =
          Samples.bookable(
              Samples.appointment(
                  5 * (1 + random.nextInt(24)),
                  5 * (1 + random.nextInt(12)),
                  5 * random.nextInt(7),
                  5 * random.nextInt(7)),
              Duration.ofMinutes(random.nextInt(600)),
              1 + random.nextInt(4));
      var now = days.begin().plus(Duration.ofMinutes(random.nextInt(2880) - 2400));
      this.window = BookingWindow.of(type, now, zone);
    }

    private <T> List<T> some(int most, Supplier<T> one) {
      var list = new ArrayList<T>();
      for (int i = random.nextInt(most + 1); i > 0; i--) list.add(one.get());
      return list;
    }

    private LocalDate near(LocalDate date) {
      return date.plusDays(random.nextInt(6) - 2);
    }

    private LocalTime time() {
      return LocalTime.of(random.nextInt(24), 5 * random.nextInt(12));
    }

    private LocalHours span() {
      return new LocalHours(time(), time());
    }

    private AvailabilityRule rule(LocalDate date) {
      var from = date.minusDays(random.nextInt(4));
      var until = random.nextBoolean() ? null : from.plusDays(random.nextInt(9));
      var day = DayOfWeek.of(1 + random.nextInt(7));
      return new AvailabilityRule(RuleId.next(), day, span(), from, until);
    }

    private AvailabilityException exception(LocalDate date) {
      boolean other = random.nextInt(3) == 0;
      var from = near(date);
      @Nullable LocalHours hours = other || random.nextBoolean() ? span() : null;
      return new AvailabilityException(
          ExceptionId.next(), from, from.plusDays(random.nextInt(2)), hours, other, null);
    }

    private Busy busy() {
      var from = days.begin().plus(Duration.ofMinutes(random.nextInt(4000) - 120));
      return new Busy(from, from.plus(Duration.ofMinutes(1 + random.nextInt(120))));
    }

    Set<Instant> offered() {
      var starts = new TreeSet<Instant>();
      for (var slot : availability(days).slots(type, window)) starts.add(slot.startsAt());
      return starts;
    }

    Optional<SlotRefusal> refuses(Instant start) {
      var date = start.atZone(zone).toLocalDate();
      return byDate
          .computeIfAbsent(date, _ -> availability(LocalDays.on(zone, start)))
          .refuses(type, start, window);
    }

    private Availability availability(LocalDays days) {
      return new Availability(Samples.coach(type), days, hours, busy);
    }

    /** The rules once more, said as plainly as possible, minute by minute. */
    Set<Instant> searched() {
      var working = new HashSet<Instant>();
      var grid = new TreeSet<Instant>();
      var away = new HashSet<Instant>();
      for (var date = days.from().minusDays(3);
          date.isBefore(days.to().plusDays(4));
          date = date.plusDays(1)) {
        if (!date.atStartOfDay(zone).toLocalDate().equals(date)) continue;
        var on = date;
        var other =
            hours.exceptions().stream().filter(e -> e.isAvailable() && e.covers(on)).toList();
        var weekly = hours.rules().stream().filter(rule -> rule.holdsOn(on)).toList();
        other.forEach(e -> work(on, e.hours(), working, grid));
        if (other.isEmpty()) weekly.forEach(rule -> work(on, rule.hours(), working, grid));
        hours.additions().stream()
            .filter(addition -> addition.date().equals(on))
            .forEach(addition -> work(on, addition.hours(), working, grid));
        hours.exceptions().stream()
            .filter(e -> !e.isAvailable() && e.covers(on))
            .forEach(e -> away.addAll(minutes(on, e.hours())));
      }
      var taken = new HashSet<Instant>();
      for (var time : busy) taken.addAll(minutes(time.from(), time.until()));

      var found = new TreeSet<Instant>();
      for (var start : grid) {
        if (start.isBefore(days.begin()) || !start.isBefore(days.end())) continue;
        if (window.refuses(start).isPresent()) continue;
        var session = minutes(start, start.plus(type.duration()));
        var blocked =
            minutes(
                start.minus(type.bufferBefore()),
                start.plus(type.duration()).plus(type.bufferAfter()));
        if (working.containsAll(session)
            && session.stream().noneMatch(away::contains)
            && blocked.stream().noneMatch(taken::contains)) {
          found.add(start);
        }
      }
      return found;
    }

    private void work(
        LocalDate date, @Nullable LocalHours hours, Set<Instant> working, Set<Instant> grid) {
      var minutes = minutes(date, hours);
      working.addAll(minutes);
      for (int i = 0; i < minutes.size(); i += (int) type.slotStep().toMinutes()) {
        grid.add(minutes.get(i));
      }
    }

    private List<Instant> minutes(LocalDate date, @Nullable LocalHours hours) {
      var from = hours == null ? LocalTime.MIDNIGHT : hours.start();
      var to = hours == null ? LocalTime.MIDNIGHT : hours.end();
      var endDate = to.isAfter(from) ? date : date.plusDays(1);
      return minutes(
          date.atTime(from).atZone(zone).toInstant(), endDate.atTime(to).atZone(zone).toInstant());
    }

    private List<Instant> minutes(Instant from, Instant until) {
      var minutes = new ArrayList<Instant>();
      for (var at = from; at.isBefore(until); at = at.plus(MINUTE)) minutes.add(at);
      return minutes;
    }
  }
}
