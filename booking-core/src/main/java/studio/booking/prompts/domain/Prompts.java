package studio.booking.prompts.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.booking.prompts.domain.KeptPrompt.Heading;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.Page;

/** The versions of master prompts in the studio that the open unit of work is for. */
public interface Prompts {
  /** The number of a client's newest version; 0 when there is none. */
  default Later<Integer> newest(ClientId client) {
    return newest(List.of(client)).map(numbers -> numbers.getOrDefault(client, 0));
  }

  /** The numbers of the newest versions of those of these clients that have any. */
  Later<Map<ClientId, Integer>> newest(Collection<ClientId> clients);

  Later<Optional<KeptPrompt>> find(ClientId client, int number);

  Later<Optional<KeptPrompt>> findNewest(ClientId client);

  /** The newest first. */
  Later<Page<Heading>> list(ClientId client, Page.Request page);

  /** Adds a version. Where its number is taken meanwhile, that is a lost race. */
  default void add(KeptPrompt prompt) {
    add(List.of(prompt));
  }

  /** Adds versions of several clients at once. */
  void add(List<KeptPrompt> prompts);

  /** All of a client's, the oldest first. */
  Later<List<KeptPrompt>> all(ClientId client);

  /** Takes all of a client's away. Again, it changes nothing. */
  void erase(ClientId client);
}
