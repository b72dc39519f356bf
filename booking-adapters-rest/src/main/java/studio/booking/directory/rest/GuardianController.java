package studio.booking.directory.rest;

import static studio.booking.shared.rest.ProblemCode.TOO_MANY_GUARDIANS;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.directory.application.ListGuardians;
import studio.booking.directory.application.NameGuardian;
import studio.booking.directory.application.NameGuardian.Outcome.Named;
import studio.booking.directory.application.NameGuardian.Outcome.Themself;
import studio.booking.directory.application.NameGuardian.Outcome.TooMany;
import studio.booking.directory.application.NameGuardian.Outcome.UnknownClient;
import studio.booking.directory.application.NameGuardian.Outcome.UnknownGuardian;
import studio.booking.directory.application.TakeGuardianAway;
import studio.booking.directory.application.TakeGuardianAway.Outcome.TakenAway;
import studio.booking.directory.domain.Guardianships.Listed;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Page;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.InputError;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;

/** Who answers for clients who are not of age. */
@RestController
@Tag(name = "Guardians")
class GuardianController {
  private final NameGuardian nameGuardian;
  private final TakeGuardianAway takeGuardianAway;
  private final ListGuardians listGuardians;

  GuardianController(
      NameGuardian nameGuardian, TakeGuardianAway takeGuardianAway, ListGuardians listGuardians) {
    this.nameGuardian = nameGuardian;
    this.takeGuardianAway = takeGuardianAway;
    this.listGuardians = listGuardians;
  }

  /** Who answers for a client. */
  record GuardianView(ClientId guardianId, String alias, PersonId namedBy, Instant since) {
    static GuardianView of(Listed it) {
      var guardianship = it.guardianship();
      return new GuardianView(
          guardianship.guardian(), it.alias(), guardianship.namedBy(), guardianship.since());
    }
  }

  /** For whom somebody answers. */
  record WardView(ClientId clientId, String alias, Instant since) {
    static WardView of(Listed it) {
      return new WardView(it.guardianship().ward(), it.alias(), it.guardianship().since());
    }
  }

  @Operation(
      summary = "Has one client answer for another, who is not of age; again changes nothing",
      description =
          "The guardian then sees what the client agreed to, and answers for them for as long as"
              + " they are known to be under age; nothing else of the client opens to them.")
  @PutMapping("/api/clients/{clientId}/guardians/{guardianId}")
  @Allow({Role.COACH, Role.ADMIN})
  @Answer(GuardianView.class)
  @Refusals(TOO_MANY_GUARDIANS)
  ResponseEntity<?> name(
      Caller caller, @PathVariable UUID clientId, @PathVariable UUID guardianId) {
    return switch (nameGuardian.name(caller, new ClientId(clientId), new ClientId(guardianId))) {
      case Named(var guardian) -> Answers.ok(GuardianView.of(guardian));
      case Themself() ->
          Problems.invalid(
              List.of(InputError.ofParameter("guardianId", "must be somebody else's")));
      case UnknownClient() -> unknownClient();
      case UnknownGuardian() -> unknownGuardian();
      case TooMany(int most) ->
          Problems.of(
              TOO_MANY_GUARDIANS,
              "A client has %d guardians at most, those included who have left and may come back:"
                      .formatted(most)
                  + " take one away first.",
              Map.of("most", most));
    };
  }

  @Operation(summary = "Has somebody answer for a client no more, at once; again changes nothing")
  @DeleteMapping("/api/clients/{clientId}/guardians/{guardianId}")
  @Allow({Role.COACH, Role.ADMIN})
  @Answer(value = Void.class, status = 204)
  ResponseEntity<?> takeAway(
      Caller caller, @PathVariable UUID clientId, @PathVariable UUID guardianId) {
    var outcome =
        takeGuardianAway.takeAway(caller, new ClientId(clientId), new ClientId(guardianId));
    return switch (outcome) {
      case TakenAway() -> Answers.nothing();
      case TakeGuardianAway.Outcome.UnknownClient() -> unknownClient();
      case TakeGuardianAway.Outcome.UnknownGuardian() -> unknownGuardian();
    };
  }

  @Operation(summary = "Lists who answers for a client, to themself, their coach, or an admin")
  @GetMapping("/api/clients/{clientId}/guardians")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(value = GuardianView.class, page = true)
  ResponseEntity<?> guardians(Caller caller, @PathVariable UUID clientId, Page.Request page) {
    return listGuardians
        .guardians(caller, new ClientId(clientId), page)
        .<ResponseEntity<?>>map(found -> Answers.ok(found.map(GuardianView::of)))
        .orElseGet(GuardianController::unknownClient);
  }

  @Operation(summary = "Lists for whom one answers as their guardian")
  @GetMapping("/api/me/wards")
  @Allow(Role.CLIENT)
  Page<WardView> wards(Caller caller, Page.Request page) {
    return listGuardians.wards(caller, page).map(WardView::of);
  }

  private static ResponseEntity<?> unknownGuardian() {
    return Problems.notFound("There is no such guardian: it has to be a client of the studio.");
  }

  private static ResponseEntity<?> unknownClient() {
    return Problems.notFound("There is no such client.");
  }
}
