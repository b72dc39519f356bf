package studio.booking.directory.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.directory.Studio;
import studio.booking.directory.application.ShowStudio;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;

/** Who the caller is to us. */
@RestController
@RequestMapping("/api/me")
@Tag(name = "Me")
class MeController {
  private final ShowStudio showStudio;

  MeController(ShowStudio showStudio) {
    this.showStudio = showStudio;
  }

  record StudioView(
      OrganizationId id, String slug, String name, ZoneId timeZone, Currency currency) {
    static StudioView of(Studio studio) {
      return new StudioView(
          studio.id(), studio.slug(), studio.name(), studio.zone(), studio.currency());
    }
  }

  record Me(PersonId personId, List<PersonRole> roles, StudioView organization) {}

  @Operation(summary = "Shows whoever asks who they are here, and in which studio")
  @GetMapping
  @Allow({Role.AI_SERVICE, Role.CLIENT, Role.COACH, Role.ADMIN})
  ResponseEntity<Me> me(Caller caller) {
    return ResponseEntity.ok(
        new Me(
            caller.self(), PersonRole.of(caller.roles()), StudioView.of(showStudio.show(caller))));
  }
}
