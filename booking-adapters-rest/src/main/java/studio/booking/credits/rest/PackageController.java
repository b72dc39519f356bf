package studio.booking.credits.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.credits.PackageId;
import studio.booking.credits.application.AddPackage;
import studio.booking.credits.application.ChangePackage;
import studio.booking.credits.application.PackageOutcome;
import studio.booking.credits.application.PackageOutcome.Flawed;
import studio.booking.credits.application.PackageOutcome.NotYours;
import studio.booking.credits.application.PackageOutcome.Saved;
import studio.booking.credits.application.PackageOutcome.Stale;
import studio.booking.credits.application.PackageOutcome.UnknownCoach;
import studio.booking.credits.application.PackageOutcome.UnknownPackage;
import studio.booking.credits.application.PackageOutcome.UnknownSessionType;
import studio.booking.credits.application.PackageOutcome.WrongCurrency;
import studio.booking.credits.application.ShowPackages;
import studio.booking.credits.domain.PackageKind;
import studio.booking.credits.domain.StudioPackage;
import studio.booking.credits.rest.PackageBodies.NewPackage;
import studio.booking.credits.rest.PackageBodies.PackageChange;
import studio.booking.shared.Caller;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.IfMatch;
import studio.booking.shared.rest.ProblemCode;
import studio.booking.shared.rest.Problems;

/** What a studio sells. */
@RestController
@RequestMapping("/api/packages")
@Tag(name = "Packages")
class PackageController {
  private final AddPackage addPackage;
  private final ChangePackage changePackage;
  private final ShowPackages showPackages;

  PackageController(AddPackage addPackage, ChangePackage changePackage, ShowPackages showPackages) {
    this.addPackage = addPackage;
    this.changePackage = changePackage;
    this.showPackages = showPackages;
  }

  @Operation(
      summary = "What is for sale; for admins and the coach whose it is also what is not",
      description =
          "By \"position\". \"coachId\" leaves a coach's own, \"sessionTypeId\" what can pay for"
              + " that type, which is also what pays for all types.")
  @GetMapping
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(value = PackageView.class, page = true)
  ResponseEntity<?> list(
      Caller caller,
      @RequestParam(required = false) @Nullable PackageKind kind,
      @RequestParam(required = false) @Nullable UUID coachId,
      @RequestParam(required = false) @Nullable UUID sessionTypeId,
      @RequestParam(required = false) @Nullable Boolean active,
      Page.Request page) {
    var filter = PackageBodies.filter(kind, coachId, sessionTypeId, active);
    return Answers.ok(showPackages.list(caller, filter, page).map(PackageView::of));
  }

  @Operation(summary = "One package, also a withdrawn one for those who have it")
  @GetMapping("/{id}")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(PackageView.class)
  ResponseEntity<?> find(Caller caller, @PathVariable UUID id) {
    return showPackages
        .find(caller, new PackageId(id))
        .<ResponseEntity<?>>map(found -> Answers.ok(PackageView.of(found), found.version()))
        .orElseGet(() -> Problems.notFound("There is no such package."));
  }

  @Operation(summary = "Adds a package; a coach adds packages of their own")
  @PostMapping
  @Allow({Role.COACH, Role.ADMIN})
  @Answer(value = PackageView.class, status = 201)
  ResponseEntity<?> add(Caller caller, @RequestBody NewPackage added) {
    return answer(
        addPackage.add(caller, added.terms(caller), added.onSale()),
        saved ->
            Answers.created(
                "/api/packages/" + saved.id().value(), PackageView.of(saved), saved.version()));
  }

  @Operation(summary = "Changes a package; what was sold stays as it was sold")
  @PatchMapping("/{id}")
  @Allow({Role.COACH, Role.ADMIN})
  @Answer(PackageView.class)
  ResponseEntity<?> change(
      Caller caller,
      @PathVariable UUID id,
      @IfMatch OptionalLong expected,
      @RequestBody PackageChange change) {
    return answer(
        changePackage.change(
            caller,
            new PackageId(id),
            expected,
            new ChangePackage.Change(change::applied, change.active()::orKeep)),
        saved -> Answers.ok(PackageView.of(saved), saved.version()));
  }

  @Operation(summary = "Withdraws a package for good; what was sold stays readable")
  @DeleteMapping("/{id}")
  @Allow({Role.COACH, Role.ADMIN})
  @Answer(value = Void.class, status = 204)
  ResponseEntity<?> archive(Caller caller, @PathVariable UUID id, @IfMatch OptionalLong expected) {
    return answer(
        changePackage.archive(caller, new PackageId(id), expected), _ -> Answers.nothing());
  }

  private static ResponseEntity<?> answer(
      PackageOutcome outcome, Function<StudioPackage, ResponseEntity<?>> yes) {
    return switch (outcome) {
      case Saved(var saved) -> yes.apply(saved);
      case UnknownPackage _ -> Problems.notFound("There is no such package.");
      case UnknownCoach _ -> Problems.notFound("/coachId", "There is no such coach.");
      case UnknownSessionType(var type) ->
          Problems.notFound(
              "/sessionTypeIds", "There is no session type %s.".formatted(type.value()));
      case NotYours _ ->
          Problems.of(ProblemCode.FORBIDDEN, "A coach has a say in packages of their own only.");
      case Stale _ ->
          Problems.of(ProblemCode.PRECONDITION_FAILED, "It was changed in the meantime.");
      case WrongCurrency(var currency) ->
          Problems.invalid("/listPrice/currency", "must be " + currency);
      case Flawed(var flaw) -> Problems.invalid(flaw.pointer(), flaw.message());
    };
  }
}
