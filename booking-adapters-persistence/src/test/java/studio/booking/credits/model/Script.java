package studio.booking.credits.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.model.Command.By;
import studio.booking.credits.model.Command.OfClient;
import studio.booking.credits.model.Setting.Hour;

/**
 * What happens in a studio. The same seed gives the same: commands are chosen with the model at
 * hand, so that most of them make sense, and without the product.
 */
record Script(Setting setting, List<Step> steps) {
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("America/Los_Angeles"),
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("Pacific/Chatham"),
          // Days of 23 and 25 hours begin at midnight itself.
          ZoneId.of("America/Havana"));

  Script {
    steps = List.copyOf(steps);
  }

  Script with(List<Step> others) {
    return new Script(setting, others);
  }

  /** How many commands there are: two that are done at once are two. */
  int commands() {
    long both = steps.stream().filter(step -> step.command() instanceof Command.AtOnce).count();
    return Math.toIntExact(steps.size() + both);
  }

  static Script random(long seed, int clients, int rounds) {
    // Seeds that follow upon each other would begin alike.
    var random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
    return new Writer(random, setting(random, clients, rounds)).write(rounds);
  }

  private static Setting setting(Random random, int clients, int rounds) {
    var zone = ZONES.get(random.nextInt(ZONES.size()));
    var day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365));
    var start = day.atTime(random.nextInt(24), 0).atZone(zone).toInstant();
    var timetable = new ArrayList<Hour>();
    var hour = start.minus(Duration.ofHours(6));
    var end = start.plus(Duration.ofHours(9L * rounds)).plus(Duration.ofDays(8));
    while (hour.isBefore(end)) {
      var kind = Kind.values()[random.nextInt(Kind.values().length)];
      int cost = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(3);
      timetable.add(new Hour(hour, kind, cost));
      hour = hour.plus(Duration.ofHours(2 + random.nextInt(16)));
    }
    return new Setting(
        zone, random.nextInt(3) > 0, random.nextInt(4) == 0, start, timetable, clients);
  }

  /** Makes commands up. */
  private static final class Writer {
    private final Random random;
    private final Setting setting;
    private final List<Life> lives;
    private final List<Step> steps = new ArrayList<>();
    private Instant now;
    private int names;

    Writer(Random random, Setting setting) {
      this.random = random;
      this.setting = setting;
      this.now = setting.start();
      this.lives = IntStream.range(0, setting.clients()).mapToObj(_ -> new Life(setting)).toList();
    }

    Script write(int rounds) {
      for (int round = 0; round < rounds; round++) {
        if (random.nextInt(3) > 0) forAll(new Command.Wait(time()));
        if (random.nextInt(6) == 0) forAll(new Command.Expire());
        if (random.nextInt(2) == 0) forAll(putOff());
        for (int client = 0; client < lives.size(); client++) {
          var command = command(lives.get(client));
          steps.add(new Step(client, command));
          does(lives.get(client), command);
        }
      }
      return new Script(setting, steps);
    }

    private void forAll(Command.OfAll command) {
      steps.add(new Step(Step.ALL, command));
      if (command instanceof Command.Wait(var time)) now = now.plus(time);
      lives.forEach(life -> does(life, command));
    }

    private void does(Life life, Command command) {
      if (command instanceof Command.AtOnce(var one, var other)) {
        life.does(one, now);
        life.does(other, now);
      } else {
        life.does(command, now);
      }
      life.purse().forgetLines();
    }

    /** Far, so that what paid for it expires before it begins. */
    private Command.OfAll putOff() {
      var ahead = ahead();
      if (ahead.isEmpty()) return new Command.Expire();
      int session = ahead.get(random.nextInt(Math.min(5, ahead.size())));
      int after = session + random.nextInt(40);
      return new Command.PutOff(session, Math.min(after, setting.timetable().size() - 1));
    }

    private List<Hour> hours() {
      return lives.getFirst().hours();
    }

    private Duration time() {
      return switch (random.nextInt(8)) {
        case 0 -> Duration.ofMillis(1);
        case 1 -> Duration.ofMinutes(random.nextInt(60));
        case 2 -> Duration.ofDays(1);
        default -> Duration.ofHours(1 + random.nextInt(20));
      };
    }

    private Command command(Life life) {
      if (random.nextInt(40) == 0) return new Command.AtOnce(single(life), single(life));
      return single(life);
    }

    private OfClient single(Life life) {
      var rare = life.bookingsOutOfTheirTime(now);
      if (!rare.isEmpty() && random.nextInt(3) == 0) {
        return random.nextInt(4) == 0 ? move(life, any(rare)) : new Command.Cancel(any(rare), by());
      }
      int chance = random.nextInt(100);
      if (chance < 43) return book();
      if (chance < 53) return cancel(life);
      if (chance < 61) return move(life);
      if (chance < 72) return attend(life);
      if (chance < 85) return new Command.Redeem(name("r"), any(List.of(Pack.values())));
      if (chance < 88) return revoke(life);
      if (chance < 94) return new Command.Adjust(1 + random.nextInt(4), lasting());
      return new Command.Adjust(-1 - random.nextInt(3), null);
    }

    private @Nullable Duration lasting() {
      return random.nextInt(4) == 0 ? null : Duration.ofHours(1 + random.nextInt(80));
    }

    private String name(String prefix) {
      return prefix + ++names;
    }

    private <T> T any(List<T> some) {
      return some.get(random.nextInt(some.size()));
    }

    private By by() {
      return switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> By.CLIENT;
        case 4 -> By.STUDIO_FOR_CLIENT;
        default -> By.STUDIO;
      };
    }

    private OfClient book() {
      var by = random.nextInt(8) == 0 ? By.CLIENT : By.STUDIO;
      return new Command.Book(name("b"), session(), by);
    }

    /** Sessions that have not begun, the next one first. */
    private List<Integer> ahead() {
      return IntStream.range(0, hours().size())
          .filter(one -> !hours().get(one).begunAt(now))
          .boxed()
          .sorted(Comparator.comparing(one -> hours().get(one).startsAt()))
          .toList();
    }

    /** Mostly one of the next ones. */
    private int session() {
      if (random.nextInt(20) == 0) return random.nextInt(hours().size());
      var ahead = ahead();
      if (ahead.isEmpty()) return hours().size() - 1;
      int far = random.nextInt(4) == 0 ? 25 : 8;
      return ahead.get(random.nextInt(Math.min(far, ahead.size())));
    }

    /** Now and then also of those that are over. */
    private List<String> bookings(Life life) {
      return random.nextInt(10) == 0 ? life.bookings() : life.bookingsAhead(now);
    }

    private OfClient cancel(Life life) {
      var bookings = bookings(life);
      return bookings.isEmpty() ? book() : new Command.Cancel(any(bookings), by());
    }

    private OfClient move(Life life) {
      var bookings = bookings(life);
      return bookings.isEmpty() ? book() : move(life, any(bookings));
    }

    /** Mostly to one of the same type. */
    private OfClient move(Life life, String booking) {
      var kind = hours().get(life.sessionOf(booking)).kind();
      int to = session();
      for (int i = 0; i < 6 && hours().get(to).kind() != kind; i++) to = session();
      return new Command.Move(booking, to, random.nextBoolean() ? By.CLIENT : By.STUDIO);
    }

    private OfClient attend(Life life) {
      var begun =
          life.bookings().stream()
              .filter(name -> hours().get(life.sessionOf(name)).begunAt(now))
              .toList();
      if (begun.isEmpty()) return book();
      // Of late, so that many are of the same session.
      var late = begun.subList(Math.max(0, begun.size() - 3), begun.size());
      return new Command.Attend(any(late), random.nextInt(3) > 0);
    }

    private OfClient revoke(Life life) {
      var redemptions = life.redemptions();
      return redemptions.isEmpty()
          ? new Command.Redeem(name("r"), any(List.of(Pack.values())))
          : new Command.Revoke(any(redemptions));
    }
  }
}
