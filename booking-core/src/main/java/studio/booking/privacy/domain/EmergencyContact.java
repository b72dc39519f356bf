package studio.booking.privacy.domain;

import org.jspecify.annotations.Nullable;

/**
 * Whom to call when something happens to a client.
 *
 * @param relationship what they are to the client, or null
 */
public record EmergencyContact(String name, @Nullable String relationship, PhoneNumber phone) {
  /** Nobody's name: that has no place in logs. */
  @Override
  public String toString() {
    return "an emergency contact";
  }
}
