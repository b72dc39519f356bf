package studio.booking.directory.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;

/** Who looks after whom in the studio that the open unit of work is for. */
public interface Assignments {
  Later<Optional<Assignment>> find(AssignmentId assignment);

  /** All between the two that nobody has ended. */
  Later<List<Assignment>> between(CoachId coach, ClientId client);

  /** Adds one. Another at the same time that was not there before is a lost race. */
  void add(Assignment assignment);

  /** Ends one that has not ended. */
  void end(Assignment assignment, Instant now);

  /**
   * In the order in which they were made, ended ones too.
   *
   * @param coach only theirs, or null for all
   * @param client only theirs, or null for all
   * @param after the last of the page before, or null
   */
  Later<List<Assignment>> list(
      @Nullable CoachId coach, @Nullable ClientId client, @Nullable AssignmentId after, int limit);
}
