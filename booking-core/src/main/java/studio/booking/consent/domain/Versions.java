package studio.booking.consent.domain;

import java.time.Instant;
import java.util.Optional;
import studio.booking.consent.VersionNumber;
import studio.booking.shared.Later;
import studio.booking.shared.Page;

/** The texts that people of a studio are asked with. */
public interface Versions {
  Later<Timeline> timeline();

  Later<Optional<Version>> find(VersionNumber number);

  /** The newest first. */
  Later<Page<Version>> list(Page.Request page);

  /**
   * Adds the one after the last. When another came first, the unit of work starts over.
   *
   * @param before the one that it follows
   */
  void add(Version published, Version.Head before);

  /** Gives a studio that opens the types and the text that every studio begins with. */
  void begin(Instant now);
}
