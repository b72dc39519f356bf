package studio.booking.privacy.rest;

import static studio.booking.shared.rest.ProblemCode.CONFLICT;
import static studio.booking.shared.rest.ProblemCode.EMAIL_TAKEN;
import static studio.booking.shared.rest.ProblemCode.PII_UNREADABLE;
import static studio.booking.shared.rest.ProblemCode.PRECONDITION_FAILED;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.audit.Entry;
import studio.booking.privacy.application.ChangePii;
import studio.booking.privacy.application.ReadAccessLog;
import studio.booking.privacy.application.ReadPii;
import studio.booking.privacy.domain.Access;
import studio.booking.privacy.domain.BloodType;
import studio.booking.privacy.domain.EmailAddress;
import studio.booking.privacy.domain.PersonalData;
import studio.booking.privacy.domain.PhoneNumber;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Page;
import studio.booking.shared.Patch;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.rest.AccessReason;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.IfMatch;
import studio.booking.shared.rest.InputError;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;
import studio.booking.shared.rest.Witnessed;

/** Who a client is, for the few who may know, and who looked. */
@RestController
@RequestMapping("/api/clients/{id}")
@Tag(name = "Personal data")
class PiiController {
  private final ReadPii readPii;
  private final ChangePii changePii;
  private final ReadAccessLog readAccessLog;

  PiiController(ReadPii readPii, ChangePii changePii, ReadAccessLog readAccessLog) {
    this.readPii = readPii;
    this.changePii = changePii;
    this.readAccessLog = readAccessLog;
  }

  /** What is to be different. An emergency contact or an address is replaced as a whole. */
  record Change(
      @Schema(example = "Alex Example") @Size(min = 1, max = 200) Patch<@Nullable String> fullName,
      @Schema(example = "Lex") @Size(min = 1, max = 100) Patch<@Nullable String> preferredName,
      @Schema(example = "1990-04-01") Patch<@Nullable LocalDate> dateOfBirth,
      Patch<@Nullable BloodType> bloodType,
      @Schema(example = "+1 555 0101") @Size(max = 41) Patch<@Nullable PhoneNumber> phoneNumber,
      @Schema(example = "alex@example.com") @Size(max = 254) Patch<@Nullable EmailAddress> email,
      Patch<@Nullable ContactShape> emergencyContact,
      Patch<@Nullable AddressShape> address) {
    ChangePii.Change change() {
      return new ChangePii.Change(
          fullName,
          preferredName,
          dateOfBirth,
          bloodType,
          phoneNumber,
          email,
          emergencyContact.map(contact -> contact == null ? null : contact.contact()),
          address.map(home -> home == null ? null : home.address()));
    }

    /** Nobody's name: that has no place in logs. */
    @Override
    public String toString() {
      return "a change of personal data";
    }
  }

  /**
   * Who a client is.
   *
   * @param lastAccessedAt when somebody looked before; null when nobody has
   * @param accessedBy who that was; null also for the program itself
   */
  record PiiView(
      ClientId clientId,
      @Nullable String fullName,
      @Nullable String preferredName,
      @Nullable LocalDate dateOfBirth,
      @Nullable BloodType bloodType,
      @Nullable PhoneNumber phoneNumber,
      @Nullable EmailAddress email,
      @Nullable ContactShape emergencyContact,
      @Nullable AddressShape address,
      @Nullable Instant lastAccessedAt,
      @Nullable PersonId accessedBy) {
    static PiiView of(UUID client, PersonalData data, @Nullable Entry before) {
      return new PiiView(
          new ClientId(client),
          data.fullName(),
          data.preferredName(),
          data.dateOfBirth(),
          data.bloodType(),
          data.phoneNumber(),
          data.email(),
          ContactShape.of(data.emergencyContact()),
          AddressShape.of(data.address()),
          before == null ? null : before.at(),
          before == null ? null : before.actor());
    }

    /** Nobody's name: that has no place in logs. */
    @Override
    public String toString() {
      return "personal data";
    }
  }

  /** How an attempt ended. */
  enum Outcome {
    ALLOWED,
    REFUSED
  }

  /**
   * Somebody looked, or changed something, or tried to.
   *
   * @param by null when the program itself did
   * @param reason in their words; null where none was needed, and once it was erased
   * @param fields what was changed; empty where nothing was
   */
  record AccessView(
      Instant at,
      @Nullable PersonId by,
      Role byRole,
      @Schema(example = "PII_ACCESS") String action,
      @Nullable String reason,
      Outcome outcome,
      List<String> fields,
      @Nullable String requestId) {
    static AccessView of(Access access) {
      return new AccessView(
          access.at(),
          access.by(),
          access.byRole(),
          access.action(),
          access.reason(),
          access.refused() ? Outcome.REFUSED : Outcome.ALLOWED,
          access.fields(),
          access.requestId());
    }
  }

  @Operation(
      summary = "Shows who a client is: to themself, a coach who looks after them, or an admin",
      description =
          "Others than the client say why, by `X-Access-Reason`. Each look, and each attempt, is "
              + "in the audit log. What was never given, or was erased, is null.")
  @GetMapping("/pii")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Witnessed("PII_ACCESS")
  @Answer(PiiView.class)
  @Refusals(PII_UNREADABLE)
  ResponseEntity<?> show(
      Caller caller, @PathVariable UUID id, @AccessReason @Nullable String reason) {
    return switch (readPii.read(caller, new ClientId(id), reason)) {
      case ReadPii.Outcome.Shown(var data, var before, var version) ->
          Answers.ok(PiiView.of(id, data, before), version);
      case ReadPii.Outcome.UnknownClient() -> unknown();
      case ReadPii.Outcome.NoReason() -> noReason();
      case ReadPii.Outcome.Unreadable() -> unreadable();
    };
  }

  @Operation(
      summary = "Puts right who a client is, for those who may see it",
      description =
          "A merge patch; null clears. Which properties were changed is in the audit log, and "
              + "never what they were.")
  @PatchMapping("/pii")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Witnessed("PII_CHANGE")
  @Answer(PiiView.class)
  @Refusals({CONFLICT, EMAIL_TAKEN, PII_UNREADABLE})
  ResponseEntity<?> change(
      Caller caller,
      @PathVariable UUID id,
      @RequestBody Change change,
      @IfMatch OptionalLong expected,
      @AccessReason @Nullable String reason) {
    var outcome = changePii.change(caller, new ClientId(id), change.change(), expected, reason);
    return switch (outcome) {
      case ChangePii.Outcome.Changed(var data, var before, var version) ->
          Answers.ok(PiiView.of(id, data, before), version);
      case ChangePii.Outcome.UnknownClient() -> unknown();
      case ChangePii.Outcome.NoReason() -> noReason();
      case ChangePii.Outcome.Unreadable() -> unreadable();
      case ChangePii.Outcome.Stale() ->
          Problems.of(PRECONDITION_FAILED, "The data have been changed in the meantime.");
      case ChangePii.Outcome.EmailTaken() -> RegistrationController.emailTaken();
      case ChangePii.Outcome.NotBornYet() -> RegistrationController.notBornYet();
      case ChangePii.Outcome.NamedInTraining(var places) ->
          Problems.of(
              CONFLICT,
              "The training profile has this in its words. Write \"the client\" there first.",
              Map.of("places", places));
    };
  }

  @Operation(
      summary = "Lists who saw or changed what is personal about a client, latest first",
      description = "For the client, and for admins. Attempts that were refused are in it, too.")
  @GetMapping("/pii-access-log")
  @Allow({Role.CLIENT, Role.ADMIN})
  @Answer(value = AccessView.class, page = true)
  ResponseEntity<?> log(Caller caller, @PathVariable UUID id, Page.Request page) {
    var found = readAccessLog.read(caller, new ClientId(id), page);
    return found.isEmpty() ? unknown() : Answers.ok(found.get().map(AccessView::of));
  }

  static ResponseEntity<ProblemDetail> unknown() {
    return Problems.notFound("There is no such client.");
  }

  static ResponseEntity<ProblemDetail> noReason() {
    return Problems.invalid(
        List.of(InputError.ofParameter("X-Access-Reason", "is required: say why you look")));
  }

  static ResponseEntity<ProblemDetail> unreadable() {
    return Problems.of(
        PII_UNREADABLE,
        "The client's key is gone, or what was kept is damaged; nobody can read it.");
  }
}
