package studio.booking.audit.application;

import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.domain.Batch;
import studio.booking.audit.domain.MerkleTree;
import studio.booking.audit.domain.Seal;
import studio.booking.audit.domain.Seals;
import studio.booking.audit.domain.Seals.Moment;
import studio.booking.audit.domain.Seals.Span;
import studio.booking.audit.domain.Signatures;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/**
 * Gives entries their numbers, and signs for them. Only what transactions below the oldest running
 * one have written is sealed: of that, nothing can come later.
 */
@UseCase
public class SealBatch {
  /** How many are sealed at once. */
  static final int SET = 2_000;

  private final Seals seals;
  private final Signatures signatures;

  public SealBatch(Seals seals, Signatures signatures) {
    this.seals = seals;
    this.signatures = signatures;
  }

  /** Seals one set of a studio's entries; empty when there are none to seal. */
  public Optional<Batch> seal(Caller caller) {
    // In this order: the database is never behind what was sealed by then.
    var last = seals.last();
    var moment = seals.moment();
    var before = last.get().orElse(null);
    boolean restarted = before != null && before.sealedBelow() > moment.get().next();
    var entries = seals.unsealed(span(before, moment.get(), restarted), SET).get();
    if (entries.isEmpty()) return Optional.empty();

    boolean caughtUp = entries.size() < SET;
    var extent =
        new Batch.Extent(
            caughtUp ? moment.get().horizon() : entries.getLast().writtenIn(),
            caughtUp,
            restarted,
            moment.get().now());
    var made = new ArrayList<Seal>(entries.size());
    var tree = new MerkleTree();
    long number = before == null ? 0 : before.last();
    for (var entry : entries) {
      var seal = new Seal(++number, entry.at(), entry.id(), entry.hash());
      tree.add(seal.hash());
      made.add(seal);
    }
    var studio = caller.organization().value();
    var batch = Batch.after(before, studio, made.size(), extent, tree.root(), signatures);
    seals.add(batch, made);
    return Optional.of(batch);
  }

  private static Span span(@Nullable Batch before, Moment moment, boolean restarted) {
    if (before == null) return new Span(0, moment.horizon(), null);
    return restarted
        ? new Span(0, moment.horizon(), before.sealedBelow())
        : new Span(before.sealedBelow(), moment.horizon(), null);
  }
}
