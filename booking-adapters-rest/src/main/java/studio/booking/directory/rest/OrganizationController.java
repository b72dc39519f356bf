package studio.booking.directory.rest;

import static studio.booking.shared.rest.ProblemCode.PRECONDITION_FAILED;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.Currency;
import java.util.OptionalLong;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.directory.Studio;
import studio.booking.directory.application.ChangeStudio;
import studio.booking.directory.application.ChangeStudio.Outcome.Changed;
import studio.booking.directory.application.ChangeStudio.Outcome.Stale;
import studio.booking.directory.application.ChangeStudio.Outcome.UnknownZone;
import studio.booking.directory.application.ShowStudio;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.Patch;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.IfMatch;
import studio.booking.shared.rest.Problems;

/** The caller's studio and its settings. */
@RestController
@RequestMapping("/api/organization")
@Tag(name = "Organization")
class OrganizationController {
  private final ShowStudio showStudio;
  private final ChangeStudio changeStudio;

  OrganizationController(ShowStudio showStudio, ChangeStudio changeStudio) {
    this.showStudio = showStudio;
    this.changeStudio = changeStudio;
  }

  /** What becomes of the charge when a client cancels. */
  enum CancellationPolicy {
    NO_REFUND,
    /** It goes back if the session is still further away than its cancellation window. */
    REFUND_BEFORE_WINDOW
  }

  /**
   * The studio.
   *
   * @param guardianAge in years; under it a guardian agrees for a client, and coaches and admins
   *     record it
   * @param dataRetentionYears for which training data stay that nobody has touched
   */
  record Organization(
      OrganizationId id,
      String slug,
      String name,
      ZoneId timeZone,
      Currency currency,
      CancellationPolicy cancellationPolicy,
      int holdMinutes,
      int chargeDaysBefore,
      boolean noShowBlocksPass,
      int waitlistCutoffMinutes,
      int completionGraceMinutes,
      int guardianAge,
      int dataRetentionYears) {
    static Organization of(Studio studio) {
      return new Organization(
          studio.id(),
          studio.slug(),
          studio.name(),
          studio.zone(),
          studio.currency(),
          studio.refundsBeforeWindow()
              ? CancellationPolicy.REFUND_BEFORE_WINDOW
              : CancellationPolicy.NO_REFUND,
          studio.holdMinutes(),
          studio.chargeDaysBefore(),
          studio.noShowBlocksPass(),
          studio.waitlistCutoffMinutes(),
          studio.completionGraceMinutes(),
          studio.guardianAge(),
          studio.dataRetentionYears());
    }
  }

  record Change(
      @Size(max = Studio.MAX_NAME) Patch<String> name,
      Patch<ZoneId> timeZone,
      Patch<Currency> currency,
      Patch<CancellationPolicy> cancellationPolicy,
      @Min(1) @Max(Studio.MAX_HOLD_MINUTES) Patch<Integer> holdMinutes,
      @Min(0) @Max(Studio.MAX_CHARGE_DAYS) Patch<Integer> chargeDaysBefore,
      Patch<Boolean> noShowBlocksPass,
      @Min(0) @Max(Studio.MAX_MINUTES) Patch<Integer> waitlistCutoffMinutes,
      @Min(0) @Max(Studio.MAX_MINUTES) Patch<Integer> completionGraceMinutes,
      @Min(0) @Max(Studio.MAX_GUARDIAN_AGE) Patch<Integer> guardianAge,
      @Min(1) @Max(Studio.MAX_RETENTION_YEARS) Patch<Integer> dataRetentionYears) {

    private ChangeStudio.Change settings() {
      return new ChangeStudio.Change(
          name,
          timeZone,
          currency,
          cancellationPolicy.map(CancellationPolicy.REFUND_BEFORE_WINDOW::equals),
          holdMinutes,
          chargeDaysBefore,
          noShowBlocksPass,
          waitlistCutoffMinutes,
          completionGraceMinutes,
          guardianAge,
          dataRetentionYears);
    }
  }

  @Operation(summary = "Shows the studio and its settings")
  @GetMapping
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(Organization.class)
  ResponseEntity<?> show(Caller caller) {
    var studio = showStudio.show(caller);
    return Answers.ok(Organization.of(studio), studio.version());
  }

  @Operation(
      summary = "Changes the studio's settings",
      description =
          "What was decided under the old ones stays: bookings keep their policy and cost, packages"
              + " the currency in which they were priced.")
  @PatchMapping
  @Allow(Role.OWNER)
  @Answer(Organization.class)
  ResponseEntity<?> change(
      Caller caller, @IfMatch OptionalLong expected, @RequestBody Change change) {
    return switch (changeStudio.change(caller, expected, change.settings())) {
      case Changed(var studio) -> Answers.ok(Organization.of(studio), studio.version());
      case Stale _ ->
          Problems.of(PRECONDITION_FAILED, "The settings have been changed in the meantime.");
      case UnknownZone(var zone) ->
          Problems.invalid("/timeZone", "is not known to the database: " + zone.getId());
    };
  }
}
