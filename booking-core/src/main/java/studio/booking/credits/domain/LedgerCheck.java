package studio.booking.credits.domain;

import java.util.List;
import java.util.UUID;
import studio.booking.shared.ClientId;

/**
 * Whether accounts, lots, ledger and charges say the same.
 *
 * @param accounts how many were looked at
 * @param mismatches the first {@link #AT_MOST} of them
 * @param unswept lots that expired and wait for the job: no mismatch
 */
public record LedgerCheck(long accounts, List<Mismatch> mismatches, List<Unswept> unswept) {
  /** No list in it is longer. */
  public static final int AT_MOST = 200;

  /**
   * Something that is not as it should be.
   *
   * @param what a code, such as {@code LOTS_DIFFER_FROM_BALANCE}
   * @param subject the account's client, or the booking for charges
   */
  public record Mismatch(ClientId client, String what, UUID subject, long expected, long actual) {}

  /** What a client has in expired lots. */
  public record Unswept(ClientId client, long lots, long credits) {}

  public LedgerCheck {
    mismatches = List.copyOf(mismatches);
    unswept = List.copyOf(unswept);
  }

  public boolean consistent() {
    return mismatches.isEmpty();
  }
}
