package studio.booking.scheduling.domain;

import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a client brings along. The booking is the client's; the guest only has the place.
 *
 * @param name null once it was erased, and for whom it is none of their business
 */
public record Guest(@Nullable String name) {
  public static final int LONGEST_NAME = 100;

  /** One whose name does not matter here. */
  public static final Guest UNNAMED = new Guest(null);

  /** Nothing that is written down about a request says who its guest was. */
  @Override
  public String toString() {
    return "Guest";
  }
}
