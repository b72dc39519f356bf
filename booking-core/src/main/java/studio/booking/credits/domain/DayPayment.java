package studio.booking.credits.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.RedemptionId;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.Payments;

/**
 * A place paid with the day of an All Access pass.
 *
 * @param day of the session's start, as a date of the studio
 */
public record DayPayment(RedemptionId pass, DayUseId use, LocalDate day, int balanceLeft)
    implements Payments.Payment {
  @Override
  public PaymentType type() {
    return PaymentType.ALL_ACCESS;
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
  public @Nullable UUID usage() {
    return use.value();
  }

  @Override
  public String why() {
    return FIRST_TO_EXPIRE;
  }
}
