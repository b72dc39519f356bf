package studio.booking.directory;

import java.util.List;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;

/** Takes in clients, for those who keep more about them than the directory does. */
public interface ClientRegister {
  /**
   * A client who has just come.
   *
   * @param version of the person, for their ETag
   */
  record NewClient(ClientId id, String alias, long version) {}

  /** Adds a client under an alias, within the unit of work that is open. */
  NewClient add(Caller caller);

  /**
   * Adds several at once, whose ids have been chosen.
   *
   * @return in their order
   */
  List<NewClient> add(Caller caller, List<ClientId> clients);
}
