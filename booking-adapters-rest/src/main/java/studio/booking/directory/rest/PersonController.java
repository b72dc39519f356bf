package studio.booking.directory.rest;

import static studio.booking.shared.rest.ProblemCode.FORBIDDEN;
import static studio.booking.shared.rest.ProblemCode.LAST_OWNER;
import static studio.booking.shared.rest.ProblemCode.PRECONDITION_FAILED;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.directory.application.AddPerson;
import studio.booking.directory.application.AddPerson.Outcome.Added;
import studio.booking.directory.application.ChangePerson;
import studio.booking.directory.application.ChangePerson.Outcome.Changed;
import studio.booking.directory.application.ChangePerson.Outcome.LastOwner;
import studio.booking.directory.application.ChangePerson.Outcome.Stale;
import studio.booking.directory.application.ChangePerson.Outcome.UnknownPerson;
import studio.booking.directory.application.ListPeople;
import studio.booking.directory.domain.Person;
import studio.booking.shared.Caller;
import studio.booking.shared.Page;
import studio.booking.shared.Patch;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Idempotent;
import studio.booking.shared.rest.IfMatch;
import studio.booking.shared.rest.Memberships;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;

/** Everybody in a studio, and what they may do. */
@RestController
@RequestMapping("/api/people")
@Tag(name = "People")
class PersonController {
  private final AddPerson addPerson;
  private final ChangePerson changePerson;
  private final ListPeople listPeople;
  private final Memberships memberships;

  PersonController(
      AddPerson addPerson,
      ChangePerson changePerson,
      ListPeople listPeople,
      Memberships memberships) {
    this.addPerson = addPerson;
    this.changePerson = changePerson;
    this.listPeople = listPeople;
    this.memberships = memberships;
  }

  record NewPerson(@Size(min = 1, max = 5) List<PersonRole> roles) {}

  record Change(@Size(min = 1, max = 5) Patch<List<PersonRole>> roles, Patch<Boolean> active) {}

  /**
   * A person.
   *
   * @param alias null for one who never was a client
   */
  record PersonView(PersonId id, List<PersonRole> roles, @Nullable String alias, boolean active) {
    static PersonView of(Person person) {
      return new PersonView(
          person.id(), PersonRole.of(person.roles()), person.alias(), person.active());
    }
  }

  @Operation(
      summary = "Adds a person",
      description = "Owners are added by owners only. Who becomes a coach needs working hours too.")
  @PostMapping
  @Allow(Role.ADMIN)
  @Idempotent
  @Answer(value = PersonView.class, status = 201)
  ResponseEntity<?> add(Caller caller, @RequestBody NewPerson wanted) {
    return switch (addPerson.add(caller, PersonRole.roles(wanted.roles()))) {
      case Added(var person) ->
          Answers.created(
              "/api/people/" + person.id().value(), PersonView.of(person), person.version());
      case AddPerson.Outcome.ForOwnersOnly() -> forOwnersOnly();
    };
  }

  @Operation(summary = "Lists everybody in the studio")
  @GetMapping
  @Allow(Role.ADMIN)
  Page<PersonView> list(
      Caller caller, @RequestParam(required = false) @Nullable PersonRole role, Page.Request page) {
    var only = role == null ? null : PersonRole.roles(Set.of(role)).iterator().next();
    return listPeople.list(caller, only, page).map(PersonView::of);
  }

  @Operation(summary = "Shows a person")
  @GetMapping("/{id}")
  @Allow(Role.ADMIN)
  @Answer(PersonView.class)
  ResponseEntity<?> show(Caller caller, @PathVariable UUID id) {
    var found = listPeople.find(caller, new PersonId(id));
    if (found.isEmpty()) return unknown();
    return Answers.ok(PersonView.of(found.get()), found.get().version());
  }

  @Operation(
      summary = "Changes what a person may do",
      description =
          "Owners are changed and made by owners only. One owner who can sign in always stays. It"
              + " counts at once; where several instances run, within a minute on the others."
              + " Access tokens that name the roles themselves, as the demo's do, keep them until"
              + " they expire.")
  @PatchMapping("/{id}")
  @Allow(Role.ADMIN)
  @Answer(PersonView.class)
  @Refusals(LAST_OWNER)
  ResponseEntity<?> change(
      Caller caller,
      @PathVariable UUID id,
      @IfMatch OptionalLong expected,
      @RequestBody Change change) {
    var roles = change.roles().map(PersonRole::roles);
    var wanted = new ChangePerson.Change(roles, change.active());
    return switch (changePerson.change(caller, new PersonId(id), expected, wanted)) {
      case Changed(var person) -> {
        memberships.forget(person.id());
        yield Answers.ok(PersonView.of(person), person.version());
      }
      case UnknownPerson _ -> unknown();
      case Stale _ ->
          Problems.of(PRECONDITION_FAILED, "The person has been changed in the meantime.");
      case ChangePerson.Outcome.ForOwnersOnly() -> forOwnersOnly();
      case LastOwner _ ->
          Problems.of(LAST_OWNER, "Nobody would be left to run the studio; name an owner first.");
    };
  }

  private static ResponseEntity<ProblemDetail> unknown() {
    return Problems.notFound("There is no such person.");
  }

  static ResponseEntity<ProblemDetail> forOwnersOnly() {
    return Problems.of(FORBIDDEN, "What is about owners is for owners to do.");
  }
}
