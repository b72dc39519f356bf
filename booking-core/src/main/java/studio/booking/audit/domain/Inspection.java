package studio.booking.audit.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.domain.LogCheck.Finding;
import studio.booking.audit.domain.LogCheck.What;
import studio.booking.audit.domain.RootStore.Roots;
import studio.booking.audit.domain.RootStore.Unreadable;
import studio.booking.audit.domain.Seals.Found;
import studio.booking.audit.domain.Seals.Moment;
import studio.booking.audit.domain.Seals.Sealed;

/**
 * Looks at a log that passes by piece by piece, and keeps what is wrong with it: batch by batch
 * with their seals, and then all entries. It knows the batch at hand and the one before.
 */
public final class Inspection {
  /** Clocks differ, and transactions take their time; nobody needs that much. */
  private static final Duration LEEWAY = Duration.ofMinutes(10);

  /** Sealing is a matter of seconds. */
  private static final Duration SHOULD_BE_SEALED = Duration.ofMinutes(5);

  private static final long MILLIS_SHIFT = 16;
  private static final int TIME_ORDERED = 7;

  private final Signatures signatures;
  private final Roots roots;
  private final boolean timesAreReal;
  private final List<Finding> findings = new ArrayList<>();
  private long problems;
  private long entries;
  private long batches;
  private long compared;
  private long waiting;

  private @Nullable Batch before;
  private @Nullable Batch current;

  /** The last before the current one after which there was nothing left to seal. */
  private @Nullable Batch caughtUp;

  private MerkleTree tree = new MerkleTree();
  private long seals;
  private long next;

  private @Nullable Root root;
  private boolean rootsBegan;
  private boolean rootsEnded;

  private long overdue;

  /**
   * An inspection of one log.
   *
   * @param timesAreReal whether entries have real times; in the demo, somebody puts the clock on
   */
  public Inspection(Signatures signatures, Roots roots, boolean timesAreReal) {
    this.signatures = signatures;
    this.roots = roots;
    this.timesAreReal = timesAreReal;
  }

  /** The next batch; its seals come after it, and then its end. */
  public void begin(Batch batch) {
    current = batch;
    batches++;
    tree = new MerkleTree();
    seals = 0;
    next = batch.first();
    long number = before == null ? 1 : before.number() + 1;
    if (batch.number() != number) {
      found(
          What.BATCH_MISSING,
          batch.number(),
          "Before batch %d others are missing, from %d on.",
          number);
    }
    if (!batch.chain().equals(batch.chainWorkedOut())) {
      found(What.BATCH_CHANGED, batch.number(), "Batch %d is not what it was when it was signed.");
    } else if (!follows(batch)) {
      found(What.BATCH_CHANGED, batch.number(), "Batch %d does not follow the one before it.");
    }
    if (!batch.isSigned(signatures)) {
      found(What.SIGNATURE_WRONG, batch.number(), "Batch %d was signed by none of our keys.");
    }
    compare(batch);
  }

  private boolean follows(Batch batch) {
    if (batch.number() != (before == null ? 1 : before.number() + 1)) return true;
    return before == null
        ? batch.first() == 1 && batch.previous().equals(Digest.NONE)
        : batch.first() == before.last() + 1 && batch.previous().equals(before.chain());
  }

  private void compare(Batch batch) {
    if (!rootsBegan) {
      rootsBegan = true;
      root = nextRoot();
    }
    // What is kept outside may have been put away up to some batch.
    while (root != null && root.batch() < batch.number()) {
      found(What.ROOT_DIFFERS, root.batch(), "Of batch %d there is only what is kept outside.");
      root = nextRoot();
    }
    if (root == null || root.batch() > batch.number()) {
      if (root != null && compared > 0) {
        found(What.ROOT_DIFFERS, batch.number(), "Outside, batch %d is left out.");
      }
      return;
    }
    compared++;
    if (!root.equals(batch.outside())) {
      found(What.ROOT_DIFFERS, batch.number(), "Outside, batch %d is another than here.");
    }
    root = nextRoot();
  }

  private @Nullable Root nextRoot() {
    if (rootsEnded) return null;
    try {
      return roots.next();
    } catch (Unreadable e) {
      rootsEnded = true;
      found(What.ROOTS_UNREADABLE, null, "What is kept outside can't be read: " + e.getMessage());
      return null;
    }
  }

  /** A seal, with a number that is not above the batch's last. */
  public void seal(Sealed one) {
    var batch = batch();
    var seal = one.seal();
    if (seal.number() < next) {
      found(What.NUMBER_WITHOUT_BATCH, seal.number(), "Number %d belongs to no batch.");
      return;
    }
    if (seal.number() > next) missing(next, seal.number() - 1);
    next = seal.number() + 1;
    seals++;
    entries++;
    tree.add(seal.hash());
    if (one.batch() != batch.number()) {
      found(What.SEALS_CHANGED, seal.number(), "Number %d says that it is of another batch.");
    }
    var entry = one.entry();
    if (entry == null) {
      found(What.ENTRY_MISSING, seal.number(), seal.entry(), "Entry %d is not there any more.");
    } else if (!entry.hash().equals(seal.hash())) {
      found(What.ENTRY_CHANGED, seal.number(), seal.entry(), "Entry %d is not what was sealed.");
    } else if (isTooOld(entry, batch)) {
      found(
          What.ENTRY_BACKDATED,
          seal.number(),
          seal.entry(),
          "Entry %d says that it is older than what was sealed before it.");
    }
  }

  private boolean isTooOld(Written entry, Batch batch) {
    if (timesAreReal && farFromItsId(entry.at(), entry.id())) return true;
    if (caughtUp == null || batch.restarted()) return false;
    return entry.writtenIn() < caughtUp.sealedBelow()
        || madeAt(entry.id()).isBefore(caughtUp.sealedAt().minus(LEEWAY));
  }

  private static boolean farFromItsId(Instant at, UUID id) {
    return Duration.between(madeAt(id), at).abs().compareTo(LEEWAY) > 0;
  }

  /** By the id, which has real time in it. */
  private static Instant madeAt(UUID id) {
    return id.version() == TIME_ORDERED
        ? Instant.ofEpochMilli(id.getMostSignificantBits() >>> MILLIS_SHIFT)
        : Instant.EPOCH;
  }

  /** After the last seal of a batch. */
  public void end() {
    var batch = batch();
    if (next <= batch.last()) missing(next, batch.last());
    if (seals == 0 || !tree.root().equals(batch.root())) {
      found(
          What.SEALS_CHANGED,
          batch.number(),
          "The seals of batch %d are not those it was made of.");
    }
    if (batch.caughtUp()) caughtUp = batch;
    before = batch;
    current = null;
  }

  private Batch batch() {
    if (current == null) throw new IllegalStateException("No batch has begun");
    return current;
  }

  private void missing(long from, long to) {
    problems += to - from;
    found(What.NUMBER_MISSING, from, "Numbers are missing, from %d to " + to + ".");
  }

  /**
   * Whether something is kept outside of batches that have not passed by. They may have been made
   * meanwhile.
   */
  public boolean isMoreOutside() {
    if (root == null) root = nextRoot();
    rootsBegan = true;
    return root != null;
  }

  /** There are no more batches, and these seals belong to none. */
  public void endOfBatches(List<Seal> beyond) {
    if (isMoreOutside()) {
      long from = root == null ? 0 : root.batch();
      found(
          What.CUT_OFF,
          from,
          "Batch %d and what came after it were cut off: they are known outside, and not here.");
    }
    for (var seal : beyond) {
      found(What.NUMBER_WITHOUT_BATCH, seal.number(), "Number %d belongs to no batch.");
    }
  }

  /**
   * An entry.
   *
   * @param moment taken after the last batch had passed by
   */
  public void entry(Found entry, Moment moment) {
    if (entry.sealed()) return;
    boolean copied = before != null && before.sealedBelow() > moment.next();
    if (before != null && !copied && entry.writtenIn() < before.sealedBelow()) {
      found(
          What.ENTRY_PUT_IN,
          null,
          entry.id(),
          "Entry " + entry.id() + " was put in after what it says that it was written with.");
    } else if (isBackdated(entry)) {
      found(
          What.ENTRY_BACKDATED,
          null,
          entry.id(),
          "Entry " + entry.id() + " is not sealed yet, and says that it is older than what is.");
    } else {
      waiting++;
      if (madeAt(entry.id()).isBefore(moment.now().minus(SHOULD_BE_SEALED))) overdue++;
    }
  }

  private boolean isBackdated(Found entry) {
    if (timesAreReal && farFromItsId(entry.at(), entry.id())) return true;
    return caughtUp != null && madeAt(entry.id()).isBefore(caughtUp.sealedAt().minus(LEEWAY));
  }

  public LogCheck result() {
    if (overdue > 0) {
      found(
          What.SEALING_BEHIND,
          null,
          "%d entries have not been sealed for more than five minutes.".formatted(overdue));
    }
    return new LogCheck(
        entries,
        batches,
        compared,
        before == null ? null : before.sealedAt(),
        waiting,
        problems,
        findings);
  }

  private void found(What what, @Nullable Long number, String sentence, Object... more) {
    var values = new ArrayList<Object>();
    if (number != null) values.add(number);
    values.addAll(List.of(more));
    add(
        new Finding(
            what,
            number,
            null,
            values.isEmpty() ? sentence : sentence.formatted(values.toArray())));
  }

  private void found(What what, @Nullable Long number, @Nullable UUID entry, String sentence) {
    add(new Finding(what, number, entry, number == null ? sentence : sentence.formatted(number)));
  }

  private void add(Finding finding) {
    problems++;
    if (findings.size() < LogCheck.AT_MOST) findings.add(finding);
  }
}
