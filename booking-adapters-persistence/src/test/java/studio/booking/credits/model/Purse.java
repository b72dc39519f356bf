package studio.booking.credits.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A client's credits, each a little thing by itself, and what the ledger should say of them. */
final class Purse {
  /** How long credits last that the studio gives back after they expired. */
  private static final Duration SECOND_LIFE = Duration.ofDays(30);

  private static final Comparator<Lot> FIRST_TO_EXPIRE =
      Comparator.<Lot, Instant>comparing(lot -> lot.expiresAt == null ? Instant.MAX : lot.expiresAt)
          .thenComparing(lot -> lot.id);

  private enum State {
    THERE,
    SPENT,
    GONE
  }

  /** One credit. */
  static final class Credit {
    private final Lot lot;
    private State state = State.THERE;

    private Credit(Lot lot) {
      this.lot = lot;
    }
  }

  /** Credits that came together. */
  static final class Lot {
    /** As the product has it, once it was seen: of two that expire together it is the order. */
    private UUID id;

    private @Nullable String name;
    private final @Nullable String redemption;
    private final @Nullable Instant expiresAt;
    private final @Nullable Kind only;
    private boolean revoked;
    private final List<Credit> credits = new ArrayList<>();

    private Lot(
        UUID id,
        @Nullable String redemption,
        @Nullable Instant expiresAt,
        @Nullable Kind only,
        int count) {
      this.id = id;
      this.redemption = redemption;
      this.expiresAt = expiresAt;
      this.only = only;
      for (int i = 0; i < count; i++) credits.add(new Credit(this));
    }

    private boolean lastsBeyond(Instant time) {
      return expiresAt == null || time.isBefore(expiresAt);
    }

    private List<Credit> there() {
      return credits.stream().filter(credit -> credit.state == State.THERE).toList();
    }

    void isSeenAs(String name, UUID id) {
      this.name = name;
      this.id = id;
    }

    Seen.Lot seen() {
      return new Seen.Lot(
          name == null ? "unseen" : name,
          redemption,
          credits.size(),
          there().size(),
          expiresAt,
          only,
          revoked);
    }
  }

  private record Line(String type, int amount, Lot lot, @Nullable String booking) {}

  private final List<Lot> lots = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();

  /**
   * Another one that goes on from here by itself. What bookings took is found in {@code copies}.
   */
  Purse copy(Map<Credit, Credit> copies) {
    var copy = new Purse();
    var same = new IdentityHashMap<Lot, Lot>();
    for (var lot : lots) {
      var twin = new Lot(lot.id, lot.redemption, lot.expiresAt, lot.only, lot.credits.size());
      twin.name = lot.name;
      twin.revoked = lot.revoked;
      for (int i = 0; i < lot.credits.size(); i++) {
        twin.credits.get(i).state = lot.credits.get(i).state;
        copies.put(lot.credits.get(i), twin.credits.get(i));
      }
      same.put(lot, twin);
      copy.lots.add(twin);
    }
    for (var line : lines) {
      copy.lines.add(new Line(line.type, line.amount, same.get(line.lot), line.booking));
    }
    return copy;
  }

  void give(
      String type,
      int count,
      @Nullable String redemption,
      @Nullable Instant expiresAt,
      @Nullable Kind only,
      @Nullable String booking) {
    // Until it is seen: after all that were.
    var id = new UUID(Long.MAX_VALUE, lots.size());
    var lot = new Lot(id, redemption, expiresAt, only, count);
    lots.add(lot);
    lines.add(new Line(type, count, lot, booking));
  }

  /** What could pay for this, the first to expire first. */
  private List<Credit> spendable(@Nullable Kind kind, Instant now, Instant start) {
    return lots.stream()
        .filter(lot -> lot.lastsBeyond(now) && lot.lastsBeyond(start))
        .filter(lot -> kind == null || lot.only == null || lot.only == kind)
        .sorted(FIRST_TO_EXPIRE)
        .flatMap(lot -> lot.there().stream())
        .toList();
  }

  /** For a place, or null when there are too few. */
  @Nullable List<Credit> pay(String booking, int cost, Kind kind, Instant start, Instant now) {
    var fit = spendable(kind, now, start);
    if (fit.size() < cost) return null;
    var taken = fit.subList(0, cost);
    spend(taken, "BOOKING_PAYMENT", booking);
    taken.forEach(credit -> credit.state = State.SPENT);
    return List.copyOf(taken);
  }

  /** Whether an admin could take that many; if so, they are gone. */
  boolean takeAway(int count, Instant now) {
    var fit = spendable(null, now, now);
    if (fit.size() < count) return false;
    var taken = fit.subList(0, count);
    spend(taken, "ADJUSTMENT", null);
    taken.forEach(credit -> credit.state = State.GONE);
    return true;
  }

  private void spend(List<Credit> taken, String type, @Nullable String booking) {
    byLot(taken).forEach((lot, part) -> lines.add(new Line(type, -part.size(), lot, booking)));
  }

  private static Map<Lot, List<Credit>> byLot(List<Credit> credits) {
    var parts = new LinkedHashMap<Lot, List<Credit>>();
    for (var credit : credits) {
      parts.computeIfAbsent(credit.lot, _ -> new ArrayList<>()).add(credit);
    }
    return parts;
  }

  /** Each goes back to where it came from. What is over is over, but not by the studio's doing. */
  void takeBack(List<Credit> paid, String booking, boolean studios, Instant now) {
    byLot(paid)
        .forEach(
            (lot, part) -> {
              int count = part.size();
              if (studios && !lot.revoked && !lot.lastsBeyond(now)) {
                part.forEach(credit -> credit.state = State.GONE);
                give("REFUND", count, lot.redemption, now.plus(SECOND_LIFE), lot.only, booking);
                return;
              }
              lines.add(new Line("REFUND", count, lot, booking));
              boolean usable = !lot.revoked && lot.lastsBeyond(now);
              part.forEach(credit -> credit.state = usable ? State.THERE : State.GONE);
              if (usable) return;
              lines.add(new Line(lot.revoked ? "REVOCATION" : "EXPIRY", -count, lot, booking));
            });
  }

  void revoke(String redemption) {
    for (var lot : lots) {
      if (!redemption.equals(lot.redemption)) continue;
      end(lot, "REVOCATION");
      lot.revoked = true;
    }
  }

  void expire(Instant now) {
    for (var lot : lots) {
      if (!lot.lastsBeyond(now)) end(lot, "EXPIRY");
    }
  }

  private void end(Lot lot, String type) {
    var rest = lot.there();
    if (rest.isEmpty()) return;
    lines.add(new Line(type, -rest.size(), lot, null));
    rest.forEach(credit -> credit.state = State.GONE);
  }

  /** Whether all of it could be spent again if it came back. */
  static boolean wouldBeThere(List<Credit> paid, Instant now) {
    return paid.stream().allMatch(one -> !one.lot.revoked && one.lot.lastsBeyond(now));
  }

  /** Whether all that was paid may still pay for something at that time. */
  static boolean arePaying(List<Credit> paid, Instant start) {
    return paid.stream().allMatch(credit -> credit.lot.lastsBeyond(start));
  }

  /** What can be spent. */
  int balance(Instant now) {
    return spendable(null, now, now).size();
  }

  /** Whether anything of that redemption can be spent. */
  boolean hasSome(String redemption, Instant now) {
    return lots.stream()
        .anyMatch(
            lot ->
                redemption.equals(lot.redemption)
                    && lot.lastsBeyond(now)
                    && !lot.there().isEmpty());
  }

  /** The same with what has expired and was not swept. */
  int ledgerBalance() {
    return lots.stream().mapToInt(lot -> lot.there().size()).sum();
  }

  List<Lot> unseenLots() {
    return lots.stream().filter(lot -> lot.name == null).toList();
  }

  List<Seen.Lot> seenLots() {
    return lots.stream().map(Lot::seen).toList();
  }

  /** The lines since this was last asked. */
  List<Seen.Line> newLines() {
    return lines.stream()
        .map(
            line ->
                new Seen.Line(
                    line.type,
                    line.amount,
                    line.lot.seen().name(),
                    line.booking,
                    // What an admin corrects is nobody's redemption, whatever lot it meets.
                    line.type.equals("ADJUSTMENT") ? null : line.lot.redemption))
        .toList();
  }

  void forgetLines() {
    lines.clear();
  }
}
