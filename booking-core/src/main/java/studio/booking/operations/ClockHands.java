package studio.booking.operations;

import java.time.Duration;

/** How far the demo's clock stands ahead of real time: the same for all instances. */
public interface ClockHands {
  /** Zero until somebody moves them. */
  Duration ahead();

  /**
   * Moves them forward.
   *
   * @return where they stand now, which is further on if somebody else moved them further
   */
  Duration moveTo(Duration ahead);
}
