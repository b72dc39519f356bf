package studio.booking.directory.application;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.OptionalLong;
import studio.booking.audit.AuditLog;
import studio.booking.audit.Differences;
import studio.booking.directory.Studio;
import studio.booking.directory.Studios;
import studio.booking.directory.domain.Organizations;
import studio.booking.shared.Caller;
import studio.booking.shared.Later;
import studio.booking.shared.Patch;
import studio.booking.shared.Rejection;
import studio.booking.shared.UseCase;

/**
 * Changes a studio's settings.
 *
 * <p>What was decided under the old ones stays: bookings keep their policy and their cost, and a
 * package its price in the currency in which it was priced. So the currency may change at any time;
 * it is the one of what is priced from then on. A new time zone moves no session: what is on the
 * timetable is instants, and only what is worked out from local times later follows the new zone.
 */
@UseCase
public class ChangeStudio {
  private final Studios studios;
  private final Organizations organizations;
  private final AuditLog audit;

  public ChangeStudio(Studios studios, Organizations organizations, AuditLog audit) {
    this.studios = studios;
    this.organizations = organizations;
    this.audit = audit;
  }

  /** What is to be different. A studio's slug is not here: addresses out there hold it. */
  public record Change(
      Patch<String> name,
      Patch<ZoneId> zone,
      Patch<Currency> currency,
      Patch<Boolean> refundsBeforeWindow,
      Patch<Integer> holdMinutes,
      Patch<Integer> chargeDaysBefore,
      Patch<Boolean> noShowBlocksPass,
      Patch<Integer> waitlistCutoffMinutes,
      Patch<Integer> completionGraceMinutes,
      Patch<Integer> guardianAge,
      Patch<Integer> dataRetentionYears) {

    private Studio of(Studio now) {
      return new Studio(
          now.id(),
          now.slug(),
          name.orKeep(now.name()),
          zone.orKeep(now.zone()),
          currency.orKeep(now.currency()),
          refundsBeforeWindow.orKeep(now.refundsBeforeWindow()),
          holdMinutes.orKeep(now.holdMinutes()),
          chargeDaysBefore.orKeep(now.chargeDaysBefore()),
          noShowBlocksPass.orKeep(now.noShowBlocksPass()),
          waitlistCutoffMinutes.orKeep(now.waitlistCutoffMinutes()),
          completionGraceMinutes.orKeep(now.completionGraceMinutes()),
          guardianAge.orKeep(now.guardianAge()),
          dataRetentionYears.orKeep(now.dataRetentionYears()),
          now.version());
    }
  }

  /** What came of it. */
  public sealed interface Outcome {
    record Changed(Studio studio) implements Outcome {}

    /** The caller has not seen the latest version. */
    record Stale(long version) implements Outcome, Rejection {}

    /** The zone exists, but the database does not know it yet. */
    record UnknownZone(ZoneId zone) implements Outcome, Rejection {}
  }

  public Outcome change(Caller caller, OptionalLong expected, Change change) {
    var current = studios.current();
    var zoneIsKnown =
        switch (change.zone()) {
          case Patch.Set<ZoneId>(var zone) -> organizations.reckonsIn(zone);
          case Patch.Absent<ZoneId> _, Patch.Clear<ZoneId> _ -> Later.of(true);
        };
    var before = current.get();
    if (expected.isPresent() && expected.getAsLong() != before.version()) {
      return new Outcome.Stale(before.version());
    }
    var after = change.of(before);
    if (!zoneIsKnown.get()) return new Outcome.UnknownZone(after.zone());
    if (after.equals(before)) return new Outcome.Changed(before);

    var changed = after.withVersion(before.version() + 1);
    organizations.change(changed);
    audit.record(
        caller,
        new AuditLog.Act(
            "STUDIO_CHANGED", "organization", changed.id().value(), null, what(before, changed)));
    return new Outcome.Changed(changed);
  }

  private static Map<String, String> what(Studio before, Studio after) {
    return Differences.between(before, after)
        .text("name", Studio::name)
        .value("timeZone", Studio::zone)
        .value("currency", Studio::currency)
        .value("refundsBeforeWindow", Studio::refundsBeforeWindow)
        .value("holdMinutes", Studio::holdMinutes)
        .value("chargeDaysBefore", Studio::chargeDaysBefore)
        .value("noShowBlocksPass", Studio::noShowBlocksPass)
        .value("waitlistCutoffMinutes", Studio::waitlistCutoffMinutes)
        .value("completionGraceMinutes", Studio::completionGraceMinutes)
        .value("guardianAge", Studio::guardianAge)
        .value("dataRetentionYears", Studio::dataRetentionYears)
        .details();
  }
}
