package studio.booking.notices.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;

/** The notices of everybody in a studio. */
public interface Notices {
  void add(List<Notice> notices);

  /**
   * A person's notices, newest first.
   *
   * @param before where the list goes on, or null from its beginning
   */
  Later<List<Notice>> of(PersonId person, boolean unreadOnly, @Nullable UUID before, int limit);

  /** Marks those of the person's notices as read that weren't, and says how many. */
  int markRead(PersonId person, Collection<UUID> notices, Instant now);
}
