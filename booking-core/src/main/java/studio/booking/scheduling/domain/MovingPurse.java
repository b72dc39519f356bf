package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.Payments.Answer;
import studio.booking.scheduling.Payments.Covered;
import studio.booking.scheduling.Payments.Due;
import studio.booking.scheduling.Payments.Payment;
import studio.booking.scheduling.Payments.Purse;
import studio.booking.scheduling.Payments.Receipt;
import studio.booking.scheduling.domain.Booking.Paid;

/**
 * The purse of a client whose booking moves. What the booking took moves along where it pays for
 * the new place as well; otherwise it counts as returned, and the place is paid anew.
 *
 * @param receipt for what the booking took; null when that was nothing
 */
public record MovingPurse(Purse purse, Paid paid, @Nullable Receipt receipt, Instant now)
    implements Purse {

  /** What was paid moves along: nothing is charged and nothing comes back. */
  public record Kept(Paid paid) implements Payment {
    @Override
    public PaymentType type() {
      return paid.type();
    }

    @Override
    public int credits() {
      return paid.credits();
    }

    @Override
    public @Nullable UUID redemption() {
      return paid.redemption();
    }

    @Override
    public String why() {
      return paid.why();
    }

    @Override
    public int balanceLeft() {
      return paid.balanceLeft();
    }
  }

  @Override
  public Answer cover(Due due) {
    if (movesAlong(due)) return new Covered(new Kept(paid), purse, paid.tried());
    return filled().cover(due);
  }

  private boolean movesAlong(Due due) {
    if (paid.type() == PaymentType.FREE) return due.credits() == 0;
    return receipt != null && receipt.covers(due);
  }

  private Purse filled() {
    return receipt == null ? purse : receipt.returnedTo(purse, now);
  }

  @Override
  public int balance(Instant at) {
    return filled().balance(at);
  }
}
