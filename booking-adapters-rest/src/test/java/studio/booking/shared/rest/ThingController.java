package studio.booking.shared.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullMarked;
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
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Page;
import studio.booking.shared.Patch;
import studio.booking.shared.Role;
import studio.booking.shared.UnitOfWork;

@NullMarked
@RestController
@RequestMapping("/api/things")
@Tag(name = "Things")
@Allow({Role.CLIENT, Role.ADMIN})
class ThingController {
  enum Kind {
    CLASS,
    ONE_ON_ONE
  }

  record Thing(
      ClientId id, String name, @Nullable String note, Instant at, LocalTime time, Role role) {}

  record NewThing(
      @Size(max = 20) String name, @Min(1) @Max(5) int places, @Nullable UUID coachId) {}

  record ThingChange(
      @Size(max = 20) Patch<String> name, Patch<@Nullable @Positive Integer> places) {}

  record Seen(@Nullable Object value) {}

  static final UUID ID = new UUID(0x7000, 9);
  private static final Cursor CURSOR = Cursor.of("things", 2);
  static final Thing YOGA =
      new Thing(
          new ClientId(ID),
          "Yoga",
          null,
          Instant.parse("2026-03-29T10:00:00Z"),
          LocalTime.of(9, 5),
          Role.AI_SERVICE);

  final AtomicInteger made = new AtomicInteger();

  @Operation(summary = "Lists things")
  @GetMapping
  @Answer(value = Thing.class, page = true)
  Page<Thing> list(
      Caller caller,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(defaultValue = "1") @Min(1) @Max(3) int weeks,
      @RequestParam(required = false) @Nullable Kind kind,
      @RequestParam(required = false) List<ClientId> clientId,
      Page.Request page) {
    if (page.cursor() != null) CURSOR.parse(page.cursor()).instant(0);
    return new Page<>(List.of(YOGA), CURSOR.text(YOGA.at(), ID));
  }

  @Operation(summary = "Shows a thing")
  @GetMapping("/{id}")
  ResponseEntity<Thing> get(@PathVariable ClientId id) {
    return ResponseEntity.ok().eTag(ETags.of(3)).body(YOGA);
  }

  @Operation(summary = "Makes a thing")
  @PostMapping
  @Idempotent
  @Refusals(ProblemCode.SESSION_FULL)
  @Answer(value = Thing.class, status = 201)
  ResponseEntity<?> make(
      Caller caller,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestBody NewThing thing) {
    int number = made.incrementAndGet();
    if (thing.name().equals("full")) {
      return Problems.of(ProblemCode.SESSION_FULL, "All taken.", Map.of("waitlistOpen", true));
    }
    return Answers.created(
        "/api/things/" + number, Map.of("number", number, "requested", thing.name()), 1);
  }

  @Operation(summary = "Changes a thing")
  @PatchMapping("/{id}")
  @Answer(Seen.class)
  ResponseEntity<?> change(
      @PathVariable UUID id, @IfMatch OptionalLong expected, @RequestBody ThingChange change) {
    if (expected.isPresent() && expected.getAsLong() != 3) {
      return Problems.of(ProblemCode.PRECONDITION_FAILED, "It was changed.");
    }
    return Answers.ok(new Seen(change.name().getClass().getSimpleName()), 4);
  }

  @Operation(summary = "Removes a thing")
  @DeleteMapping("/{id}")
  @Allow(Role.ADMIN)
  @Answer(value = Void.class, status = 204)
  ResponseEntity<?> remove(@PathVariable UUID id) {
    return Answers.nothing();
  }

  @Operation(summary = "Is open to everybody")
  @GetMapping("/public")
  @Allow(Role.PUBLIC)
  Seen everybody(@Nullable Caller caller) {
    return new Seen(caller == null ? null : caller.person());
  }

  @Operation(summary = "Says who signed in")
  @GetMapping("/sign-in")
  @Allow(Role.PUBLIC)
  SignIn signIn(SignIn signIn) {
    return signIn;
  }

  @Operation(summary = "Says who calls")
  @GetMapping("/caller")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN, Role.AI_SERVICE})
  Map<String, Object> caller(Caller caller) {
    return Map.of("organization", caller.organization(), "role", caller.role());
  }

  @Operation(summary = "Fails in some way")
  @GetMapping("/fail")
  Seen fail(@RequestParam String how) {
    throw switch (how) {
      case "busy" -> new UnitOfWork.Busy("lock_timeout on secret.table", new RuntimeException());
      default -> new IllegalStateException("SELECT secret FROM shared.table");
    };
  }
}
