package studio.booking.directory.rest;

import static studio.booking.shared.rest.ProblemCode.ALREADY_EXISTS;
import static studio.booking.shared.rest.ProblemCode.CONFLICT;
import static studio.booking.shared.rest.ProblemCode.INVITATION_EXPIRED;
import static studio.booking.shared.rest.ProblemCode.NOT_FOUND;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import studio.booking.directory.application.AcceptInvitation;
import studio.booking.directory.application.AcceptInvitation.Outcome.Accepted;
import studio.booking.directory.application.AcceptInvitation.Outcome.NoLongerGood;
import studio.booking.directory.application.AcceptInvitation.Outcome.SignInTaken;
import studio.booking.directory.application.AcceptInvitation.Outcome.UnknownInvitation;
import studio.booking.directory.application.InvitePerson;
import studio.booking.directory.application.InvitePerson.Outcome.ForOwnersOnly;
import studio.booking.directory.application.InvitePerson.Outcome.InactivePerson;
import studio.booking.directory.application.InvitePerson.Outcome.Invited;
import studio.booking.directory.application.InvitePerson.Outcome.UnknownPerson;
import studio.booking.directory.domain.InvitationId;
import studio.booking.directory.domain.InvitationSecret;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Memberships;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;
import studio.booking.shared.rest.RequestIds;
import studio.booking.shared.rest.SignIn;

/** Ties sign-ins to people. */
@RestController
@RequestMapping("/api/invitations")
@Tag(name = "Invitations")
class InvitationController {
  private final InvitePerson invitePerson;
  private final AcceptInvitation acceptInvitation;
  private final Memberships memberships;
  private final String appUrl;

  /**
   * With the address of the front end.
   *
   * @param appUrl empty: where the request came in
   */
  InvitationController(
      InvitePerson invitePerson,
      AcceptInvitation acceptInvitation,
      Memberships memberships,
      @Value("${booking.app-url:}") String appUrl) {
    this.invitePerson = invitePerson;
    this.acceptInvitation = acceptInvitation;
    this.memberships = memberships;
    this.appUrl = appUrl;
  }

  record NewInvitation(UUID personId) {}

  /**
   * An invitation.
   *
   * @param secret shown this once
   * @param link for the invited person; the secret is behind the #, which browsers keep from
   *     servers
   */
  record InvitationView(
      InvitationId id, PersonId personId, String secret, String link, Instant expiresAt) {}

  record Acceptance(@Size(max = 200) String secret) {}

  record MembershipView(OrganizationId organizationId, PersonId personId) {}

  // Without an idempotency key: its row would keep the secret, which nobody is to keep.
  @Operation(
      summary = "Makes a one-time link with which somebody ties their sign-in to a person",
      description = "Good for 7 days. Invitations of owners are made by owners only.")
  @PostMapping
  @Allow(Role.ADMIN)
  @Answer(value = InvitationView.class, status = 201)
  @Refusals(CONFLICT)
  ResponseEntity<?> invite(Caller caller, @RequestBody NewInvitation wanted) {
    return switch (invitePerson.invite(caller, new PersonId(wanted.personId()))) {
      case Invited(var invitation, var secret) ->
          ResponseEntity.status(HttpStatus.CREATED)
              .body(
                  new InvitationView(
                      invitation.id(),
                      invitation.person(),
                      secret.text(),
                      link(secret),
                      invitation.expiresAt()));
      case UnknownPerson _ -> Problems.notFound("/personId", "There is no such person.");
      case InactivePerson _ -> Problems.of(CONFLICT, "The person may not sign in at all.");
      case ForOwnersOnly() -> PersonController.forOwnersOnly();
    };
  }

  private String link(InvitationSecret secret) {
    var origin =
        appUrl.isBlank()
            ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
            : appUrl;
    return origin + "/invitation#" + secret.text();
  }

  @Operation(
      summary = "Ties the sign-in of whoever asks to the person who was invited",
      description = "Any valid token will do: who asks need not belong to a studio yet.")
  @PostMapping("/accept")
  @Allow(Role.PUBLIC)
  @Answer(MembershipView.class)
  @Refusals({NOT_FOUND, INVITATION_EXPIRED, ALREADY_EXISTS})
  ResponseEntity<?> accept(SignIn signIn, @RequestBody Acceptance acceptance) {
    var secret = InvitationSecret.read(acceptance.secret()).orElse(null);
    if (secret == null) return unknown();
    var outcome =
        acceptInvitation.accept(
            Caller.stranger(secret.organization(), RequestIds.current()),
            secret,
            new studio.booking.directory.domain.SignIn(signIn.issuer(), signIn.subject()));
    return switch (outcome) {
      case Accepted(var organization, var person) -> {
        // Who belongs to another studio as well is known already, without this one.
        memberships.forget(signIn);
        yield Answers.ok(new MembershipView(organization, person));
      }
      case UnknownInvitation() -> unknown();
      case NoLongerGood() ->
          Problems.of(
              INVITATION_EXPIRED, "It is too late, or somebody has used it; ask for another.");
      case SignInTaken() ->
          Problems.of(ALREADY_EXISTS, "In this studio the sign-in is another person's already.");
    };
  }

  private static ResponseEntity<ProblemDetail> unknown() {
    return Problems.notFound("/secret", "There is no such invitation.");
  }
}
