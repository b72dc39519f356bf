package studio.booking.scheduling.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;

/** Who gives sessions. A coach is also the lock on their own hours. */
public interface Coaches {
  /**
   * Those of the coaches that exist, their hours and themselves kept from being changed until the
   * unit of work ends. Others may book with them all the same.
   */
  Later<Map<CoachId, Coach>> lockForBooking(Collection<CoachId> coaches);

  /** The coach, kept from being booked by start and from being changed by others meanwhile. */
  Later<Optional<Coach>> lockForChange(CoachId coach);

  /** Those of the coaches that exist. */
  Later<Map<CoachId, Coach>> byId(Collection<CoachId> coaches);

  /**
   * Some of the coaches, in the order of their ids.
   *
   * @param after where the list goes on, or null from its beginning
   */
  Later<List<Coach>> list(boolean inactiveToo, @Nullable CoachId after, int limit);

  /** The same of those active coaches who give sessions of a type. */
  Later<List<Coach>> giving(SessionTypeId type, @Nullable CoachId after, int limit);

  void add(Coach coach);

  /** Replaces the version before this one, with its types and rates. */
  void change(Coach before, Coach after);
}
