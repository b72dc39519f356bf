package studio.booking.operations;

import java.time.Instant;

/** Events that are being told again to listeners that did not finish with them. */
public interface EventsUnderway {
  /**
   * Calls back those that were sent out so long ago, in real time, that whoever sent them must have
   * ended before a listener began: nobody would tell of them again otherwise.
   *
   * @return how many
   */
  int callBack(Instant sentBefore);
}
