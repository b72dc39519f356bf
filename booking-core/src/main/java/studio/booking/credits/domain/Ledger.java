package studio.booking.credits.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
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

  /** Opens an empty account, unless the client has one. */
  void openAccount(ClientId client, Instant now);

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
  void addCharges(List<Charge> charges, Instant now);

  /** What of these bookings was charged. */
  Later<List<Charge>> charges(Collection<BookingId> bookings);

  /** Notes that bookings that were charged before take something else now. */
  void changeCharges(List<Charge> charges, Instant now);

  /** What bookings took out of which lots and did not put back, the lots as they are now. */
  Later<List<Taken>> taken(Collection<BookingId> bookings);

  /** Notes that these charges, in full, are given back; each can be given back once. */
  void markRefunded(List<BookingId> bookings, Instant now);

  /**
   * What a booking took.
   *
   * @param refundedAt when it was given back, if it was
   */
  record Charge(BookingId booking, ClientId client, int credits, @Nullable Instant refundedAt) {}

  /** What a booking took out of one lot. */
  record Taken(BookingId booking, Lot lot, int credits) {}
}
