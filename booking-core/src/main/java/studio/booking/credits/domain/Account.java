package studio.booking.credits.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.Payments.Tried;
import studio.booking.shared.ClientId;

/**
 * What a client can pay with.
 *
 * @param lots those with something in them, in the order in which they expire
 */
public record Account(ClientId client, List<Lot> lots, Passes passes, AccountStanding standing)
    implements Payments.Purse {
  public Account {
    lots = lots.stream().sorted(Lot.FIRST_TO_EXPIRE).toList();
  }

  @Override
  public boolean isOpen() {
    return standing == AccountStanding.OPEN;
  }

  /** Whether there is an account that somebody may see: of one who has left, there is none. */
  public static boolean isThere(@Nullable Account account) {
    return account != null && account.standing() != AccountStanding.CLOSED;
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
    var tried = new ArrayList<Tried>();
    for (var type : inOrder(due)) {
      var covered = coverWith(type, due, tried);
      if (covered.isPresent()) return covered.get();
    }
    return new Payments.Lacking(due.credits(), spendable(due), List.copyOf(tried));
  }

  @Override
  public Optional<Payments.Purse> movedTo(Payments.Receipt receipt, LocalDate day) {
    if (!(receipt instanceof PassReceipt of)) return Optional.of(this);
    return passes
        .find(of.pass().redemption())
        .filter(pass -> !pass.usedOn().contains(day))
        .map(pass -> with(passes.using(pass.redemption(), day)));
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

  /** With this; or empty, and why not is added to what was tried. */
  private Optional<Payments.Covered> coverWith(
      PaymentType type, Payments.Due due, List<Tried> tried) {
    return switch (type) {
      case ALL_ACCESS -> due.guest() ? refused(type, "NOT_FOR_GUESTS", tried) : byDay(due, tried);
      case CREDIT ->
          spendable(due) >= due.credits()
              ? Optional.of(byCredits(due, tried))
              : refused(type, creditRefusal(due), tried);
      case FRIEND_PASS -> byFriendPass(due, tried);
      case FREE -> refused(type, "COSTS_CREDITS", tried);
    };
  }

  private static Optional<Payments.Covered> refused(
      PaymentType type, String why, List<Tried> tried) {
    tried.add(new Tried(type, why));
    return Optional.empty();
  }

  private Optional<Payments.Covered> byDay(Payments.Due due, List<Tried> tried) {
    return passes
        .letsIn(due, tried)
        .map(
            pass ->
                new Payments.Covered(
                    new DayPayment(
                        pass.redemption(), DayUseId.next(), due.day(), balance(due.now())),
                    with(passes.using(pass.redemption(), due.day())),
                    List.copyOf(tried)));
  }

  private Optional<Payments.Covered> byFriendPass(Payments.Due due, List<Tried> tried) {
    return passes
        .friendFor(due, tried)
        .map(
            pass ->
                new Payments.Covered(
                    new FriendPassPayment(pass.redemption(), balance(due.now())),
                    with(passes.without(pass)),
                    List.copyOf(tried)));
  }

  private Payments.Covered byCredits(Payments.Due due, List<Tried> tried) {
    var takings = Taking.from(lots.stream().filter(spendableFor(due)).toList(), due.credits());
    var rest = without(takings);
    return new Payments.Covered(
        new CreditPayment(takings, rest.balance(due.now())), rest, List.copyOf(tried));
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

  /** This account with its passes as they are then. */
  Account with(Passes then) {
    return new Account(client, lots, then, standing);
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
    return new Account(client, full, passes, standing);
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
    return new Account(client, left, passes, standing);
  }
}
