package studio.booking.credits.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.RedemptionId;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/** Accounts, their lots, and the line that each change of a lot leaves behind. */
public interface Ledger {
  /**
   * Locks the accounts until the unit of work ends, in the order of the clients' ids, and then
   * reads them. Who is no client has none.
   */
  Later<Map<ClientId, Account>> open(Collection<ClientId> clients);

  /** Reads accounts without locking them. */
  Later<Map<ClientId, Account>> look(Collection<ClientId> clients);

  /** Opens empty accounts for those of the clients who have none. */
  void openAccounts(List<ClientId> clients, Instant now);

  /** Has the client's account stand like that from now on. */
  void stand(ClientId client, AccountStanding standing);

  /** Clients who have something in lots that have expired; at most so many of them. */
  Later<List<ClientId>> withExpired(Instant now, int atMost);

  /** Adds lots with nothing in them yet. */
  void add(List<Lot> lots, Instant now);

  /**
   * Changes lots and accounts, and writes the lines. The accounts are open; the lines of each
   * follow upon its last one, in this order.
   */
  void post(List<Posting> postings, Instant now);

  /** Notes what bookings took; each can take once. */
  void addCharges(List<NewCharge> charges, Instant now);

  /** What of these bookings was charged. */
  Later<List<Charge>> charges(Collection<BookingId> bookings);

  /** Notes that bookings that were charged before take something else now. */
  void changeCharges(List<NewCharge> charges, Instant now);

  /** What bookings took out of which lots and did not put back, the lots as they are now. */
  Later<List<Taken>> taken(Collection<BookingId> bookings);

  /** Notes that these charges, in full, are given back; each can be given back once. */
  void markRefunded(List<BookingId> bookings, Instant now);

  /**
   * Notes that passes let clients in on days: a pass once on each. The bookings' charges are noted
   * before.
   */
  void useDays(List<NewDayUse> uses, Instant now);

  /** Notes that these uses are given back; the day of each can be used again. */
  void returnDays(List<DayUseId> uses, Instant now);

  /** Notes that sessions went to other days, and these uses with them. */
  void moveDays(Map<DayUseId, LocalDate> days);

  /** Notes whether the clients came on these days. */
  void recordAttendance(List<DayAttended> days);

  /** Notes that friend passes are used: each can be once. */
  void useFriendPasses(List<RedemptionId> redemptions, Instant now);

  /** Notes that friend passes were not used after all. */
  void returnFriendPasses(List<RedemptionId> redemptions);

  /**
   * What a booking takes from now on.
   *
   * @param pass the redemption of the pass that pays; null for credits
   */
  record NewCharge(
      BookingId booking,
      ClientId client,
      PaymentType type,
      int credits,
      @Nullable RedemptionId pass) {}

  /**
   * What a booking took.
   *
   * @param pass the one that paid; null for credits
   * @param refundedAt when it was given back, if it was
   */
  record Charge(
      BookingId booking,
      ClientId client,
      PaymentType type,
      int credits,
      @Nullable PaidByPass pass,
      @Nullable Instant refundedAt) {
    public boolean isRefunded() {
      return refundedAt != null;
    }

    public Payments.Charged charged() {
      return new Payments.Charged(booking, type, credits, isRefunded());
    }
  }

  /**
   * A pass that paid, as it is now.
   *
   * @param expiresAt null: never
   * @param sessionTypes what it may pay for; empty: everything
   * @param use of an All Access pass; null for a friend pass, and once it is given back
   */
  record PaidByPass(
      RedemptionId redemption,
      @Nullable Instant expiresAt,
      Set<SessionTypeId> sessionTypes,
      boolean revoked,
      @Nullable DayUse use) {
    public PaidByPass {
      sessionTypes = Set.copyOf(sessionTypes);
    }
  }

  /**
   * A day on which a pass let its client in.
   *
   * @param day of the session's start, as a date of the studio
   * @param usedAgain whether the client did not come, and the pass paid for another session of that
   *     day
   */
  record DayUse(DayUseId id, LocalDate day, boolean usedAgain) {}

  /** A day on which a pass lets its client in. */
  record NewDayUse(DayUseId id, RedemptionId pass, BookingId booking, LocalDate day) {}

  /**
   * Whether a client came.
   *
   * @param holdsDay whether the pass can't be used for another session of that day
   */
  record DayAttended(DayUseId use, boolean came, boolean holdsDay) {}

  /** What a booking took out of one lot. */
  record Taken(BookingId booking, Lot lot, int credits) {}
}
