package studio.booking.prompts.application;

import java.util.Optional;
import studio.booking.prompts.domain.KeptPrompt.Heading;
import studio.booking.prompts.domain.Prompts;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Page;
import studio.booking.shared.Query;

/** Lists the versions of a client's master prompt, without what is in them. */
@Query
public class ListMasterPrompts {
  private final Standing standing;
  private final Prompts prompts;

  ListMasterPrompts(Standing standing, Prompts prompts) {
    this.standing = standing;
    this.prompts = prompts;
  }

  /** Empty when there is no such client, or none that is the caller's business. */
  public Optional<Page<Heading>> list(Caller caller, ClientId client, Page.Request page) {
    var relation = standing.of(caller, client);
    var found = prompts.list(client, page);
    return relation.get().mayRead() ? Optional.of(found.get()) : Optional.empty();
  }
}
