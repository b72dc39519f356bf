package studio.booking.scheduling.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.directory.PublicStudios;
import studio.booking.scheduling.application.BrowseSessionTypes;
import studio.booking.shared.Caller;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.RequestIds;

/** What a studio shows to everybody. */
@RestController
@RequestMapping("/api/public/{slug}/session-types")
@Tag(name = "Public")
class PublicSessionTypeController {
  private final PublicStudios studios;
  private final BrowseSessionTypes browse;

  PublicSessionTypeController(PublicStudios studios, BrowseSessionTypes browse) {
    this.studios = studios;
    this.browse = browse;
  }

  @Operation(summary = "Lists what a studio gives, to anybody")
  @GetMapping
  @Allow(Role.PUBLIC)
  @Answer(value = SessionTypeView.class, page = true)
  ResponseEntity<?> list(@PathVariable String slug, Page.Request page) {
    var studio = studios.bySlug(slug);
    if (studio.isEmpty()) return Problems.notFound("There is no such studio.");
    var anybody = Caller.anybody(studio.get(), RequestIds.current());
    return Answers.ok(browse.all(anybody, page).map(SessionTypeView::of));
  }
}
