package studio.booking.privacy.domain;

import java.util.List;
import studio.booking.shared.ClientId;

/** What came of a client of another system. */
public sealed interface ClientImport {
  /**
   * They come in.
   *
   * @param as by which id from now on
   */
  record Taken(ClientId as, ImportedClient client) implements ClientImport {}

  /**
   * They came before.
   *
   * @param earlierHere whether by the same admission
   */
  record TakenBefore(ClientId client, boolean earlierHere) implements ClientImport {}

  /** A client of the studio has the e-mail address, or an earlier one has brought it. */
  record AddressTaken() implements ClientImport {}

  /** They can't be kept as they are. */
  record Flawed(List<Flaw> flaws) implements ClientImport {
    public Flawed {
      flaws = List.copyOf(flaws);
    }
  }
}
