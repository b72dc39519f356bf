package studio.booking.scheduling.application;

import studio.booking.scheduling.application.ExtendSeries.Extended;
import studio.booking.shared.Caller;

/**
 * Extends series set by set. What is the matter with one of them keeps no other waiting: where a
 * set fails, each is extended by itself.
 */
final class EachSeries {
  private final ExtendSeries extendSeries;

  EachSeries(ExtendSeries extendSeries) {
    this.extendSeries = extendSeries;
  }

  /**
   * Extends some of the studio's series that are behind. Fails when none of these can be extended;
   * so those that can't be come last.
   */
  Extended extend(Caller studio, int weeksAhead, int atMost) {
    try {
      return extendSeries.extend(studio, weeksAhead, atMost);
    } catch (RuntimeException e) {
      return singly(studio, weeksAhead, e);
    }
  }

  private Extended singly(Caller studio, int weeksAhead, RuntimeException failure) {
    var total = Extended.NOTHING;
    for (var id : extendSeries.behind(studio, weeksAhead)) {
      try {
        total = total.plus(extendSeries.extendOne(studio, id, weeksAhead));
      } catch (RuntimeException e) {
        failure.addSuppressed(e);
      }
    }
    if (total.series() == 0) throw failure;
    return total;
  }
}
