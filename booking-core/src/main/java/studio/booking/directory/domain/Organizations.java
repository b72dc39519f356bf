package studio.booking.directory.domain;

import java.time.Instant;
import java.time.ZoneId;
import studio.booking.directory.Studio;
import studio.booking.shared.Later;

/** Makes studios, and changes the one that the open unit of work is for. */
public interface Organizations {
  /**
   * Makes the studio that the unit of work is for.
   *
   * @return false if another studio has the slug; nothing is made then
   */
  boolean open(Studio studio, Instant now);

  /**
   * Keeps the new settings. Somebody who has changed them since they were read, one version ago,
   * has won the race.
   */
  void change(Studio changed);

  /** Whether the database can reckon in this zone too: it may know fewer than Java. */
  Later<Boolean> reckonsIn(ZoneId zone);
}
