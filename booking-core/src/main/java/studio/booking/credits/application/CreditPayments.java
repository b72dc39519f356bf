package studio.booking.credits.application;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import studio.booking.credits.domain.Account;
import studio.booking.credits.domain.CreditPayment;
import studio.booking.credits.domain.CreditReceipt;
import studio.booking.credits.domain.Ledger;
import studio.booking.credits.domain.Posting;
import studio.booking.credits.domain.PostingType;
import studio.booking.credits.domain.Returns;
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
    var rows = new ArrayList<Ledger.Charge>();
    var postings = new ArrayList<Posting>();
    for (var charge : charges) {
      // The other kind is free: it takes nothing, and there is nothing to give back.
      if (!(charge.payment() instanceof CreditPayment payment)) continue;
      rows.add(row(charge, payment));
      postings.addAll(payment(charge, payment));
    }
    if (rows.isEmpty()) return;
    ledger.addCharges(rows, now);
    ledger.post(postings, now);
  }

  private static Ledger.Charge row(Charge charge, CreditPayment payment) {
    return new Ledger.Charge(charge.booking(), charge.client(), payment.credits(), null);
  }

  private static List<Posting> payment(Charge charge, CreditPayment payment) {
    return payment.takings().stream()
        .map(
            taking ->
                new Posting(
                    charge.client(),
                    taking.lot(),
                    -taking.credits(),
                    PostingType.BOOKING_PAYMENT,
                    charge.booking(),
                    taking.redemption(),
                    null))
        .toList();
  }

  @Override
  public Later<Map<BookingId, Charged>> charged(Collection<BookingId> bookings) {
    return ledger
        .charges(bookings)
        .map(charges -> charges.stream().collect(toMap(Ledger.Charge::booking, this::charged)));
  }

  private Charged charged(Ledger.Charge charge) {
    return new Charged(
        charge.booking(), PaymentType.CREDIT, charge.credits(), charge.refundedAt() != null);
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
                      charge ->
                          new CreditReceipt(
                              charge, parts.getOrDefault(charge.booking(), List.of()))));
        });
  }

  @Override
  public void giveBack(List<Receipt> receipts, boolean studios, Instant now) {
    giveBack(receipts, _ -> studios, now);
  }

  private void giveBack(Collection<Receipt> receipts, Predicate<Receipt> studios, Instant now) {
    var open = new ArrayList<BookingId>();
    var dues = new ArrayList<Returns.Due>();
    for (var receipt : receipts) {
      if (!(receipt instanceof CreditReceipt ours) || ours.refunded()) continue;
      open.add(ours.charge().booking());
      dues.addAll(ours.dues(studios.test(receipt)));
    }
    if (open.isEmpty()) return;
    var returns = Returns.of(dues, now);
    ledger.markRefunded(open, now);
    ledger.add(returns.newLots(), now);
    ledger.post(returns.postings(), now);
  }

  @Override
  public void chargeAnew(Receipt before, Charge charge, Instant now) {
    // Not as the studio's: a lot that expired meanwhile is no reason for a longer life.
    giveBack(List.of(before), false, now);
    if (!(charge.payment() instanceof CreditPayment payment)) return;
    ledger.changeCharges(List.of(row(charge, payment)), now);
    ledger.post(payment(charge, payment), now);
  }
}
