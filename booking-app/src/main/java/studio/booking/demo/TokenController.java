package studio.booking.demo;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.demo.DemoStudios.Persona;
import studio.booking.directory.People;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.UnitOfWork;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Problems;

@DemoMode
@RestController
@RequestMapping("/api/demo/tokens")
@Tag(name = "Demo")
class TokenController {
  /** Either one of the demo's people, or anybody by id. */
  record Wanted(
      @Nullable Persona persona, @Nullable DemoStudios organization, @Nullable UUID personId) {}

  record TokenView(
      String token,
      PersonId personId,
      OrganizationId organizationId,
      List<Role> roles,
      Instant expiresAt) {}

  private final DemoIssuer issuer;
  private final People people;
  private final UnitOfWork unitOfWork;

  TokenController(DemoIssuer issuer, People people, UnitOfWork unitOfWork) {
    this.issuer = issuer;
    this.people = people;
    this.unitOfWork = unitOfWork;
  }

  @Operation(summary = "Signs in as anybody")
  @PostMapping
  @Allow(Role.PUBLIC)
  @Answer(TokenView.class)
  ResponseEntity<?> issue(@RequestBody Wanted wanted) {
    if ((wanted.persona() == null) == (wanted.personId() == null)) {
      return Problems.invalid("", "needs either persona or personId");
    }
    if (wanted.persona() != null) {
      var studio = Objects.requireNonNullElse(wanted.organization(), DemoStudios.NORTH);
      return ofPersona(studio.organization(), studio.person(wanted.persona()), wanted.persona());
    }
    var id = new PersonId(Objects.requireNonNull(wanted.personId()));
    for (var studio : DemoStudios.values()) {
      if (wanted.organization() != null && studio != wanted.organization()) continue;
      var person = find(studio.organization(), id);
      if (person.isEmpty()) continue;
      return person.get().active()
          ? token(studio.organization(), id, person.get().roles())
          : deactivated("/personId");
    }
    return Problems.notFound("/personId", "There is no such person.");
  }

  private ResponseEntity<?> ofPersona(OrganizationId organization, PersonId id, Persona persona) {
    // Not every one of them is somebody whom the studio knows.
    return find(organization, id).stream().allMatch(People.Person::active)
        ? token(organization, id, persona.roles())
        : deactivated("/persona");
  }

  private static ResponseEntity<?> deactivated(String pointer) {
    return Problems.notFound(
        pointer, "The person is deactivated: nobody signs in as them until an admin changes that.");
  }

  private Optional<People.Person> find(OrganizationId organization, PersonId person) {
    return unitOfWork.ask(
        Caller.system(organization, "demo-token"),
        () -> Optional.ofNullable(people.find(List.of(person)).get().get(person)));
  }

  private ResponseEntity<?> token(OrganizationId organization, PersonId person, Set<Role> roles) {
    var issued = issuer.issue(organization, person, roles);
    return Answers.ok(
        new TokenView(
            issued.token(),
            person,
            organization,
            roles.stream().sorted().toList(),
            issued.expiresAt()));
  }
}
