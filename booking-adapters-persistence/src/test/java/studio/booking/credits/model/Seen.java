package studio.booking.credits.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What there is of one client, as the model has it and as the product has it. */
record Seen(
    long balance,
    List<Lot> lots,
    List<Redeemed> redemptions,
    List<Day> days,
    List<Booked> bookings,
    List<Line> lines) {

  /**
   * Credits with one expiry.
   *
   * @param name given when it is first seen
   */
  record Lot(
      String name,
      @Nullable String redemption,
      int added,
      int remaining,
      @Nullable Instant expiresAt,
      @Nullable Kind only,
      boolean revoked) {}

  record Redeemed(
      String name,
      Pack pack,
      @Nullable Instant passUntil,
      boolean friendUsed,
      @Nullable Instant friendUntil,
      boolean revoked) {}

  /**
   * A day on which a pass let its client in.
   *
   * @param holds whether the pass can't be used again on it
   */
  record Day(String redemption, String booking, LocalDate date, boolean noShow, boolean holds) {}

  /**
   * A booking.
   *
   * @param credits that it took
   * @param returned whether they were given back
   * @param friendPass the redemption whose friend pass it has used: which of several is not to be
   *     seen from the redemptions, when two of them are used at once
   */
  record Booked(
      String name,
      int session,
      String status,
      String paidBy,
      int credits,
      boolean returned,
      @Nullable String friendPass) {}

  /** A line of the ledger that is new since the client was last looked at. */
  record Line(
      String type, int amount, String lot, @Nullable String booking, @Nullable String redemption) {}
}
