package studio.booking.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;

/**
 * A job that works in one studio after the other, set by set. What goes wrong in one studio does
 * not keep the others waiting.
 */
public abstract class EachStudio implements Job {
  /** The studios in which something is due. */
  protected abstract List<OrganizationId> due();

  /** What it counts, such as {@code ended}; it is in each report, be it 0. */
  protected abstract String counted();

  /**
   * Does one set of what is due in a studio: in one unit of work for the caller, which is the
   * program.
   *
   * @return how many; 0 says that nothing is left
   */
  protected abstract int workIn(Caller studio);

  @Override
  public final Report run(@Nullable OrganizationId studio, StopSign stop) {
    var total = Report.of(counted(), 0);
    RuntimeException failure = null;
    for (var each : studio == null ? due() : List.of(studio)) {
      try {
        total = total.plus(Report.of(counted(), allOf(each, stop)));
      } catch (RuntimeException e) {
        if (failure == null) failure = e;
        else failure.addSuppressed(e);
        total = total.plus(Report.of("failedStudios", 1));
      }
    }
    if (failure != null) throw new PartlyFailed(total, failure);
    return total;
  }

  private long allOf(OrganizationId studio, StopSign stop) {
    var caller = Caller.system(studio, name());
    long total = 0;
    while (!stop.isUp()) {
      int done = workIn(caller);
      if (done == 0) break;
      total += done;
    }
    return total;
  }
}
