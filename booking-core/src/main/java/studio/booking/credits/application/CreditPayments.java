package studio.booking.credits.application;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.booking.credits.domain.Account;
import studio.booking.credits.domain.CreditPayment;
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
      rows.add(new Ledger.Charge(charge.booking(), charge.client(), payment.credits(), null));
      for (var taking : payment.takings()) {
        postings.add(
            new Posting(
                charge.client(),
                taking.lot(),
                -taking.credits(),
                PostingType.BOOKING_PAYMENT,
                charge.booking(),
                taking.redemption(),
                null));
      }
    }
    if (rows.isEmpty()) return;
    ledger.addCharges(rows, now);
    ledger.post(postings, now);
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
    var bookings = refunds.stream().map(Refund::booking).collect(toSet());
    var studios = refunds.stream().filter(Refund::studios).map(Refund::booking).collect(toSet());
    var charges = ledger.charges(bookings);
    var taken = ledger.taken(bookings);

    var open =
        charges.get().stream()
            .filter(charge -> charge.refundedAt() == null)
            .map(Ledger.Charge::booking)
            .toList();
    if (open.isEmpty()) return;
    var dues =
        taken.get().stream()
            .filter(part -> open.contains(part.booking()))
            .map(part -> due(part, studios.contains(part.booking())))
            .toList();
    var returns = Returns.of(dues, now);
    ledger.markRefunded(open, now);
    ledger.add(returns.newLots(), now);
    ledger.post(returns.postings(), now);
  }

  private static Returns.Due due(Ledger.Taken part, boolean studios) {
    return new Returns.Due(part.booking(), part.lot(), part.credits(), studios);
  }
}
