package studio.booking.prompts.application;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.ClientSafes;
import studio.booking.privacy.ClientSafes.Cell;
import studio.booking.prompts.application.PromptWitness.Deed;
import studio.booking.prompts.domain.KeptPrompt;
import studio.booking.prompts.domain.KeptPrompt.Heading;
import studio.booking.prompts.domain.Prompts;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.UseCase;

/** Shows a client's master prompt: to them, a coach of theirs, and admins. Each look is kept. */
@UseCase
public class ReadMasterPrompts {
  private final Standing standing;
  private final Prompts prompts;
  private final ClientSafes safes;
  private final PromptWitness witness;

  ReadMasterPrompts(Standing standing, Prompts prompts, ClientSafes safes, PromptWitness witness) {
    this.standing = standing;
    this.prompts = prompts;
    this.safes = safes;
    this.witness = witness;
  }

  /** What becomes of it. */
  public sealed interface Outcome {
    /**
     * A version.
     *
     * @param document JSON
     */
    record Shown(Heading heading, String document) implements Outcome {}

    /** There is no such client, or none that is the caller's business. */
    record UnknownClient() implements Outcome {}

    /** The client has none, or none of that number. */
    record NoSuchVersion() implements Outcome {}

    /** The client's key is gone, or what is there is not what was written. */
    record Unreadable() implements Outcome {}
  }

  public Outcome newest(Caller caller, ClientId client) {
    return show(caller, client, prompts.findNewest(client));
  }

  public Outcome version(Caller caller, ClientId client, int number) {
    return show(caller, client, prompts.find(client, number));
  }

  private Outcome show(Caller caller, ClientId client, Later<Optional<KeptPrompt>> wanted) {
    var relation = standing.of(caller, client);
    if (!relation.get().mayRead()) {
      witness.refused(caller, Deed.PII_PROMPT_ACCESS, client, relation.get());
      return new Outcome.UnknownClient();
    }
    var kept = wanted.get().orElse(null);
    if (kept == null) return new Outcome.NoSuchVersion();
    var document = opened(caller, kept);
    if (document == null) {
      witness.unreadable(caller, Deed.PII_PROMPT_ACCESS, client);
      return new Outcome.Unreadable();
    }
    witness.did(caller, Deed.PII_PROMPT_ACCESS, kept.heading());
    return new Outcome.Shown(kept.heading(), document);
  }

  private @Nullable String opened(Caller caller, KeptPrompt kept) {
    return safes
        .open(caller, kept.heading().client())
        .flatMap(safe -> safe.unlock(cell(kept.heading()), kept.document()))
        .orElse(null);
  }

  static Cell cell(Heading heading) {
    return new Cell("prompts.master_prompt", heading.id(), "document");
  }
}
