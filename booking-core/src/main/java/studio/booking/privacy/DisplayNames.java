package studio.booking.privacy;

import java.util.Collection;
import java.util.Map;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/**
 * What clients are called by those who meet them. Who may know, and that they were told, is for the
 * module to see to that asks; clients and the AI service are told nobody's, by the database.
 */
public interface DisplayNames {
  /**
   * What they would like to be called, else their full name. Who gave neither, was erased, or whose
   * key can't be used, is not there.
   */
  Later<Map<ClientId, String>> of(Caller caller, Collection<ClientId> clients);
}
