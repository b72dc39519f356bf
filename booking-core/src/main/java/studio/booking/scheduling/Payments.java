package studio.booking.scheduling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/**
 * How places are paid. Scheduling asks; the module that keeps the means of payment answers.
 *
 * <p>What a call writes it writes in the open unit of work.
 */
public interface Payments {
  /**
   * Locks the purses of these clients until the unit of work ends, in the order of their ids, and
   * then reads what is in them. A purse is also the lock on its client's diary.
   */
  Later<Purses> open(Collection<ClientId> clients);

  /** Reads purses without locking them: for dry runs and previews. */
  Later<Purses> look(Collection<ClientId> clients);

  /** Takes what the purses agreed to. */
  void charge(List<Charge> charges, Instant now);

  /**
   * What these bookings took, of those that took anything. Asked after their clients' purses were
   * opened, it can't change before the unit of work ends.
   */
  Later<Map<BookingId, Charged>> charged(Collection<BookingId> bookings);

  /** Gives back what these charges took, to where it came from. */
  void refund(List<Refund> refunds, Instant now);

  /**
   * Receipts for what these bookings took, of those that ever took anything. Asked after their
   * clients' purses were opened, they can't change before the unit of work ends.
   */
  Later<Map<BookingId, Receipt>> receipts(Collection<BookingId> bookings);

  /**
   * Gives back what these receipts are for, to where it came from, unless it was given back before.
   *
   * @param studios as in {@link Refund}
   */
  void giveBack(List<Receipt> receipts, boolean studios, Instant now);

  /** Gives back what the booking took before, and takes what its purse agreed to instead. */
  void chargeAnew(Receipt before, Charge charge, Instant now);

  /** Has uses of passes go to other days with their sessions, as their purses agreed. */
  void moveDays(List<DayMove> moves);

  /**
   * Notes whether clients came to what passes let them in to. Of what was paid otherwise there is
   * nothing to note.
   *
   * @param missedDayIsLost whether who did not come can't use the pass again on that day
   */
  void recordAttendance(List<Attended> all, boolean missedDayIsLost);

  /** The purses that were opened. Nobody who is not a client of this studio has one. */
  interface Purses {
    Optional<Purse> of(ClientId client);

    /** The purse of one who may be given places. */
    default Optional<Purse> open(ClientId client) {
      return of(client).filter(Purse::isOpen);
    }
  }

  /** What a client can pay with, as it stands. Unchangeable: paying gives another purse. */
  interface Purse {
    /** Whether its client may be given places; one who has left, or may not sign in, may not. */
    default boolean isOpen() {
      return true;
    }

    /** Whether and how this purse covers a place. */
    Answer cover(Due due);

    /** Credits that can be spent now, on any session type. */
    int balance(Instant now);

    /**
     * This purse once the session that a pass paid for has gone to another day, and the use of the
     * pass with it; empty where the pass can't be used on that day.
     *
     * @param receipt for what the purse paid; its {@linkplain Receipt#day day} is free already
     */
    Optional<Purse> movedTo(Receipt receipt, LocalDate day);
  }

  /**
   * What a place costs.
   *
   * @param credits its whole cost; 0 is free
   * @param sessionStart when what pays must still be valid
   * @param day of the session's start, as a date of the studio
   * @param with what the client wants to pay with, or null for the first that covers it
   */
  record Due(
      int credits,
      SessionTypeId sessionType,
      Instant sessionStart,
      LocalDate day,
      boolean guest,
      @Nullable PaymentType with,
      Instant now) {}

  /** Whether a purse covers a place. */
  sealed interface Answer {
    /** What was tried before, and why it did not do: for the explanation in the answer. */
    List<Tried> tried();
  }

  /**
   * The purse covers it.
   *
   * @param rest the purse as it is after paying
   */
  record Covered(Payment payment, Purse rest, List<Tried> tried) implements Answer {}

  /** Nothing in the purse covers it. */
  record Lacking(int required, int available, List<Tried> tried) implements Answer {}

  /** Something that did not pay, and a code that says why, such as {@code NO_PASS}. */
  record Tried(PaymentType type, String refused) {}

  /** How a place is paid; made by a purse. */
  interface Payment {
    /** Of several that could have paid, this is the one that is good for the shortest time. */
    String FIRST_TO_EXPIRE = "FIRST_TO_EXPIRE";

    PaymentType type();

    int credits();

    /** The redemption that pays, where it is a single one. */
    @Nullable UUID redemption();

    /** The day's use of a pass, where that pays. */
    default @Nullable UUID usage() {
      return null;
    }

    /** A code for why this was chosen, such as {@link #FIRST_TO_EXPIRE}. */
    String why();

    /** Credits that can be spent now, after paying. */
    int balanceLeft();
  }

  /** What one booking takes. */
  record Charge(BookingId booking, ClientId client, Payment payment) {}

  /**
   * A pass that lets in on another day.
   *
   * @param day as a date of the studio
   */
  record DayMove(Receipt receipt, LocalDate day) {}

  /** Whether the client came. */
  record Attended(Receipt receipt, boolean came) {}

  /** What one booking took, and how much of it was given back. */
  record Charged(BookingId booking, PaymentType type, int credits, boolean refunded) {}

  /** What one booking took, in all that the means of payment know of it. */
  interface Receipt {
    Charged charged();

    /**
     * Whether what was taken may pay for this place too, and is enough for it.
     *
     * @param exactly whether more than the place costs does not do
     */
    boolean suffices(Due due, boolean exactly);

    /** Whether what paid is still valid then. */
    boolean isValidAt(Instant time);

    /**
     * The studio's date on which a pass let the client in; null where something else paid, or it
     * was given back.
     */
    @Nullable LocalDate day();

    /** Whether the client did not come, and the pass paid for another session of that day. */
    boolean isDayUsedAgain();

    /** The client's purse as it would be if what was taken were back in it. */
    Purse returnedTo(Purse purse, Instant now);
  }

  /**
   * What is given back.
   *
   * @param studios true when the coach or the studio cancelled: credits that expired meanwhile then
   *     come back with a new expiry
   */
  record Refund(BookingId booking, ClientId client, boolean studios) {}
}
