package studio.booking.consent.domain;

import java.time.Instant;
import java.util.List;
import studio.booking.consent.ConsentId;
import studio.booking.consent.ConsentType;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.OrganizationId;

/** Consents whose time is over, and of which nobody was told. */
public interface Expiries {
  /**
   * A consent that is over.
   *
   * @param live whether it ended by itself; else it was revoked before
   */
  record Due(ConsentId consent, ClientId client, ConsentType type, boolean live) {}

  /** The studios in which some are due; asked outside of any unit of work. */
  List<OrganizationId> studios(Instant now);

  /** Some that are due; those that somebody else is at are left to them. */
  Later<List<Due>> keep(Instant now, int limit);

  /** Writes down that these were told of. */
  void told(List<ConsentId> consents, Instant now);
}
