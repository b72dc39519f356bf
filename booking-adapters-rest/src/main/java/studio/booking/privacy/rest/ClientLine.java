package studio.booking.privacy.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.ImportedId;
import studio.booking.privacy.domain.BloodType;
import studio.booking.privacy.domain.EmailAddress;
import studio.booking.privacy.domain.ImportedClient;
import studio.booking.privacy.domain.PhoneNumber;
import studio.booking.privacy.rest.RegistrationController.NewClient;
import studio.booking.privacy.rest.TrainingBodies.NewTraining;

/**
 * A client as another system kept them, on a line.
 *
 * @param id what they were called there; the same one is imported once
 * @param openingBalances credits that they had there
 */
record ClientLine(
    @Schema(example = "c-4711") ImportedId id,
    @Schema(example = "Alex Example") @Nullable @Size(min = 1, max = 200) String fullName,
    @Schema(example = "Lex") @Nullable @Size(min = 1, max = 100) String preferredName,
    @Schema(example = "1990-04-01") @Nullable LocalDate dateOfBirth,
    @Nullable BloodType bloodType,
    @Schema(example = "+1 555 0101") @Nullable @Size(max = 41) PhoneNumber phoneNumber,
    @Schema(example = "alex@example.com") @Nullable @Size(max = 254) EmailAddress email,
    @Nullable ContactShape emergencyContact,
    @Nullable AddressShape address,
    @Nullable NewTraining trainingProfile,
    @Nullable @Size(max = 20) List<OpeningBalance> openingBalances) {

  ClientLine {
    openingBalances = openingBalances == null ? null : List.copyOf(openingBalances);
  }

  /**
   * Credits with one expiry.
   *
   * @param expiresAt in the future; without it they never do
   */
  record OpeningBalance(
      @Schema(example = "8") @Min(1) @Max(1_000_000) int credits,
      @Schema(example = "2027-01-31T23:59:59.000Z") @Nullable Instant expiresAt) {
    ImportedClient.Balance balance() {
      return new ImportedClient.Balance(credits, expiresAt);
    }
  }

  ImportedClient client() {
    var client =
        new NewClient(
            fullName,
            preferredName,
            dateOfBirth,
            bloodType,
            phoneNumber,
            email,
            emergencyContact,
            address,
            trainingProfile);
    var balances =
        openingBalances == null
            ? List.<ImportedClient.Balance>of()
            : openingBalances.stream().map(OpeningBalance::balance).toList();
    return new ImportedClient(id, client.data(), client.training(), balances);
  }

  /** Nobody's name: that has no place in logs. */
  @Override
  public String toString() {
    return "a line of a client";
  }
}
