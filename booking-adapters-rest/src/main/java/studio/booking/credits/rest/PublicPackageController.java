package studio.booking.credits.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.credits.application.ShowPackages;
import studio.booking.credits.domain.PackageKind;
import studio.booking.directory.PublicStudios;
import studio.booking.shared.Caller;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.RequestIds;

/** What a studio sells, for everybody to see. */
@RestController
@Tag(name = "Public")
class PublicPackageController {
  private final PublicStudios studios;
  private final ShowPackages showPackages;

  PublicPackageController(PublicStudios studios, ShowPackages showPackages) {
    this.studios = studios;
    this.showPackages = showPackages;
  }

  @Operation(summary = "What a studio has on sale")
  @GetMapping("/api/public/{slug}/packages")
  @Allow(Role.PUBLIC)
  @Answer(value = PackageView.class, page = true)
  ResponseEntity<?> list(
      @PathVariable String slug,
      @RequestParam(required = false) @Nullable PackageKind kind,
      @RequestParam(required = false) @Nullable UUID coachId,
      @RequestParam(required = false) @Nullable UUID sessionTypeId,
      Page.Request page) {
    var studio = studios.bySlug(slug);
    if (studio.isEmpty()) return Problems.notFound("There is no such studio.");
    var anybody = Caller.anybody(studio.get(), RequestIds.current());
    var filter = PackageBodies.filter(kind, coachId, sessionTypeId, null);
    return Answers.ok(showPackages.list(anybody, filter, page).map(PackageView::of));
  }
}
