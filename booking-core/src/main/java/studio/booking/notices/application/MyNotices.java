package studio.booking.notices.application;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.directory.Studios;
import studio.booking.notices.domain.Notice;
import studio.booking.notices.domain.Notices;
import studio.booking.shared.Caller;
import studio.booking.shared.Query;

/** What the caller was told, newest first. */
@Query
public class MyNotices {
  private final Notices notices;
  private final Studios studios;

  public MyNotices(Notices notices, Studios studios) {
    this.notices = notices;
    this.studios = studios;
  }

  /**
   * Some of them.
   *
   * @param zone of the studio, to tell times in
   */
  public record Found(List<Notice> notices, ZoneId zone) {}

  /**
   * The caller's own notices.
   *
   * @param before where the list goes on, or null from its beginning
   */
  public Found list(Caller by, boolean unreadOnly, @Nullable UUID before, int limit) {
    var found = notices.of(by.self(), unreadOnly, before, limit);
    var studio = studios.current();
    return new Found(found.get(), studio.get().zone());
  }
}
