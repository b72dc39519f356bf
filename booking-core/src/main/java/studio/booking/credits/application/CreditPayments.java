package studio.booking.credits.application;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import studio.booking.credits.RedemptionId;
import studio.booking.credits.domain.Account;
import studio.booking.credits.domain.CreditReceipt;
import studio.booking.credits.domain.DayUseId;
import studio.booking.credits.domain.Ledger;
import studio.booking.credits.domain.PassReceipt;
import studio.booking.credits.domain.Returns;
import studio.booking.credits.domain.Settlement;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.Payments;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/** How places are paid out of the ledger. */
public class CreditPayments implements Payments {
  private final Ledger ledger;

  public CreditPayments(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Later<Purses> open(Collection<ClientId> clients) {
    return ledger.open(clients).map(CreditPayments::purses);
  }

  @Override
  public Later<Purses> look(Collection<ClientId> clients) {
    return ledger.look(clients).map(CreditPayments::purses);
  }

  private static Purses purses(Map<ClientId, Account> accounts) {
    return client -> Optional.ofNullable(accounts.get(client));
  }

  @Override
  public void charge(List<Charge> charges, Instant now) {
    var taken = Settlement.of(charges);
    if (taken.charges().isEmpty()) return;
    ledger.addCharges(taken.charges(), now);
    take(taken, now);
  }

  /** Redemptions are locked before lots. */
  private void take(Settlement taken, Instant now) {
    ledger.useDays(taken.days(), now);
    ledger.useFriendPasses(taken.friendPasses(), now);
    ledger.post(taken.postings(), now);
  }

  @Override
  public Later<Map<BookingId, Charged>> charged(Collection<BookingId> bookings) {
    return ledger
        .charges(bookings)
        .map(
            charges ->
                charges.stream().collect(toMap(Ledger.Charge::booking, Ledger.Charge::charged)));
  }

  @Override
  public void refund(List<Refund> refunds, Instant now) {
    if (refunds.isEmpty()) return;
    var receipts = receipts(refunds.stream().map(Refund::booking).collect(toSet())).get();
    var studios = refunds.stream().filter(Refund::studios).map(Refund::booking).collect(toSet());
    giveBack(receipts.values(), receipt -> studios.contains(receipt.charged().booking()), now);
  }

  @Override
  public Later<Map<BookingId, Receipt>> receipts(Collection<BookingId> bookings) {
    var charges = ledger.charges(bookings);
    var taken = ledger.taken(bookings);
    return charges.map(
        found -> {
          var parts = taken.get().stream().collect(groupingBy(Ledger.Taken::booking));
          return found.stream()
              .collect(
                  toMap(
                      Ledger.Charge::booking,
                      charge -> receipt(charge, parts.getOrDefault(charge.booking(), List.of()))));
        });
  }

  private static Receipt receipt(Ledger.Charge charge, List<Ledger.Taken> taken) {
    var pass = charge.pass();
    return pass == null ? new CreditReceipt(charge, taken) : new PassReceipt(charge, pass);
  }

  @Override
  public void giveBack(List<Receipt> receipts, boolean studios, Instant now) {
    giveBack(receipts, _ -> studios, now);
  }

  private void giveBack(Collection<Receipt> receipts, Predicate<Receipt> studios, Instant now) {
    var open = new ArrayList<BookingId>();
    var dues = new ArrayList<Returns.Due>();
    var passes = new ArrayList<PassReceipt>();
    for (var receipt : receipts) {
      if (receipt.charged().refunded()) continue;
      open.add(receipt.charged().booking());
      if (receipt instanceof CreditReceipt ours) dues.addAll(ours.dues(studios.test(receipt)));
      if (receipt instanceof PassReceipt ours) passes.add(ours);
    }
    if (open.isEmpty()) return;
    var returns = Returns.of(dues, now);
    ledger.markRefunded(open, now);
    returnPasses(passes, now);
    ledger.add(returns.newLots(), now);
    ledger.post(returns.postings(), now);
  }

  private void returnPasses(List<PassReceipt> receipts, Instant now) {
    var days = new ArrayList<DayUseId>();
    var friends = new ArrayList<RedemptionId>();
    for (var receipt : receipts) {
      var use = receipt.use();
      if (use != null) days.add(use.id());
      else if (receipt.charged().type() == PaymentType.FRIEND_PASS) {
        friends.add(receipt.pass().redemption());
      }
    }
    ledger.returnDays(days, now);
    ledger.returnFriendPasses(friends);
  }

  @Override
  public void chargeAnew(Receipt before, Charge charge, Instant now) {
    // Not as the studio's: a lot that expired meanwhile is no reason for a longer life.
    giveBack(List.of(before), false, now);
    var taken = Settlement.of(List.of(charge));
    if (taken.charges().isEmpty()) return;
    ledger.changeCharges(taken.charges(), now);
    take(taken, now);
  }

  @Override
  public void moveDays(List<DayMove> moves) {
    var days = new HashMap<DayUseId, LocalDate>();
    for (var move : moves) {
      if (move.receipt() instanceof PassReceipt ours && ours.use() != null) {
        days.put(ours.use().id(), move.day());
      }
    }
    ledger.moveDays(days);
  }

  @Override
  public void recordAttendance(List<Attended> all, boolean missedDayIsLost) {
    var days = new ArrayList<Ledger.DayAttended>();
    for (var one : all) {
      if (one.receipt() instanceof PassReceipt ours && ours.use() != null) {
        var holdsDay = one.came() || missedDayIsLost;
        days.add(new Ledger.DayAttended(ours.use().id(), one.came(), holdsDay));
      }
    }
    ledger.recordAttendance(days);
  }
}
