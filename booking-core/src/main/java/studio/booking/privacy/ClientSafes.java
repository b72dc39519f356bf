package studio.booking.privacy;

import java.util.Optional;
import java.util.UUID;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;

/**
 * For modules that keep something of a client which has to go with them: under the client's own
 * key, nobody reads it once that is destroyed, in backups neither. Who may read it, and that it was
 * read, is for the module to see to.
 */
public interface ClientSafes {
  /** The client's safe, made where there is none; empty when their key was destroyed. */
  Optional<ClientSafe> make(Caller caller, ClientId client);

  /** The client's safe; empty when there is none that opens. */
  Optional<ClientSafe> open(Caller caller, ClientId client);

  /** Good for one unit of work. */
  interface ClientSafe {
    /** Binds the text to where it will stand: nobody can read it elsewhere. */
    SealedText lock(Cell cell, String text);

    /** Empty when it was locked with another key, for another cell, or was changed since. */
    Optional<String> unlock(Cell cell, SealedText text);
  }

  /**
   * Where a sealed text stands.
   *
   * @param table with its schema, such as {@code prompts.master_prompt}
   */
  record Cell(String table, UUID row, String column) {}
}
