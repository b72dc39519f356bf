package studio.booking.credits.domain;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import studio.booking.credits.RedemptionId;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PaymentType;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/** A ledger that keeps the database's rules in memory, and breaks off where a constraint would. */
public class InMemoryLedger implements Ledger {
  /** A line as it was written. */
  public record Line(
      long number, long balanceBefore, long balanceAfter, Posting posting, Instant at) {}

  private final Map<ClientId, List<Line>> lines = new HashMap<>();
  private final Map<LotId, Lot> lots = new LinkedHashMap<>();
  private final Map<BookingId, Charge> charges = new HashMap<>();
  private final Map<RedemptionId, Boolean> friendsUsed = new HashMap<>();
  private final Map<DayUseId, Use> uses = new LinkedHashMap<>();
  private final Map<ClientId, Passes> passes = new HashMap<>();
  private final Map<ClientId, AccountStanding> standings = new HashMap<>();

  /** A day of a pass, not given back. */
  private record Use(NewDayUse made, LocalDate day, boolean holdsDay) {
    boolean isOf(RedemptionId pass) {
      return made.pass().equals(pass);
    }
  }

  /** Opens an account with nothing in it. */
  public void given(ClientId client) {
    lines.putIfAbsent(client, new ArrayList<>());
  }

  /** Gives a client passes that could be asked for. */
  public void given(ClientId client, Passes has) {
    given(client);
    passes.put(client, has);
  }

  public List<Line> lines(ClientId client) {
    return List.copyOf(lines.getOrDefault(client, List.of()));
  }

  public Collection<Lot> lots() {
    return List.copyOf(lots.values());
  }

  public Account account(ClientId client) {
    var full =
        lots.values().stream()
            .filter(lot -> lot.client().equals(client) && lot.remaining() > 0)
            .toList();
    return new Account(
        client, full, passesOf(client), standings.getOrDefault(client, AccountStanding.OPEN));
  }

  private Passes passesOf(ClientId client) {
    var given = passes.getOrDefault(client, Passes.NONE);
    var allAccess =
        given.allAccess().stream()
            .map(
                pass ->
                    new Passes.AllAccess(
                        pass.redemption(), pass.expiresAt(), pass.sessionTypes(), held(pass)))
            .toList();
    var friends =
        given.friends().stream()
            .filter(pass -> !friendsUsed.getOrDefault(pass.redemption(), false))
            .toList();
    return new Passes(allAccess, friends);
  }

  private Set<LocalDate> held(Passes.AllAccess pass) {
    return uses.values().stream()
        .filter(use -> use.isOf(pass.redemption()) && use.holdsDay())
        .map(Use::day)
        .collect(toSet());
  }

  private long balance(ClientId client) {
    var written = lines.getOrDefault(client, List.of());
    return written.isEmpty() ? 0 : written.getLast().balanceAfter();
  }

  @Override
  public void stand(ClientId client, AccountStanding standing) {
    standings.put(client, standing);
  }

  @Override
  public Later<Map<ClientId, Account>> open(Collection<ClientId> clients) {
    return look(clients);
  }

  @Override
  public Later<Map<ClientId, Account>> look(Collection<ClientId> clients) {
    var found = new TreeMap<UUID, Account>();
    for (var client : new HashSet<>(clients)) {
      if (lines.containsKey(client)) found.put(client.value(), account(client));
    }
    var accounts = new LinkedHashMap<ClientId, Account>();
    found.values().forEach(account -> accounts.put(account.client(), account));
    return Later.of(accounts);
  }

  @Override
  public void openAccounts(List<ClientId> clients, Instant now) {
    for (var client : clients) given(client);
  }

  @Override
  public Later<List<ClientId>> withExpired(Instant now, int atMost) {
    return Later.of(
        lots.values().stream()
            .filter(lot -> lot.remaining() > 0 && lot.expiredAt(now))
            .map(Lot::client)
            .distinct()
            .limit(atMost)
            .toList());
  }

  @Override
  public void add(List<Lot> added, Instant now) {
    for (var lot : added) {
      if (!lines.containsKey(lot.client())) throw new IllegalStateException("No account");
      if (lots.putIfAbsent(lot.id(), lot) != null) throw new IllegalStateException("Twice: " + lot);
    }
  }

  /** Takes a lot back: what is in it goes, and nothing returns to it. */
  public void revoke(LotId id, Instant now) {
    var lot = lots.get(id);
    if (lot.remaining() > 0) {
      post(
          List.of(
              new Posting(
                  lot.client(),
                  id,
                  -lot.remaining(),
                  PostingType.REVOCATION,
                  null,
                  lot.redemption(),
                  null)),
          now);
    }
    lots.put(
        id,
        new Lot(
            id,
            lot.client(),
            lot.redemption(),
            lot.added(),
            0,
            lot.expiresAt(),
            lot.sessionTypes(),
            true));
  }

  @Override
  public void post(List<Posting> postings, Instant now) {
    var change = new LinkedHashMap<LotId, Integer>();
    for (var posting : postings) {
      var written = lines.get(posting.client());
      if (written == null) throw new IllegalStateException("No account");
      long before = balance(posting.client());
      long after = before + posting.amount();
      if (after < 0) throw new IllegalStateException("Below zero: " + posting);
      written.add(new Line(written.size() + 1L, before, after, posting, now));
      change.merge(posting.lot(), posting.amount(), Integer::sum);
    }
    change.forEach((id, amount) -> lots.compute(id, (_, lot) -> lot.changedBy(amount)));
  }

  @Override
  public void addCharges(List<NewCharge> added, Instant now) {
    for (var charge : added) {
      if (charges.putIfAbsent(charge.booking(), made(charge)) != null) {
        throw new IllegalStateException("Charged twice: " + charge);
      }
    }
  }

  private Charge made(NewCharge charge) {
    var pass = charge.pass();
    return new Charge(
        charge.booking(),
        charge.client(),
        charge.type(),
        charge.credits(),
        pass == null ? null : paidBy(charge.client(), pass, charge.type()),
        null);
  }

  private PaidByPass paidBy(ClientId client, RedemptionId redemption, PaymentType type) {
    var given = passes.getOrDefault(client, Passes.NONE);
    for (var pass : given.allAccess()) {
      if (type == PaymentType.ALL_ACCESS && pass.redemption().equals(redemption)) {
        return new PaidByPass(redemption, pass.expiresAt(), pass.sessionTypes(), false, null);
      }
    }
    for (var pass : given.friends()) {
      if (type == PaymentType.FRIEND_PASS && pass.redemption().equals(redemption)) {
        return new PaidByPass(redemption, pass.expiresAt(), pass.sessionTypes(), false, null);
      }
    }
    throw new IllegalStateException("No such pass: " + redemption);
  }

  @Override
  public void changeCharges(List<NewCharge> changed, Instant now) {
    for (var charge : changed) {
      if (charges.replace(charge.booking(), made(charge)) == null) {
        throw new IllegalStateException("Never charged: " + charge);
      }
    }
  }

  @Override
  public Later<List<Charge>> charges(Collection<BookingId> bookings) {
    return Later.of(
        bookings.stream()
            .distinct()
            .map(charges::get)
            .filter(Objects::nonNull)
            .map(this::withUse)
            .toList());
  }

  private Charge withUse(Charge charge) {
    var pass = charge.pass();
    var use =
        uses.values().stream()
            .filter(one -> one.made().booking().equals(charge.booking()))
            .findFirst()
            .orElse(null);
    if (pass == null || use == null) return charge;
    boolean again =
        uses.values().stream()
            .anyMatch(
                other ->
                    !other.equals(use)
                        && other.isOf(pass.redemption())
                        && other.day().equals(use.day())
                        && other.holdsDay());
    var day = new DayUse(use.made().id(), use.day(), again);
    return new Charge(
        charge.booking(),
        charge.client(),
        charge.type(),
        charge.credits(),
        new PaidByPass(
            pass.redemption(), pass.expiresAt(), pass.sessionTypes(), pass.revoked(), day),
        charge.refundedAt());
  }

  @Override
  public void useDays(List<NewDayUse> made, Instant now) {
    for (var use : made) hold(new Use(use, use.day(), true));
  }

  private void hold(Use use) {
    boolean taken =
        uses.values().stream()
            .anyMatch(
                other ->
                    !other.made().equals(use.made())
                        && other.isOf(use.made().pass())
                        && other.day().equals(use.day())
                        && other.holdsDay());
    if (taken && use.holdsDay()) throw new IllegalStateException("Used twice a day: " + use);
    uses.put(use.made().id(), use);
  }

  @Override
  public void returnDays(List<DayUseId> returned, Instant now) {
    for (var use : returned) {
      if (uses.remove(use) == null) throw new IllegalStateException("Returned twice: " + use);
    }
  }

  @Override
  public void moveDays(Map<DayUseId, LocalDate> days) {
    days.forEach((id, day) -> hold(new Use(use(id).made(), day, true)));
  }

  private Use use(DayUseId id) {
    return Objects.requireNonNull(uses.get(id));
  }

  @Override
  public void recordAttendance(List<DayAttended> days) {
    for (var day : days) {
      hold(new Use(use(day.use()).made(), use(day.use()).day(), day.holdsDay()));
    }
  }

  @Override
  public void useFriendPasses(List<RedemptionId> redemptions, Instant now) {
    for (var pass : redemptions) {
      if (Boolean.TRUE.equals(friendsUsed.put(pass, true))) {
        throw new IllegalStateException("Used twice: " + pass);
      }
    }
  }

  @Override
  public void returnFriendPasses(List<RedemptionId> redemptions) {
    for (var pass : redemptions) friendsUsed.put(pass, false);
  }

  @Override
  public Later<List<Taken>> taken(Collection<BookingId> bookings) {
    record Out(BookingId booking, LotId lot) {}
    var out = new LinkedHashMap<Out, Integer>();
    lines.values().stream()
        .flatMap(List::stream)
        .map(Line::posting)
        .filter(
            posting ->
                posting.type() == PostingType.BOOKING_PAYMENT
                    || posting.type() == PostingType.REFUND)
        .filter(posting -> bookings.contains(posting.booking()))
        .forEach(
            posting ->
                out.merge(
                    new Out(posting.booking(), posting.lot()), -posting.amount(), Integer::sum));
    return Later.of(
        out.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(
                entry ->
                    new Taken(
                        entry.getKey().booking(), lots.get(entry.getKey().lot()), entry.getValue()))
            .toList());
  }

  @Override
  public void markRefunded(List<BookingId> bookings, Instant now) {
    for (var booking : bookings) {
      charges.computeIfPresent(
          booking,
          (_, charge) -> {
            if (charge.refundedAt() != null) throw new IllegalStateException("Refunded twice");
            return new Charge(
                booking, charge.client(), charge.type(), charge.credits(), charge.pass(), now);
          });
    }
  }
}
