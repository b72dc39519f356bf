package studio.booking.prompts.domain;

import java.util.Optional;
import studio.booking.prompts.domain.KeptPrompt.Heading;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.Page;

/** The versions of master prompts in the studio that the open unit of work is for. */
public interface Prompts {
  /** The number of a client's newest version; 0 when there is none. */
  Later<Integer> newest(ClientId client);

  Later<Optional<KeptPrompt>> find(ClientId client, int number);

  Later<Optional<KeptPrompt>> findNewest(ClientId client);

  /** The newest first. */
  Later<Page<Heading>> list(ClientId client, Page.Request page);

  /** Adds a version. Where its number is taken meanwhile, that is a lost race. */
  void add(KeptPrompt prompt);
}
