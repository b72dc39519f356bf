package studio.booking.credits.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import studio.booking.scheduling.BookingId;
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
  private final Map<ClientId, Passes> passes = new HashMap<>();

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
    return new Account(client, full, passes.getOrDefault(client, Passes.NONE));
  }

  private long balance(ClientId client) {
    var written = lines.getOrDefault(client, List.of());
    return written.isEmpty() ? 0 : written.getLast().balanceAfter();
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
  public void openAccount(ClientId client, Instant now) {
    given(client);
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
  public void addCharges(List<Charge> added, Instant now) {
    for (var charge : added) {
      if (charges.putIfAbsent(charge.booking(), charge) != null) {
        throw new IllegalStateException("Charged twice: " + charge);
      }
    }
  }

  @Override
  public void changeCharges(List<Charge> changed, Instant now) {
    for (var charge : changed) {
      if (charges.replace(charge.booking(), charge) == null) {
        throw new IllegalStateException("Never charged: " + charge);
      }
    }
  }

  @Override
  public Later<List<Charge>> charges(Collection<BookingId> bookings) {
    return Later.of(
        bookings.stream().filter(charges::containsKey).distinct().map(charges::get).toList());
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
            return new Charge(booking, charge.client(), charge.credits(), now);
          });
    }
  }
}
