package studio.booking.scheduling;

import java.util.Collection;
import java.util.Set;
import studio.booking.shared.Later;

/** Which session types there are in the studio. */
public interface KnownSessionTypes {
  /** Those of the types that exist, archived ones too. */
  Later<Set<SessionTypeId>> known(Collection<SessionTypeId> types);
}
