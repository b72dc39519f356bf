package studio.booking.privacy.rest;

import static studio.booking.shared.rest.ProblemCode.EMAIL_TAKEN;
import static studio.booking.shared.rest.ProblemCode.NOT_FOUND;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.privacy.application.FindByEmail;
import studio.booking.privacy.application.RegisterClient;
import studio.booking.privacy.application.RegisterClient.Outcome.EmailTaken;
import studio.booking.privacy.application.RegisterClient.Outcome.Flawed;
import studio.booking.privacy.application.RegisterClient.Outcome.NotBornYet;
import studio.booking.privacy.application.RegisterClient.Outcome.Registered;
import studio.booking.privacy.domain.BloodType;
import studio.booking.privacy.domain.EmailAddress;
import studio.booking.privacy.domain.PersonalData;
import studio.booking.privacy.domain.PhoneNumber;
import studio.booking.privacy.domain.TrainingProfile;
import studio.booking.privacy.rest.TrainingBodies.NewTraining;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Idempotent;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;
import studio.booking.shared.rest.Witnessed;

/** Clients as they come, and as they are found again. */
@RestController
@RequestMapping("/api/clients")
@Tag(name = "Clients")
class RegistrationController {
  private final RegisterClient registerClient;
  private final FindByEmail findByEmail;

  RegistrationController(RegisterClient registerClient, FindByEmail findByEmail) {
    this.registerClient = registerClient;
    this.findByEmail = findByEmail;
  }

  /** Who comes. Everything may be left out; what there is needs a name. */
  record NewClient(
      @Schema(example = "Alex Example") @Nullable @Size(min = 1, max = 200) String fullName,
      @Schema(example = "Lex") @Nullable @Size(min = 1, max = 100) String preferredName,
      @Schema(example = "1990-04-01") @Nullable LocalDate dateOfBirth,
      @Nullable BloodType bloodType,
      @Schema(example = "+1 555 0101") @Nullable @Size(max = 41) PhoneNumber phoneNumber,
      @Schema(example = "alex@example.com") @Nullable @Size(max = 254) EmailAddress email,
      @Nullable ContactShape emergencyContact,
      @Nullable AddressShape address,
      @Nullable NewTraining trainingProfile) {
    TrainingProfile training() {
      return trainingProfile == null ? TrainingProfile.NONE : trainingProfile.profile();
    }

    PersonalData data() {
      return new PersonalData(
          fullName,
          preferredName,
          dateOfBirth,
          bloodType,
          phoneNumber,
          email,
          emergencyContact == null ? null : emergencyContact.contact(),
          address == null ? null : address.address());
    }

    /** Nobody's name: that has no place in logs. */
    @Override
    public String toString() {
      return "a new client";
    }
  }

  record ClientView(ClientId id, String alias) {}

  /** What a client is looked for by. */
  record Wanted(@Schema(example = "alex@example.com") @Size(max = 254) EmailAddress email) {}

  @Operation(
      summary = "Adds a client, under an alias",
      description =
          "What is said of them is encrypted, and answered by `GET /api/clients/{id}/pii` alone. "
              + "`trainingProfile` is kept in the same transaction: both, or none. "
              + "An empty object adds a client of whom nothing is known. "
              + "A coach sees a client once they are in that coach's care.")
  @PostMapping
  @Allow({Role.COACH, Role.ADMIN})
  @Idempotent
  @Witnessed("PII_CREATE")
  @Answer(value = ClientView.class, status = 201)
  @Refusals(EMAIL_TAKEN)
  ResponseEntity<?> register(
      Caller caller,
      @RequestBody NewClient client,
      @Parameter(description = "Unusual measures are meant.") @RequestParam(defaultValue = "false")
          boolean confirmUnusual) {
    var data = client.data();
    if (!data.isEmpty() && data.fullName() == null) {
      return Problems.invalid("/fullName", "is required");
    }
    return switch (registerClient.register(caller, data, client.training(), confirmUnusual)) {
      case Registered(var added) ->
          Answers.created(
              "/api/clients/" + added.id().value(),
              new ClientView(added.id(), added.alias()),
              added.version());
      case EmailTaken() -> emailTaken();
      case NotBornYet() -> notBornYet();
      case Flawed(var flaws) ->
          TrainingController.flawed(
              flaws.stream().map(flaw -> flaw.within("/trainingProfile")).toList());
    };
  }

  @Operation(
      summary = "Finds the client who has an e-mail address",
      description =
          "An admin finds all, a coach those in their care. Each search is in the audit log.")
  @PostMapping("/lookup")
  @Allow({Role.COACH, Role.ADMIN})
  @Witnessed("PII_LOOKUP")
  @Answer(ClientView.class)
  @Refusals(NOT_FOUND)
  ResponseEntity<?> lookup(Caller caller, @RequestBody Wanted wanted) {
    var found = findByEmail.find(caller, wanted.email());
    if (found.isEmpty()) {
      return Problems.notFound("/email", "There is no client with this address.");
    }
    return Answers.ok(new ClientView(found.get().id(), found.get().alias()));
  }

  static ResponseEntity<ProblemDetail> emailTaken() {
    return Problems.of(EMAIL_TAKEN, "A client of the studio has this e-mail address.");
  }

  static ResponseEntity<ProblemDetail> notBornYet() {
    return Problems.invalid("/dateOfBirth", "must not be in the future");
  }
}
