package studio.booking.audit;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;

/** Keeps who did what. An entry commits with the act that it tells of. */
public interface AuditLog {
  /**
   * One act. Codes and references only: an entry can't be erased, so free text about a person has
   * no place in it.
   *
   * @param action what was done, such as {@code BOOKING_CANCELLED}
   * @param subjectType what it was done to, such as {@code booking}
   * @param client whose data or money it was about, if anybody's
   * @param details codes, numbers and references
   */
  record Act(
      String action,
      String subjectType,
      @Nullable UUID subjectId,
      @Nullable ClientId client,
      Map<String, String> details) {
    public Act {
      details = Map.copyOf(details);
    }
  }

  void record(Caller caller, Act act);

  /** Several at once, in one statement. */
  default void record(Caller caller, List<Act> acts) {
    for (var act : acts) record(caller, act);
  }
}
