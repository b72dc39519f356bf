package studio.booking.notices.application;

import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import studio.booking.notices.domain.Notices;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/** Marks notices of the caller's own as read. */
@UseCase
public class ReadNotices {
  private final Notices notices;
  private final Clock clock;

  public ReadNotices(Notices notices, Clock clock) {
    this.notices = notices;
    this.clock = clock;
  }

  /** How many of them were unread. Those of others are passed over. */
  public int read(Caller by, Collection<UUID> which) {
    return notices.markRead(by.self(), which, clock.instant());
  }
}
