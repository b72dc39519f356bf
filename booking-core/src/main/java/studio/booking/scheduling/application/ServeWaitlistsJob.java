package studio.booking.scheduling.application;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import studio.booking.operations.EachStudio;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.DueStudios;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;

/**
 * Sees to it that no place stays empty while somebody who can pay waits for it, whatever it was
 * that made them able to; and that nobody waits for what is over. Any number of instances may run
 * it.
 */
public final class ServeWaitlistsJob extends EachStudio {
  private static final int AT_ONCE = 50;
  private static final int ENDED_AT_ONCE = 500;

  private final ServeWaitlists serveWaitlists;
  private final DueStudios studios;

  public ServeWaitlistsJob(ServeWaitlists serveWaitlists, DueStudios studios) {
    this.serveWaitlists = serveWaitlists;
    this.studios = studios;
  }

  @Override
  public String name() {
    return "serve-waitlists";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  protected List<OrganizationId> due() {
    return studios.withWaiting();
  }

  @Override
  protected String counted() {
    return "served";
  }

  @Override
  protected int workIn(Caller studio) {
    int done = serveWaitlists.endInVain(studio, ENDED_AT_ONCE);
    var after = Optional.<SessionId>empty();
    do {
      var page = serveWaitlists.some(studio, after, AT_ONCE);
      done += page.served();
      after = Optional.ofNullable(page.last());
    } while (after.isPresent());
    return done;
  }
}
