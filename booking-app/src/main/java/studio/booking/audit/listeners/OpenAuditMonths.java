package studio.booking.audit.listeners;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import studio.booking.audit.AuditMonths;
import studio.booking.operations.Job;
import studio.booking.shared.OrganizationId;

/** Opens the log's months ahead of time. They are the same for all studios. */
@Component
class OpenAuditMonths implements Job {
  private static final int AHEAD = 3;

  private final AuditMonths months;
  private final Clock clock;

  OpenAuditMonths(AuditMonths months, Clock clock) {
    this.months = months;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "open-audit-months";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(6);
  }

  @Override
  public Report run(@Nullable OrganizationId studio, StopSign stop) {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return Report.of("opened", months.open(today, AHEAD));
  }
}
