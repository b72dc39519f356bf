package studio.booking.audit;

import studio.booking.audit.AuditLog.Act;
import studio.booking.shared.Caller;

/** Keeps what somebody tried and was not let do. */
public interface AttemptLog {
  /**
   * An attempt. It has to be committed although nothing else is: an outcome that is a {@link
   * studio.booking.shared.Rejection} would take it along.
   */
  void refused(Caller caller, Act act);
}
