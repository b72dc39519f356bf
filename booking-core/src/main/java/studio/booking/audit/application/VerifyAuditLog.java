package studio.booking.audit.application;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.domain.Inspection;
import studio.booking.audit.domain.LogCheck;
import studio.booking.audit.domain.RootStore;
import studio.booking.audit.domain.Seals;
import studio.booking.audit.domain.Seals.Found;
import studio.booking.audit.domain.Seals.Sealed;
import studio.booking.audit.domain.Signatures;
import studio.booking.shared.Caller;
import studio.booking.shared.Query;

/** Proves that the audit log of a studio is what was written, or says what is not. */
@Query
public class VerifyAuditLog {
  private static final int BATCHES = 500;
  private static final int SEALS = 2_000;
  private static final int ENTRIES = 5_000;

  private final Seals seals;
  private final Signatures signatures;
  private final RootStore roots;
  private final EntryTimes times;

  /** Whether entries have real times: in the demo, somebody puts the clock on. */
  public record EntryTimes(boolean areReal) {}

  public VerifyAuditLog(Seals seals, Signatures signatures, RootStore roots, EntryTimes times) {
    this.seals = seals;
    this.signatures = signatures;
    this.roots = roots;
    this.times = times;
  }

  /** Looks at all of it, some at a time. */
  public LogCheck verify(Caller caller) {
    try (var outside = roots.read(caller.organization())) {
      var inspection = new Inspection(signatures, outside, times.areReal());
      inspectBatches(inspection);
      inspection.endOfBatches(seals.beyond(LogCheck.AT_MOST).get());
      inspectEntries(inspection);
      return inspection.result();
    }
  }

  private void inspectBatches(Inspection inspection) {
    var passing = new Passing();
    long after = Long.MIN_VALUE;
    while (true) {
      var batches = seals.batches(after, BATCHES).get();
      if (batches.isEmpty()) {
        // One that was kept outside while we looked has come here before.
        if (!inspection.isMoreOutside()) return;
        batches = seals.batches(after, BATCHES).get();
        if (batches.isEmpty()) return;
      }
      for (var batch : batches) {
        inspection.begin(batch);
        for (var seal = passing.next(batch.last());
            seal != null;
            seal = passing.next(batch.last())) {
          inspection.seal(seal);
        }
        inspection.end();
        after = batch.number();
      }
    }
  }

  /** Seals in their order, some at a time. */
  private final class Passing {
    private Iterator<Sealed> some = List.<Sealed>of().iterator();
    private @Nullable Sealed held;
    private long after = Long.MIN_VALUE;

    /** The next, unless its number is above that. */
    @Nullable Sealed next(long atMost) {
      if (held == null) {
        if (!some.hasNext()) some = seals.sealed(after, SEALS).get().iterator();
        if (!some.hasNext()) return null;
        held = some.next();
        after = held.seal().number();
      }
      if (held.seal().number() > atMost) return null;
      var passes = held;
      held = null;
      return passes;
    }
  }

  private void inspectEntries(Inspection inspection) {
    var moment = seals.moment().get();
    Found last = null;
    while (true) {
      var entries = seals.entries(last, ENTRIES).get();
      for (var entry : entries) inspection.entry(entry, moment);
      if (entries.size() < ENTRIES) return;
      last = entries.getLast();
    }
  }
}
