package studio.booking.privacy.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.domain.EmergencyContact;
import studio.booking.privacy.domain.PhoneNumber;

/** Whom to call when something happens. */
record ContactShape(
    @Schema(example = "Robin Example") @Size(min = 1, max = 200) String name,
    @Schema(example = "sister") @Nullable @Size(min = 1, max = 100) String relationship,
    @Schema(example = "+1 555 0100") @Size(max = 41) PhoneNumber phone) {
  static @Nullable ContactShape of(@Nullable EmergencyContact contact) {
    return contact == null
        ? null
        : new ContactShape(contact.name(), contact.relationship(), contact.phone());
  }

  EmergencyContact contact() {
    return new EmergencyContact(name, relationship, phone);
  }

  /** Nobody's name: that has no place in logs. */
  @Override
  public String toString() {
    return "an emergency contact";
  }
}
