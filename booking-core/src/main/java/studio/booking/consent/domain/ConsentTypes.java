package studio.booking.consent.domain;

import java.time.Instant;
import java.util.List;
import studio.booking.consent.ConsentType;
import studio.booking.shared.Later;
import studio.booking.shared.Page;

/** What people of a studio are asked about. */
public interface ConsentTypes {
  /** How many a studio may have: each of its clients is asked about each. */
  int MOST = 50;

  /**
   * A type, and what it means.
   *
   * @param description what somebody says yes or no to
   */
  record Meaning(ConsentType type, String name, String description) {}

  Later<Boolean> has(ConsentType type);

  /** All, by their words. */
  Later<List<Meaning>> all();

  /** By their words. */
  Later<Page<Meaning>> list(Page.Request page);

  /** Adds one. When it is there, the unit of work starts over. */
  void add(Meaning added, Instant now);
}
