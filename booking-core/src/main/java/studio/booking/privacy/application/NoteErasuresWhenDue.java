package studio.booking.privacy.application;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.operations.Job;
import studio.booking.privacy.domain.ErasureCase.Status;
import studio.booking.privacy.domain.ErasureCases;
import studio.booking.privacy.domain.ErasureId;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;

/**
 * Has the register agree with the cases, wherever the program ended between the two. There are
 * never many that are open, so all of them are looked at each time.
 */
public final class NoteErasuresWhenDue implements Job {
  private final ErasureCases cases;
  private final NoteErasures noteErasures;

  public NoteErasuresWhenDue(ErasureCases cases, NoteErasures noteErasures) {
    this.cases = cases;
    this.noteErasures = noteErasures;
  }

  @Override
  public String name() {
    return "note-erasures";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(10);
  }

  @Override
  public Report run(@Nullable OrganizationId studio, StopSign stop) {
    long studios = 0;
    for (var each : cases.studiosWith(Set.of(Status.REQUESTED, Status.HELD))) {
      if (stop.isUp()) break;
      if (studio != null && !studio.equals(each)) continue;
      noteAll(Caller.system(each, name()), stop);
      studios++;
    }
    return Report.of("studios", studios);
  }

  private void noteAll(Caller caller, StopSign stop) {
    ErasureId last = noteErasures.noteSome(caller, null);
    while (last != null && !stop.isUp()) last = noteErasures.noteSome(caller, last);
  }
}
