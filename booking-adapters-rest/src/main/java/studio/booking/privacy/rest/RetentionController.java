package studio.booking.privacy.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.privacy.application.ListOldRecords;
import studio.booking.privacy.application.ListOldRecords.Old;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;

/** What the studio keeps no longer. */
@RestController
@Tag(name = "Clients")
class RetentionController {
  /** As long as anything is kept at all. */
  private static final int MAX_DAYS = 18_262;

  private final ListOldRecords listOldRecords;

  RetentionController(ListOldRecords listOldRecords) {
    this.listOldRecords = listOldRecords;
  }

  /**
   * Something of a client that is deleted if nobody touches it.
   *
   * @param kind such as {@code training_profile} or {@code master_prompt}
   * @param lastChangedAt when it was written or changed last
   * @param deletedFrom from when on the job {@code delete-old-records} deletes it
   */
  record OldRecord(ClientId clientId, String kind, Instant lastChangedAt, Instant deletedFrom) {
    static OldRecord of(Old old) {
      return new OldRecord(old.client(), old.kind(), old.touchedAt(), old.dueAt());
    }
  }

  @Operation(
      summary = "Lists training data that are about to be deleted, the oldest first",
      description =
          "Those that nobody has changed for the studio's dataRetentionYears by withinDays from"
              + " now. To change a profile, or to write a new version of a master prompt, keeps"
              + " it.")
  @GetMapping("/api/admin/old-records")
  @Allow(Role.ADMIN)
  Page<OldRecord> list(
      Caller caller,
      @RequestParam(defaultValue = "90") @Min(0) @Max(MAX_DAYS) int withinDays,
      Page.Request page) {
    return listOldRecords.list(caller, withinDays, page).map(OldRecord::of);
  }
}
