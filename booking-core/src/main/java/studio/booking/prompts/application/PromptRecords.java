package studio.booking.prompts.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.ClientSafes;
import studio.booking.privacy.ClientSafes.ClientSafe;
import studio.booking.prompts.domain.ImportedPrompts;
import studio.booking.prompts.domain.ImportedPrompts.Imported;
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
  private final ImportedPrompts imported;
  private final ClientSafes safes;

  PromptRecords(Prompts prompts, ImportedPrompts imported, ClientSafes safes) {
    this.prompts = prompts;
    this.imported = imported;
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

  /**
   * What another system knew of the client, as it was brought over.
   *
   * @param importedId what it was called there
   * @param original JSON as a text; null where nobody can read it any more
   */
  record ImportedRecord(
      UUID id, String importedId, Instant importedAt, @Nullable String original) {}

  @Override
  public Set<String> tables() {
    return Set.of("prompts.imported_prompt", "prompts.master_prompt");
  }

  @Override
  public Later<List<PersonalFile>> about(Caller caller, ClientId client) {
    var versions = prompts.all(client);
    var original = imported.of(client);
    return () -> {
      boolean locked = !versions.get().isEmpty() || original.get().isPresent();
      var safe = locked ? safes.open(caller, client) : Optional.<ClientSafe>empty();
      return List.of(
          new PersonalFile(
              "master-prompts", versions.get().stream().map(one -> opened(one, safe)).toList()),
          new PersonalFile(
              "imported-documents",
              original.get().map(one -> opened(one, safe)).stream().toList()));
    };
  }

  private static ImportedRecord opened(Imported kept, Optional<ClientSafe> safe) {
    var cell = ImportMasterPrompts.cell(kept.row());
    return new ImportedRecord(
        kept.row(),
        kept.id().value(),
        kept.at(),
        safe.flatMap(open -> open.unlock(cell, kept.original())).orElse(null));
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
    imported.erase(client);
  }
}
