package studio.booking.credits.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.RedemptionId;
import studio.booking.scheduling.Payments;

/**
 * What bookings take together, as it is written down. Those that are free take nothing, and there
 * is nothing to give back for them.
 */
public record Settlement(
    List<Ledger.NewCharge> charges,
    List<Ledger.NewDayUse> days,
    List<RedemptionId> friendPasses,
    List<Posting> postings) {
  public Settlement {
    charges = List.copyOf(charges);
    days = List.copyOf(days);
    friendPasses = List.copyOf(friendPasses);
    postings = List.copyOf(postings);
  }

  public static Settlement of(List<Payments.Charge> bookings) {
    var charges = new ArrayList<Ledger.NewCharge>();
    var days = new ArrayList<Ledger.NewDayUse>();
    var friendPasses = new ArrayList<RedemptionId>();
    var postings = new ArrayList<Posting>();
    for (var one : bookings) {
      switch (one.payment()) {
        case CreditPayment credits -> {
          charges.add(charge(one, null));
          postings.addAll(postings(one, credits));
        }
        case DayPayment day -> {
          charges.add(charge(one, day.pass()));
          days.add(new Ledger.NewDayUse(day.use(), day.pass(), one.booking(), day.day()));
        }
        case FriendPassPayment friend -> {
          charges.add(charge(one, friend.pass()));
          friendPasses.add(friend.pass());
        }
        case NothingDue _ -> {}
        default -> throw new IllegalArgumentException("Not out of our purse: " + one);
      }
    }
    return new Settlement(charges, days, friendPasses, postings);
  }

  private static Ledger.NewCharge charge(Payments.Charge of, @Nullable RedemptionId pass) {
    var payment = of.payment();
    return new Ledger.NewCharge(of.booking(), of.client(), payment.type(), payment.credits(), pass);
  }

  private static List<Posting> postings(Payments.Charge of, CreditPayment payment) {
    return payment.takings().stream()
        .map(
            taking ->
                new Posting(
                    of.client(),
                    taking.lot(),
                    -taking.credits(),
                    PostingType.BOOKING_PAYMENT,
                    of.booking(),
                    taking.redemption(),
                    null))
        .toList();
  }
}
