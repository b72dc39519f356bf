package studio.booking.privacy.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.domain.Address;

/** Where somebody lives. */
record AddressShape(
    @Schema(example = "1 Example Street") @Size(min = 1, max = 200) String street,
    @Schema(example = "Springfield") @Size(min = 1, max = 100) String city,
    @Schema(example = "OR") @Nullable @Size(min = 1, max = 100) String state,
    @Schema(example = "97477") @Nullable @Size(min = 1, max = 20) String zip) {
  static @Nullable AddressShape of(@Nullable Address address) {
    return address == null
        ? null
        : new AddressShape(address.street(), address.city(), address.state(), address.zip());
  }

  Address address() {
    return new Address(street, city, state, zip);
  }

  /** Not the address: that has no place in logs. */
  @Override
  public String toString() {
    return "an address";
  }
}
