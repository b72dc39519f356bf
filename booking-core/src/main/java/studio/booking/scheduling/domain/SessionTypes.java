package studio.booking.scheduling.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;

/** What kinds of sessions the studio gives. */
public interface SessionTypes {
  /** Those of the types that exist, archived ones too. */
  Later<Map<SessionTypeId, SessionType>> byId(Collection<SessionTypeId> types);

  /** What a coach gives, archived types too. */
  Later<List<SessionType>> givenBy(CoachId coach);

  /**
   * Some of the types, in the order in which they were made.
   *
   * @param after where the list goes on, or null from its beginning
   */
  Later<List<SessionType>> list(boolean archivedToo, @Nullable SessionTypeId after, int limit);

  void add(SessionType type);

  /** Replaces the version before this one. */
  void change(SessionType type);
}
