package studio.booking.scheduling.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.directory.CalendarOwners;
import studio.booking.directory.SignIns.Membership;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.application.ReadCalendar;
import studio.booking.shared.Caller;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.ETags;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.RequestIds;

/** What people have on, for calendar programs (RFC 5545). */
@RestController
@Tag(name = "Calendars")
class CalendarController {
  private static final String ICALENDAR = "text/calendar";
  private static final MediaType IN_UTF_8 =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);

  /** A calendar's secret opens the calendar and no more, whatever else its owner may do. */
  private static final Set<Role> WITH_CALENDARS = EnumSet.of(Role.CLIENT, Role.COACH);

  private final CalendarOwners owners;
  private final ReadCalendar readCalendar;

  CalendarController(CalendarOwners owners, ReadCalendar readCalendar) {
    this.owners = owners;
    this.readCalendar = readCalendar;
  }

  @Operation(
      summary = "Somebody's calendar, to subscribe to",
      description =
          "Of a coach the sessions, with how many are booked; of a client the bookings, with who"
              + " gives them. From 30 days back to a year ahead, what was cancelled among them. No"
              + " token is needed: whoever has the address may read it.")
  @GetMapping(path = "/api/calendars/{secret}.ics", produces = ICALENDAR)
  @Allow(Role.PUBLIC)
  @Answer(String.class)
  ResponseEntity<?> feed(
      @Parameter(description = "As `POST /api/my-calendar` gave it.") @PathVariable @Size(max = 200) String secret) {
    var reader = owners.bySecret(secret).flatMap(CalendarController::reader);
    if (reader.isEmpty()) return Problems.notFound("There is no such calendar.");
    return calendar(CalendarText.of(readCalendar.mine(reader.get())), "calendar.ics");
  }

  private static Optional<Caller> reader(Membership owner) {
    var roles = EnumSet.copyOf(WITH_CALENDARS);
    roles.retainAll(owner.roles());
    if (roles.isEmpty()) return Optional.empty();
    var request = new Caller.Request(RequestIds.current(), null);
    return Optional.of(new Caller(owner.organization(), owner.person(), roles, request));
  }

  @Operation(
      summary = "One booking for a calendar",
      description = "As it is in its client's calendar; for whoever may see the booking.")
  @GetMapping(path = "/api/bookings/{id}/calendar", produces = ICALENDAR)
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(String.class)
  ResponseEntity<?> booking(Caller caller, @PathVariable UUID id) {
    var entry = readCalendar.booking(caller, new BookingId(id));
    return entry.isPresent()
        ? calendar(CalendarText.of(entry.get()), "booking.ics")
        : Problems.notFound("There is no such booking.");
  }

  private static ResponseEntity<?> calendar(String text, String file) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return ResponseEntity.ok()
        .contentType(IN_UTF_8)
        .eTag(ETags.of(bytes))
        .cacheControl(CacheControl.noCache().cachePrivate())
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + file + "\"")
        .body(bytes);
  }
}
