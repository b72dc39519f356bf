package studio.booking.credits.application;

import java.time.Clock;
import studio.booking.credits.domain.LedgerCheck;
import studio.booking.credits.domain.LedgerLines;
import studio.booking.shared.Caller;
import studio.booking.shared.Query;

/** Proves that every credit of the studio is accounted for, or says which is not. */
@Query
public class CheckLedger {
  private final LedgerLines lines;
  private final Clock clock;

  public CheckLedger(LedgerLines lines, Clock clock) {
    this.lines = lines;
    this.clock = clock;
  }

  public LedgerCheck check(Caller caller) {
    return lines.check(clock.instant()).get();
  }
}
