package studio.booking.operations.listeners;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.stereotype.Component;
import studio.booking.operations.EventsUnderway;
import studio.booking.operations.Job;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.OrganizationId;

/**
 * Tells listeners again of what they did not finish: because it failed, or because the program that
 * was to tell them was killed. A listener may thus hear of a thing twice, and does nothing the
 * second time.
 */
@Component
class ResubmitEvents implements Job {
  /** Younger ones are in somebody's hands. */
  private static final Duration AGE = Duration.ofMinutes(5);

  private final IncompleteEventPublications publications;
  private final EventsUnderway underway;
  private final InstantSource realTime = InstantSource.system();

  ResubmitEvents(IncompleteEventPublications publications, EventsUnderway underway) {
    this.publications = publications;
    this.underway = underway;
  }

  @Override
  public String name() {
    return "resubmit-events";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Report run(@Nullable OrganizationId studio, StopSign stop) {
    // Modulith never sends out again what it sent out again once, lest two do it at a time.
    underway.callBack(realTime.instant().minus(AGE));
    var taken = new AtomicLong();
    // Modulith's own filter by age lets all through (2.1.1), so the age is looked at here.
    publications.resubmitIncompletePublications(
        publication -> {
          if (stop.isUp() || !isDue(publication) || !isOf(publication, studio)) return false;
          taken.incrementAndGet();
          return true;
        });
    return Report.of("resubmitted", taken.get());
  }

  private boolean isDue(EventPublication publication) {
    var last = publication.getLastResubmissionDate();
    var since = last != null ? last : publication.getPublicationDate();
    return since.isBefore(realTime.instant().minus(AGE));
  }

  private static boolean isOf(EventPublication publication, @Nullable OrganizationId studio) {
    return studio == null
        || (publication.getEvent() instanceof DomainEvent event
            && event.organization().equals(studio));
  }
}
