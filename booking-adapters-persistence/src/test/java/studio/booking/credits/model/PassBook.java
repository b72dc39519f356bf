package studio.booking.credits.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a client was sold, and the days and friend passes that were used of it. */
final class PassBook {
  private static final UUID LAST = new UUID(Long.MAX_VALUE, Long.MAX_VALUE);

  /** A package that was redeemed. */
  static final class Redemption {
    final String name;
    final Pack pack;
    final @Nullable Instant passUntil;
    final @Nullable Instant friendUntil;
    boolean friendUsed;
    boolean revoked;

    /** As the product has it, once it was seen: of two that expire together it is the order. */
    private UUID id = LAST;

    Redemption(String name, Pack pack, @Nullable Instant passUntil, @Nullable Instant friendUntil) {
      this.name = name;
      this.pack = pack;
      this.passUntil = passUntil;
      this.friendUntil = friendUntil;
    }

    /** Whether a pass until then pays at that time. */
    private boolean pays(@Nullable Instant until, Kind kind, Instant start, Instant now) {
      return !revoked
          && (until == null || now.isBefore(until) && start.isBefore(until))
          && (pack.only == null || pack.only == kind);
    }

    private boolean hasFriendPass(Instant now) {
      return pack.friend && !friendUsed && (friendUntil == null || now.isBefore(friendUntil));
    }
  }

  /** A day on which a pass let its client in. */
  static final class Day {
    private final Redemption of;
    private final String booking;
    private LocalDate date;
    private boolean noShow;

    /** Whether the pass can't be used again on it. */
    private boolean holds = true;

    private Day(Redemption of, String booking, LocalDate date) {
      this.of = of;
      this.booking = booking;
      this.date = date;
    }

    void giveBack() {
      holds = false;
    }

    LocalDate date() {
      return date;
    }

    boolean paysUntil(Instant time) {
      return of.passUntil == null || time.isBefore(of.passUntil);
    }

    boolean paysFor(Kind kind) {
      return of.pack.only == null || of.pack.only == kind;
    }
  }

  private final Map<String, Redemption> sold = new LinkedHashMap<>();
  private final List<Day> days = new ArrayList<>();

  /** Another one that goes on from here by itself; what bookings have is found in the maps. */
  PassBook copy(Map<Redemption, Redemption> passes, Map<Day, Day> uses) {
    var copy = new PassBook();
    for (var one : sold.values()) {
      var twin = new Redemption(one.name, one.pack, one.passUntil, one.friendUntil);
      twin.revoked = one.revoked;
      twin.friendUsed = one.friendUsed;
      twin.id = one.id;
      copy.sold.put(one.name, twin);
      passes.put(one, twin);
    }
    for (var one : days) {
      var twin = new Day(passes.get(one.of), one.booking, one.date);
      twin.noShow = one.noShow;
      twin.holds = one.holds;
      copy.days.add(twin);
      uses.put(one, twin);
    }
    return copy;
  }

  static <T> Map<T, T> twins() {
    return new IdentityHashMap<>();
  }

  void add(Redemption redemption) {
    sold.put(redemption.name, redemption);
  }

  @Nullable Redemption find(String name) {
    return sold.get(name);
  }

  List<String> names() {
    return List.copyOf(sold.keySet());
  }

  /** The first to expire that lets in; null when none does. */
  @Nullable Day useDay(String booking, Kind kind, LocalDate date, Instant start, Instant now) {
    var pass =
        inOrder(one -> one.passUntil)
            .filter(one -> one.passUntil != null && one.pays(one.passUntil, kind, start, now))
            .filter(one -> isFree(one, date))
            .findFirst();
    if (pass.isEmpty()) return null;
    var day = new Day(pass.get(), booking, date);
    days.add(day);
    return day;
  }

  /** The first to expire that pays; null when none does. */
  @Nullable Redemption useFriendPass(Kind kind, Instant start, Instant now) {
    var pass =
        inOrder(one -> one.friendUntil)
            .filter(one -> one.hasFriendPass(now) && one.pays(one.friendUntil, kind, start, now))
            .findFirst();
    pass.ifPresent(one -> one.friendUsed = true);
    return pass.orElse(null);
  }

  private interface End {
    @Nullable Instant of(Redemption one);
  }

  /** Those that were sold since this was last done are known by these ids from now on. */
  void areSeenAs(Function<String, UUID> ids) {
    for (var one : sold.values()) {
      if (one.id.equals(LAST)) one.id = ids.apply(one.name);
    }
  }

  /** Of two that expire together, the one that was sold first. */
  private Stream<Redemption> inOrder(End end) {
    return sold.values().stream()
        .sorted(
            Comparator.<Redemption, Instant>comparing(
                    one -> Optional.ofNullable(end.of(one)).orElse(Instant.MAX))
                .thenComparing(one -> one.id));
  }

  private boolean isFree(Redemption pass, LocalDate date) {
    return days.stream().noneMatch(day -> day.of == pass && day.holds && day.date.equals(date));
  }

  /** The session is on another date: the use goes along if it can. */
  boolean move(Day use, LocalDate date) {
    if (use.of.revoked || !isFree(use.of, date)) return false;
    use.date = date;
    return true;
  }

  /** Says whether the client came; false when the day has let them in elsewhere since. */
  boolean attended(Day use, boolean came, boolean missedIsLost) {
    if (came && !use.holds && !isFree(use.of, use.date)) return false;
    use.noShow = !came;
    use.holds = came || missedIsLost;
    return true;
  }

  /** What there is to be shown, of credits besides. */
  Shown shown(Purse purse, Instant now) {
    var live = sold.values().stream().filter(one -> !one.revoked).toList();
    var friends =
        live.stream().filter(one -> one.hasFriendPass(now)).map(one -> one.name).sorted().toList();
    var passUntil =
        live.stream()
            .map(one -> one.passUntil)
            .filter(end -> end != null && now.isBefore(end))
            .max(Comparator.naturalOrder())
            .orElse(null);
    boolean elite = live.stream().anyMatch(one -> one.pack.elite && isActive(one, purse, now));
    int balance = purse.balance(now);
    return new Shown(balance, balance, elite, passUntil, friends);
  }

  /** Something of it can be used. */
  private static boolean isActive(Redemption one, Purse purse, Instant now) {
    return one.passUntil != null && now.isBefore(one.passUntil)
        || one.hasFriendPass(now)
        || purse.hasSome(one.name, now);
  }

  List<Seen.Redeemed> seenRedemptions() {
    return sold.values().stream()
        .map(
            one ->
                new Seen.Redeemed(
                    one.name,
                    one.pack,
                    one.passUntil,
                    one.friendUsed,
                    one.friendUntil,
                    one.revoked))
        .toList();
  }

  List<Seen.Day> seenDays() {
    return days.stream()
        .map(day -> new Seen.Day(day.of.name, day.booking, day.date, day.noShow, day.holds))
        .toList();
  }
}
