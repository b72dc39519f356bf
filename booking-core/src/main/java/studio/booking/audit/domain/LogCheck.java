package studio.booking.audit.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of looking at all of the log.
 *
 * @param entries how many sealed ones were looked at
 * @param batches and in how many batches
 * @param roots how many of these were compared with what is kept outside
 * @param sealedUpTo when the last batch was sealed; null when there is none
 * @param waiting entries that have yet to be sealed
 * @param problems how much is wrong
 * @param findings the first of it
 */
public record LogCheck(
    long entries,
    long batches,
    long roots,
    @Nullable Instant sealedUpTo,
    long waiting,
    long problems,
    List<Finding> findings) {
  /** How many findings are told. */
  public static final int AT_MOST = 100;

  public LogCheck {
    findings = List.copyOf(findings);
  }

  public boolean isSound() {
    return problems == 0;
  }

  /** What can be wrong. */
  public enum What {
    /** An entry is not what was sealed. */
    ENTRY_CHANGED,
    /** A sealed entry is not there, or not where it was. */
    ENTRY_MISSING,
    /** Numbers have a gap: seals are missing. */
    NUMBER_MISSING,
    /** A seal belongs to no batch. */
    NUMBER_WITHOUT_BATCH,
    /** Batches are missing between others. */
    BATCH_MISSING,
    /** A batch is not what was signed. */
    BATCH_CHANGED,
    /** The seals of a batch are not those that it was made of. */
    SEALS_CHANGED,
    /** None of our keys has signed it. */
    SIGNATURE_WRONG,
    /** What is kept outside says otherwise. */
    ROOT_DIFFERS,
    /** What is kept outside goes on where the database ends. */
    CUT_OFF,
    /** What is kept outside can't be read. */
    ROOTS_UNREADABLE,
    /** An entry has no seal, and should have had one long since: it was put in later. */
    ENTRY_PUT_IN,
    /** An entry says that it is older than it can be. */
    ENTRY_BACKDATED,
    /** Entries have been waiting for longer than they should. */
    SEALING_BEHIND
  }

  /**
   * Something that is wrong.
   *
   * @param number of the entry or, where it is about a batch, of that; null where there is none
   * @param entry its id, where there is one
   * @param sentence for whoever reads it
   */
  public record Finding(What what, @Nullable Long number, @Nullable UUID entry, String sentence) {}
}
