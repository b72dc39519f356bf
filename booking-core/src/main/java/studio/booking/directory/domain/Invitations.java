package studio.booking.directory.domain;

import java.time.Instant;
import java.util.Optional;
import studio.booking.shared.Later;

/** Open and used invitations of the studio that the open unit of work is for. */
public interface Invitations {
  void add(Invitation invitation);

  Later<Optional<Invitation>> find(InvitationId invitation);

  /** Uses it up. When somebody else has just done so, the race is lost. */
  void accept(InvitationId invitation, Instant now);
}
