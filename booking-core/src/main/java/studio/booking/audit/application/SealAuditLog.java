package studio.booking.audit.application;

import java.time.Duration;
import java.util.List;
import studio.booking.audit.domain.Batch;
import studio.booking.audit.domain.RootStore;
import studio.booking.audit.domain.RootStore.Unreadable;
import studio.booking.audit.domain.Seals;
import studio.booking.audit.domain.Signatures;
import studio.booking.operations.EachStudio;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.UnitOfWork;

/**
 * Seals what was written to the audit log, and keeps the roots outside. A batch is committed first
 * and kept outside then: what is known outside is in the database for certain. What a crash left
 * out is made up for before anything more is sealed.
 */
public class SealAuditLog extends EachStudio {
  private static final int AT_ONCE = 500;

  private final Seals seals;
  private final SealBatch sealBatch;
  private final Signatures signatures;
  private final RootStore roots;
  private final UnitOfWork unitOfWork;

  public SealAuditLog(
      Seals seals,
      SealBatch sealBatch,
      Signatures signatures,
      RootStore roots,
      UnitOfWork unitOfWork) {
    this.seals = seals;
    this.sealBatch = sealBatch;
    this.signatures = signatures;
    this.roots = roots;
    this.unitOfWork = unitOfWork;
  }

  @Override
  public String name() {
    return "seal-audit-log";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(20);
  }

  @Override
  protected List<OrganizationId> due() {
    return seals.toSeal();
  }

  @Override
  protected String counted() {
    return "sealed";
  }

  @Override
  protected int workIn(Caller studio) {
    keepOutside(studio);
    var batch = sealBatch.seal(studio);
    if (batch.isEmpty()) return 0;
    keepOutside(studio);
    return (int) batch.get().entries();
  }

  private void keepOutside(Caller studio) {
    while (true) {
      var last = roots.last(studio.organization());
      // The last one again: it has to be the same here and outside.
      long after = last.map(root -> root.batch() - 1).orElse(0L);
      var batches = unitOfWork.ask(studio, () -> seals.batches(after, AT_ONCE).get());
      if (last.isPresent()) {
        if (batches.isEmpty() || !batches.getFirst().outside().equals(last.get())) {
          throw new Unreadable(
              ("Batch %d of %s is another outside than here, or is not here any more. If this is"
                      + " another database than before, put the roots of that one away")
                  .formatted(last.get().batch(), studio.organization().value()));
        }
        batches = batches.subList(1, batches.size());
      }
      for (var batch : batches) {
        if (!batch.isSound(signatures)) {
          throw new Unreadable(
              "Batch %d of %s is not what was signed"
                  .formatted(batch.number(), studio.organization().value()));
        }
      }
      if (batches.isEmpty()) return;
      roots.add(studio.organization(), batches.stream().map(Batch::outside).toList());
      if (batches.size() < AT_ONCE - 1) return;
    }
  }
}
