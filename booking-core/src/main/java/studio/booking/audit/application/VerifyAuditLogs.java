package studio.booking.audit.application;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.domain.LogCheck;
import studio.booking.audit.domain.RootStore;
import studio.booking.audit.domain.Seals;
import studio.booking.operations.Job;
import studio.booking.operations.PartlyFailed;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;

/**
 * Looks at the audit logs of all studios once a day, and fails when one is not what was written.
 */
public class VerifyAuditLogs implements Job {
  private static final int TOLD = 5;

  private final Seals seals;
  private final RootStore roots;
  private final VerifyAuditLog verifyAuditLog;

  public VerifyAuditLogs(Seals seals, RootStore roots, VerifyAuditLog verifyAuditLog) {
    this.seals = seals;
    this.roots = roots;
    this.verifyAuditLog = verifyAuditLog;
  }

  @Override
  public String name() {
    return "verify-audit-log";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(24);
  }

  @Override
  public Report run(@Nullable OrganizationId studio, StopSign stop) {
    var report = Report.of("verified", 0).plus(Report.of("findings", 0));
    var alarms = new ArrayList<String>();
    for (var each : studio == null ? all() : List.of(studio)) {
      if (stop.isUp()) break;
      try {
        var check = verifyAuditLog.verify(Caller.system(each, name()));
        report =
            report
                .plus(Report.of("verified", check.entries()))
                .plus(Report.of("findings", check.problems()));
        if (!check.isSound()) alarms.add(alarm(each, check));
      } catch (RuntimeException e) {
        report = report.plus(Report.of("failedStudios", 1));
        alarms.add("The audit log of %s can't be verified: %s".formatted(each.value(), e));
      }
    }
    if (alarms.isEmpty()) return report;
    throw new PartlyFailed(report, new IllegalStateException(String.join("\n", alarms)));
  }

  private Iterable<OrganizationId> all() {
    // One of which nothing is left in the database may yet be known outside.
    var studios = new LinkedHashSet<>(seals.withBatches());
    studios.addAll(roots.studios());
    return studios;
  }

  private static String alarm(OrganizationId studio, LogCheck check) {
    return check.findings().stream()
        .limit(TOLD)
        .map(LogCheck.Finding::sentence)
        .collect(
            joining(
                " ",
                "The audit log of %s is not what was written, in %d places: "
                    .formatted(studio.value(), check.problems()),
                ""));
  }
}
