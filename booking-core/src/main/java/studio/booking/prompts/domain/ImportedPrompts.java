package studio.booking.prompts.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import studio.booking.privacy.ImportedId;
import studio.booking.privacy.SealedText;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/** Documents of another system that were taken over. */
public interface ImportedPrompts {
  /**
   * One of them.
   *
   * @param id what it was called there
   * @param row what the ciphertext is bound to
   * @param original the whole as it came, under the client's key
   */
  record Imported(ImportedId id, ClientId client, UUID row, SealedText original, Instant at) {}

  /** Whose those of them were that were taken over, by their ids there. */
  Later<Map<ImportedId, ClientId>> taken(Collection<ImportedId> ids);

  /** What a client's document was; empty where they brought none, and once it was erased. */
  Later<Optional<Imported>> of(ClientId client);

  /** Takes a client's document away: that there was one stays. Again, it changes nothing. */
  void erase(ClientId client);

  /** Keeps them. One that somebody else has taken over meanwhile is a lost race. */
  void add(List<Imported> prompts);
}
