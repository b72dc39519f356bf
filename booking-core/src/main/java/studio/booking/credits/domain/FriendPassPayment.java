package studio.booking.credits.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.RedemptionId;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.Payments;

/** A place paid with a friend pass. */
public record FriendPassPayment(RedemptionId pass, int balanceLeft) implements Payments.Payment {
  @Override
  public PaymentType type() {
    return PaymentType.FRIEND_PASS;
  }

  @Override
  public int credits() {
    return 0;
  }

  @Override
  public @Nullable UUID redemption() {
    return pass.value();
  }

  @Override
  public String why() {
    return FIRST_TO_EXPIRE;
  }
}
