package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import studio.booking.operations.EachStudio;
import studio.booking.scheduling.domain.DueStudios;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;

/** Takes sessions for held in all studios. Any number of instances may run it at once. */
public final class CompleteSessionsJob extends EachStudio {
  private static final int AT_ONCE = 200;

  private final CompleteSessions completeSessions;
  private final DueStudios studios;
  private final Clock clock;

  public CompleteSessionsJob(CompleteSessions completeSessions, DueStudios studios, Clock clock) {
    this.completeSessions = completeSessions;
    this.studios = studios;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "complete-sessions";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(5);
  }

  @Override
  protected List<OrganizationId> due() {
    return studios.withEndedSessions(clock.instant());
  }

  @Override
  protected String counted() {
    return "completed";
  }

  @Override
  protected int workIn(Caller studio) {
    return completeSessions.due(studio, AT_ONCE);
  }
}
