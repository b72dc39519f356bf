package studio.booking.credits.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.Payments;

/** A place that costs nothing: nothing is taken for it. */
public record NothingDue(int balanceLeft) implements Payments.Payment {
  @Override
  public PaymentType type() {
    return PaymentType.FREE;
  }

  @Override
  public int credits() {
    return 0;
  }

  @Override
  public @Nullable UUID redemption() {
    return null;
  }

  @Override
  public String why() {
    return "COSTS_NOTHING";
  }
}
