package studio.booking.prompts.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.ClientSafes;
import studio.booking.privacy.ClientSafes.ClientSafe;
import studio.booking.prompts.domain.KeptPrompt;
import studio.booking.prompts.domain.Prompts;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Later;
import studio.booking.shared.PersonalRecords;

/** A client's master prompts, in all their versions. */
@Collaborator
class PromptRecords implements PersonalRecords {
  private final Prompts prompts;
  private final ClientSafes safes;

  PromptRecords(Prompts prompts, ClientSafes safes) {
    this.prompts = prompts;
    this.safes = safes;
  }

  /**
   * A version, as it is exported.
   *
   * @param document JSON as a text; null where nobody can read it any more
   */
  record PromptRecord(
      UUID id,
      int number,
      String schemaVersion,
      Instant writtenAt,
      UUID writtenBy,
      @Nullable String document) {}

  @Override
  public Set<String> tables() {
    return Set.of("prompts.master_prompt");
  }

  @Override
  public Later<List<PersonalFile>> about(Caller caller, ClientId client) {
    return prompts
        .all(client)
        .map(
            kept -> {
              var safe = kept.isEmpty() ? Optional.<ClientSafe>empty() : safes.open(caller, client);
              var rows = kept.stream().map(one -> opened(one, safe)).toList();
              return List.of(new PersonalFile("master-prompts", rows));
            });
  }

  private static PromptRecord opened(KeptPrompt kept, Optional<ClientSafe> safe) {
    var heading = kept.heading();
    var cell = ReadMasterPrompts.cell(heading);
    return new PromptRecord(
        heading.id(),
        heading.number(),
        heading.schemaVersion(),
        heading.writtenAt(),
        heading.writtenBy().value(),
        safe.flatMap(open -> open.unlock(cell, kept.document())).orElse(null));
  }

  /** All at once: without the key they say nothing, and no law has them kept. */
  @Override
  public void erase(ClientId client) {
    prompts.erase(client);
  }
}
