package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
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
 * @param moving as it was before
 * @param receipt for what the booking took; null when that was nothing
 * @param forfeits whether nothing of it comes back where the new place is cheaper
 */
public record MovingPurse(
    Purse purse, Booking moving, @Nullable Receipt receipt, boolean forfeits, Instant now)
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
    public @Nullable UUID usage() {
      return paid.usage();
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
    var paid = Objects.requireNonNull(moving.paid());
    boolean movesAlong =
        paid.type() == PaymentType.FREE
            ? due.credits() == 0
            : receipt != null && movesAlong(receipt, due);
    return movesAlong ? new Covered(new Kept(paid), purse, paid.tried()) : filled().cover(due);
  }

  private boolean movesAlong(Receipt taken, Due due) {
    return !taken.charged().refunded()
        && taken.suffices(due, !forfeits)
        && lasts(taken, due.sessionStart());
  }

  /** It was good for the session that is left, even if that has been put off beyond its expiry. */
  private boolean lasts(Receipt taken, Instant sessionStart) {
    return !sessionStart.isAfter(moving.startsAt()) || taken.isValidAt(sessionStart);
  }

  private Purse filled() {
    return receipt == null ? purse : receipt.returnedTo(purse, now);
  }

  @Override
  public int balance(Instant at) {
    return filled().balance(at);
  }

  @Override
  public Optional<Purse> movedTo(Receipt moved, LocalDate day) {
    return filled().movedTo(moved, day);
  }
}
