package studio.booking.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import studio.booking.operations.ClockHands;

/**
 * A clock that can be put forward, and ticks on from there. All instances look once a second where
 * its hands stand.
 */
@DemoMode
@Component
class DemoClock extends Clock implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(DemoClock.class);
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

  private static final ScopedValue<Instant> THEN = ScopedValue.newInstance();

  private final Clock realTime = Clock.tickMillis(ZoneOffset.UTC);
  private final ClockHands hands;
  private volatile Duration ahead;
  private volatile boolean running;

  DemoClock(ClockHands hands) {
    this.hands = hands;
    this.ahead = hands.ahead();
  }

  @Override
  public Instant instant() {
    return THEN.isBound() ? THEN.get() : realTime.instant().plus(ahead);
  }

  /** Does something on this thread as if it were then, for all that the demo has behind it. */
  <T> T at(Instant then, Supplier<T> work) {
    return ScopedValue.where(THEN, then).call(work::get);
  }

  Duration ahead() {
    return ahead;
  }

  void putForward(Duration by) {
    ahead = hands.moveTo(ahead.plus(by));
  }

  private void look() {
    while (running) {
      try {
        ahead = hands.ahead();
      } catch (RuntimeException e) {
        LOG.debug("Not to be seen just now", e);
      }
      try {
        Thread.sleep(LOOKS_EVERY);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("demo-clock").start(this::look);
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    InstantSource hands = () -> instant();
    return hands.withZone(zone);
  }
}
