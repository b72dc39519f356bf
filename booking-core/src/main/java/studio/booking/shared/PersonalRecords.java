package studio.booking.shared;

import java.util.List;
import java.util.Set;

/**
 * What a module keeps about a client: its part of their export (GDPR Art. 15 and 20), and what of
 * it goes when they are erased (Art. 17). Each module with a table that names clients has one; the
 * build breaks on a table that is in none.
 *
 * <p>What stays is under the pseudonym: the law keeps the ledger, the proof of consent, and the
 * audit log (Art. 17(3)).
 */
public interface PersonalRecords {
  /** The tables that this speaks for, as {@code schema.table}. */
  Set<String> tables();

  /**
   * All that is kept about the client, for themself or for the studio, to be read with the rights
   * of the unit of work that asks.
   *
   * @param caller whose unit of work it is
   */
  Later<List<PersonalFile>> about(Caller caller, ClientId client);

  /**
   * Takes away all words by and about the client, and whatever else could tell who they were.
   * Written by the program itself, together with the other modules' part; done again after a kill
   * or a restored backup, and changes nothing then.
   */
  void erase(ClientId client);

  /**
   * A file of an export.
   *
   * @param name as in {@code bookings}, without an ending; unique over all modules
   * @param rows records of one type, whose components are texts, numbers, booleans, ids, instants,
   *     local dates and times, lists of these, texts by name, or null
   */
  record PersonalFile(String name, List<? extends Record> rows) {
    public PersonalFile {
      rows = List.copyOf(rows);
    }
  }
}
