package studio.booking.privacy.domain;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody lives.
 *
 * @param state null where there are none
 * @param zip null where there are none
 */
public record Address(String street, String city, @Nullable String state, @Nullable String zip) {
  /** Not the address: that has no place in logs. */
  @Override
  public String toString() {
    return "an address";
  }
}
