package studio.booking.privacy.application;

import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditTrail;
import studio.booking.audit.Entry;
import studio.booking.privacy.application.Relations.Relation;
import studio.booking.privacy.domain.PersonalData;
import studio.booking.privacy.domain.PiiAction;
import studio.booking.privacy.domain.Profiles;
import studio.booking.privacy.domain.WhyNot;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.UseCase;

/**
 * Shows who a client is, to themself, a coach who looks after them, and admins. Each look is
 * written down in the transaction that it is taken in: when that can't be, nothing is shown. So is
 * each attempt of somebody who may not look, wherefore none of the outcomes is rolled back.
 */
@UseCase
public class ReadPii {
  private final Relations relations;
  private final Profiles profiles;
  private final AuditTrail trail;
  private final Unlocking unlocking;
  private final Witness witness;

  ReadPii(
      Relations relations,
      Profiles profiles,
      AuditTrail trail,
      Unlocking unlocking,
      Witness witness) {
    this.relations = relations;
    this.profiles = profiles;
    this.trail = trail;
    this.unlocking = unlocking;
    this.witness = witness;
  }

  /** What becomes of it. */
  public sealed interface Outcome {
    /**
     * What is kept.
     *
     * @param before when somebody looked before, or null
     * @param version 0 when nothing is kept
     */
    record Shown(PersonalData data, @Nullable Entry before, long version) implements Outcome {}

    /** There is no such client, or none that is the caller's business. */
    record UnknownClient() implements Outcome {}

    /** Whoever looks at others has to say why. */
    record NoReason() implements Outcome {}

    /** The client's key is gone, or what is there is not what was written. */
    record Unreadable() implements Outcome {}
  }

  /**
   * Shows a client.
   *
   * @param reason in the caller's words; not needed for oneself
   */
  public Outcome read(Caller caller, ClientId client, @Nullable String reason) {
    var relation = relations.of(caller, client);
    var kept = profiles.find(client);
    var before = trail.last(client, PiiAction.LOOKS);
    var refusal = witness.refusal(caller, PiiAction.PII_ACCESS, client, relation.get(), reason);
    if (refusal != null) {
      return refusal == WhyNot.NO_REASON ? new Outcome.NoReason() : new Outcome.UnknownClient();
    }
    if (kept.get().isEmpty() && relation.get() == Relation.SELF) {
      witness.saw(caller, PiiAction.PII_ACCESS, client);
      return new Outcome.Shown(PersonalData.NONE, before.get().orElse(null), 0);
    }
    var unlocked = unlocking.unlock(caller, client, kept.get());
    if (unlocked == null) {
      witness.refused(caller, PiiAction.PII_ACCESS, client, WhyNot.UNREADABLE);
      return new Outcome.Unreadable();
    }
    witness.saw(caller, PiiAction.PII_ACCESS, client, reason, unlocked.safe());
    return new Outcome.Shown(unlocked.data(), before.get().orElse(null), unlocked.version());
  }
}
