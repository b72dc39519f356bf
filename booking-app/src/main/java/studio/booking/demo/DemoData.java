package studio.booking.demo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Makes the demo's studios when the program first starts, each whole or not at all. When the
 * program is stopped meanwhile, the studio in hand is finished; the other is left for the next
 * start.
 */
@Component
@DemoMode
@Order(0)
class DemoData implements ApplicationRunner {
  private static final Logger log = LoggerFactory.getLogger(DemoData.class);

  /** Many times what a studio takes; then the database goes, and all of it is rolled back. */
  private static final Duration TO_FINISH = Duration.ofSeconds(15);

  private final DemoOpening opening;
  private final DemoFurnishing furnishing;
  private final DemoClock clock;
  private final ReentrantLock atWork = new ReentrantLock();
  private volatile boolean ending;

  DemoData(DemoOpening opening, DemoFurnishing furnishing, DemoClock clock) {
    this.opening = opening;
    this.furnishing = furnishing;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    for (var studio : DemoStudios.values()) {
      atWork.lock();
      try {
        if (!ending) make(studio);
      } catch (RuntimeException e) {
        if (!ending) throw e;
        log.info("The demo studio \"{}\" is left for the next start", studio.word());
      } finally {
        atWork.unlock();
      }
    }
  }

  private void make(DemoStudios studio) {
    clock.at(
        clock.instant().minus(DemoPast.LENGTH),
        () -> {
          opening.open(studio);
          return studio;
        });
    if (furnishing.furnish(studio)) log.info("The demo studio \"{}\" is furnished", studio.word());
  }

  /** Comes before anything that furnishing needs is taken away. */
  @EventListener
  void on(ContextClosedEvent closed) throws InterruptedException {
    ending = true;
    if (atWork.tryLock(TO_FINISH.toMillis(), TimeUnit.MILLISECONDS)) atWork.unlock();
  }
}
