package studio.booking.credits.domain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.Payments;

/** A place paid with credits, out of one lot or several. */
public record CreditPayment(List<Taking> takings, int balanceLeft) implements Payments.Payment {
  public CreditPayment {
    takings = List.copyOf(takings);
    if (takings.isEmpty()) throw new IllegalArgumentException("Nothing is taken");
  }

  @Override
  public PaymentType type() {
    return PaymentType.CREDIT;
  }

  @Override
  public int credits() {
    return takings.stream().mapToInt(Taking::credits).sum();
  }

  @Override
  public @Nullable UUID redemption() {
    var first = takings.getFirst().redemption();
    boolean single = takings.stream().allMatch(t -> first != null && first.equals(t.redemption()));
    return single && first != null ? first.value() : null;
  }

  @Override
  public String why() {
    return FIRST_TO_EXPIRE;
  }
}
