package studio.booking.directory.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import studio.booking.directory.application.KeepCalendarAddress;
import studio.booking.directory.application.ShowCalendarAddress;
import studio.booking.directory.domain.Secret;
import studio.booking.shared.Caller;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;

/** The secret address of one's own calendar. */
@RestController
@RequestMapping(CalendarAddressController.PATH)
@Allow({Role.CLIENT, Role.COACH})
@Tag(name = "Calendars")
class CalendarAddressController {
  static final String PATH = "/api/my-calendar";

  private final KeepCalendarAddress keepAddress;
  private final ShowCalendarAddress showAddress;
  private final String appUrl;

  /**
   * With the address at which the studio is reached.
   *
   * @param appUrl empty: where the request came in
   */
  CalendarAddressController(
      KeepCalendarAddress keepAddress,
      ShowCalendarAddress showAddress,
      @Value("${booking.app-url:}") String appUrl) {
    this.keepAddress = keepAddress;
    this.showAddress = showAddress;
    this.appUrl = appUrl;
  }

  /** Whether there is an address. */
  record Known(
      @Schema(description = "Since when there is one; null while there is none.")
          @Nullable Instant createdAt) {}

  /** A new address. */
  record Made(
      @Schema(
              description = "For calendar programs; shown this once.",
              example = "https://studio.example/api/calendars/7d1xV0m…aJ8.ics")
          String url,
      Instant createdAt) {}

  @Operation(summary = "Whether one's calendar has an address, and since when")
  @GetMapping
  ResponseEntity<Known> show(Caller caller) {
    return ResponseEntity.ok(new Known(showAddress.since(caller).orElse(null)));
  }

  // Without an idempotency key: its row would keep the secret, which nobody is to keep.
  @Operation(
      summary = "Gives one's calendar a secret address, in place of any before",
      description =
          "Whoever has it reads the calendar without signing in. The address before is good no"
              + " longer from now on.")
  @PostMapping
  @Answer(value = Made.class, status = 201)
  ResponseEntity<?> renew(Caller caller) {
    var renewed = keepAddress.renew(caller);
    return Answers.created(PATH, new Made(url(renewed.secret()), renewed.createdAt()));
  }

  private String url(Secret secret) {
    var origin =
        appUrl.isBlank()
            ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
            : appUrl;
    return origin + "/api/calendars/" + secret.text() + ".ics";
  }

  @Operation(summary = "Takes the address of one's calendar away")
  @DeleteMapping
  @Answer(value = Void.class, status = 204)
  ResponseEntity<?> end(Caller caller) {
    keepAddress.end(caller);
    return Answers.nothing();
  }
}
