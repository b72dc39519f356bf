package studio.booking.privacy.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.directory.Studio;
import studio.booking.directory.Studios;
import studio.booking.privacy.domain.PiiAction;
import studio.booking.privacy.domain.Vault;
import studio.booking.privacy.domain.Vault.Safe;
import studio.booking.privacy.domain.WhyNot;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.PersonalRecords;
import studio.booking.shared.PersonalRecords.PersonalFile;
import studio.booking.shared.UseCase;

/**
 * Hands out all that is kept about a client, by whichever module: to themself, and to admins who
 * say why. It is one look, written down in the transaction that it is taken in.
 */
@UseCase
public class ExportClient {
  private final Relations relations;
  private final Studios studios;
  private final List<PersonalRecords> records;
  private final Vault vault;
  private final Witness witness;
  private final Clock clock;

  ExportClient(
      Relations relations,
      Studios studios,
      List<PersonalRecords> records,
      Vault vault,
      Witness witness,
      Clock clock) {
    this.relations = relations;
    this.studios = studios;
    this.records = List.copyOf(records);
    this.vault = vault;
    this.witness = witness;
    this.clock = clock;
  }

  /** What becomes of it. */
  public sealed interface Outcome {
    /**
     * All of it.
     *
     * @param files in the order of their names
     */
    record Exported(Studio studio, String alias, Instant at, List<PersonalFile> files)
        implements Outcome {}

    /** There is no such client, or none that is the caller's business. */
    record UnknownClient() implements Outcome {}

    /** Whoever looks at others has to say why. */
    record NoReason() implements Outcome {}

    /** The client's key is gone, so there is nothing to write a reason down with. */
    record Unreadable() implements Outcome {}
  }

  /**
   * Hands it out.
   *
   * @param reason in the caller's words; not needed for oneself
   */
  public Outcome export(Caller caller, ClientId client, @Nullable String reason) {
    var known = relations.known(caller, client);
    var studio = studios.current();
    // Before all the rest is asked: it is a lot, and none of a stranger's business.
    var refusal = witness.refusal(caller, PiiAction.EXPORT, client, known.get().relation(), reason);
    if (refusal != null) {
      return refusal == WhyNot.NO_REASON ? new Outcome.NoReason() : new Outcome.UnknownClient();
    }
    Optional<Safe> safe =
        reason == null ? Optional.empty() : vault.make(caller.organization(), client);
    if (reason != null && safe.isEmpty()) {
      witness.refused(caller, PiiAction.EXPORT, client, WhyNot.UNREADABLE);
      return new Outcome.Unreadable();
    }
    var files = files(caller, client);
    if (safe.isPresent()) witness.saw(caller, PiiAction.EXPORT, client, reason, safe.get());
    else witness.saw(caller, PiiAction.EXPORT, client);
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Outcome.Exported(studio.get(), known.get().alias(), now, files);
  }

  private List<PersonalFile> files(Caller caller, ClientId client) {
    // All are asked before the first one answers.
    var kept = records.stream().map(one -> one.about(caller, client)).toList();
    return kept.stream()
        .flatMap(files -> files.get().stream())
        .sorted(Comparator.comparing(PersonalFile::name))
        .toList();
  }
}
