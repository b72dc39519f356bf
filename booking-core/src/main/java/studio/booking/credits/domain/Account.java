package studio.booking.credits.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.Payments;
import studio.booking.shared.ClientId;

/**
 * What a client can pay with.
 *
 * @param lots those with something in them, in the order in which they expire
 */
public record Account(ClientId client, List<Lot> lots, Passes passes) implements Payments.Purse {
  public Account {
    lots = lots.stream().sorted(Lot.FIRST_TO_EXPIRE).toList();
  }

  /** What the ledger's last line says: expired lots count until they are swept. */
  public int ledgerBalance() {
    return sum(_ -> true);
  }

  @Override
  public int balance(Instant now) {
    return sum(lot -> !lot.expiredAt(now));
  }

  @Override
  public Payments.Answer cover(Payments.Due due) {
    // First of all, also when another was asked for: what costs nothing can't be charged.
    if (due.credits() == 0) {
      return new Payments.Covered(new NothingDue(balance(due.now())), this, List.of());
    }
    var tried = new ArrayList<Payments.Tried>();
    for (var type : inOrder(due)) {
      if (type == PaymentType.CREDIT && spendable(due) >= due.credits()) return paid(due, tried);
      tried.add(new Payments.Tried(type, refusal(type, due)));
    }
    return new Payments.Lacking(due.credits(), spendable(due), List.copyOf(tried));
  }

  /** So many credits out of what can be spent now, or empty when there are fewer. */
  public Optional<List<Taking>> take(int credits, Instant now) {
    var live = lots.stream().filter(lot -> !lot.expiredAt(now)).toList();
    return balance(now) < credits ? Optional.empty() : Optional.of(Taking.from(live, credits));
  }

  private static List<PaymentType> inOrder(Payments.Due due) {
    var wanted = due.with();
    if (wanted != null) return List.of(wanted);
    return due.guest()
        ? List.of(PaymentType.FRIEND_PASS, PaymentType.CREDIT)
        : List.of(PaymentType.ALL_ACCESS, PaymentType.CREDIT, PaymentType.FRIEND_PASS);
  }

  private Payments.Covered paid(Payments.Due due, List<Payments.Tried> tried) {
    var takings = Taking.from(lots.stream().filter(spendableFor(due)).toList(), due.credits());
    var rest = without(takings);
    return new Payments.Covered(
        new CreditPayment(takings, rest.balance(due.now())), rest, List.copyOf(tried));
  }

  private String refusal(PaymentType type, Payments.Due due) {
    return switch (type) {
      case ALL_ACCESS -> due.guest() ? "NOT_FOR_GUESTS" : passRefusal(passes.allAccess());
      case CREDIT -> creditRefusal(due);
      case FRIEND_PASS -> passRefusal(passes.friend());
      case FREE -> "COSTS_CREDITS";
    };
  }

  /** Passes are sold and shown, but pay for nothing yet. */
  private static String passRefusal(boolean has) {
    return has ? "PASS_NOT_ACCEPTED_YET" : "NO_PASS";
  }

  private String creditRefusal(Payments.Due due) {
    int balance = balance(due.now());
    if (balance == 0) return "NO_CREDITS";
    if (balance < due.credits()) return "TOO_FEW_CREDITS";
    int ofType = sum(lot -> !lot.expiredAt(due.now()) && lot.paysFor(due.sessionType()));
    return ofType < due.credits() ? "NOT_FOR_THIS_TYPE" : "EXPIRES_BEFORE_SESSION";
  }

  private int spendable(Payments.Due due) {
    return sum(spendableFor(due));
  }

  private static Predicate<Lot> spendableFor(Payments.Due due) {
    return lot ->
        !lot.expiredAt(due.now())
            && !lot.expiredAt(due.sessionStart())
            && lot.paysFor(due.sessionType());
  }

  private int sum(Predicate<Lot> which) {
    return Math.toIntExact(lots.stream().filter(which).mapToLong(Lot::remaining).sum());
  }

  /** This account with what a booking took back in its lot. */
  Account with(Ledger.Taken back) {
    var full = new ArrayList<Lot>();
    var known = back.lot();
    for (var lot : lots) {
      if (lot.id().equals(known.id())) {
        known = lot;
      } else {
        full.add(lot);
      }
    }
    full.add(known.changedBy(back.credits()));
    return new Account(client, full, passes);
  }

  private Account without(Collection<Taking> takings) {
    var left = new ArrayList<Lot>();
    for (var lot : lots) {
      int taken =
          takings.stream()
              .filter(taking -> taking.lot().equals(lot.id()))
              .mapToInt(Taking::credits)
              .sum();
      if (taken < lot.remaining()) left.add(lot.changedBy(-taken));
    }
    return new Account(client, left, passes);
  }
}
