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

  /**
   * Does one set of what is due in a studio: in one unit of work for the caller, which is the
   * program.
   *
   * @return what was done; nothing at all says that nothing is left
   */
  protected abstract Report workIn(Caller studio);

  @Override
  public final Report run(@Nullable OrganizationId studio, StopSign stop) {
    var total = Report.NOTHING;
    RuntimeException failure = null;
    for (var each : studio == null ? due() : List.of(studio)) {
      try {
        total = total.plus(allOf(each, stop));
      } catch (RuntimeException e) {
        if (failure == null) failure = e;
        else failure.addSuppressed(e);
        total = total.plus(Report.of("failedStudios", 1));
      }
    }
    if (failure != null) throw new PartlyFailed(total, failure);
    return total;
  }

  private Report allOf(OrganizationId studio, StopSign stop) {
    var caller = Caller.system(studio, name());
    var total = Report.NOTHING;
    while (!stop.isUp()) {
      var done = workIn(caller);
      if (done.isNothing()) break;
      total = total.plus(done);
    }
    return total;
  }
}
