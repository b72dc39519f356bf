package studio.booking.prompts.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import studio.booking.consent.ConsentType;
import studio.booking.consent.Consents;
import studio.booking.privacy.ClientSafes;
import studio.booking.privacy.ClientSafes.ClientSafe;
import studio.booking.privacy.PersonalWords;
import studio.booking.prompts.application.PromptWitness.Deed;
import studio.booking.prompts.application.Standing.Relation;
import studio.booking.prompts.application.WriteOutcome.Flawed;
import studio.booking.prompts.application.WriteOutcome.NoConsent;
import studio.booking.prompts.application.WriteOutcome.NotTheirs;
import studio.booking.prompts.application.WriteOutcome.Stale;
import studio.booking.prompts.application.WriteOutcome.UnknownClient;
import studio.booking.prompts.application.WriteOutcome.Unreadable;
import studio.booking.prompts.application.WriteOutcome.Written;
import studio.booking.prompts.domain.Examination;
import studio.booking.prompts.domain.KeptPrompt;
import studio.booking.prompts.domain.KeptPrompt.Heading;
import studio.booking.prompts.domain.PromptDocument;
import studio.booking.prompts.domain.Prompts;
import studio.booking.prompts.domain.Verdict;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.UseCase;

/** Keeps a new version of a client's master prompt. Those before it stay as they are. */
@UseCase
public class WriteMasterPrompt {
  private final Standing standing;
  private final Prompts prompts;
  private final PersonalWords personalWords;
  private final ClientSafes safes;
  private final Consents consents;
  private final PromptWitness witness;
  private final Clock clock;

  WriteMasterPrompt(
      Standing standing,
      Prompts prompts,
      PersonalWords personalWords,
      ClientSafes safes,
      Consents consents,
      PromptWitness witness,
      Clock clock) {
    this.standing = standing;
    this.prompts = prompts;
    this.personalWords = personalWords;
    this.safes = safes;
    this.consents = consents;
    this.witness = witness;
    this.clock = clock;
  }

  /**
   * Writes it.
   *
   * @param examined what nothing was found to be wrong with
   * @param expected the version that the caller has seen; empty: any
   */
  public WriteOutcome write(
      Caller caller, ClientId client, Verdict.Fit examined, OptionalLong expected) {
    var document = examined.document();
    var relation = standing.of(caller, client);
    var newest = prompts.newest(client);
    var words = personalWords.of(caller, client);
    var ai = document.hasAiFields() ? consents.of(client, ConsentType.AI_PROCESSING) : null;
    if (relation.get() != Relation.IN_CHARGE) {
      witness.refused(caller, Deed.PII_PROMPT_CHANGE, client, relation.get());
      return relation.get() == Relation.SELF ? new NotTheirs() : new UnknownClient();
    }
    if (ai != null && !ai.get().hasConsent()) {
      return new NoConsent(ConsentType.AI_PROCESSING, ai.get());
    }
    var safe = safes.make(caller, client);
    if (safe.isEmpty()) {
      witness.unreadable(caller, Deed.PII_PROMPT_CHANGE, client);
      return new Unreadable();
    }
    var violations = Examination.violations(document, client, words.get());
    if (!violations.isEmpty()) return new Flawed(violations);
    if (expected.isPresent() && expected.getAsLong() != newest.get()) return new Stale();
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var number = newest.get() + 1;
    var heading =
        new Heading(Ids.next(), client, number, examined.schemaVersion(), now, caller.self());
    prompts.add(sealed(safe.get(), heading, document));
    witness.did(caller, Deed.PII_PROMPT_CHANGE, heading);
    return new Written(heading);
  }

  private static KeptPrompt sealed(ClientSafe safe, Heading heading, PromptDocument document) {
    return new KeptPrompt(heading, safe.lock(ReadMasterPrompts.cell(heading), document.text()));
  }
}
