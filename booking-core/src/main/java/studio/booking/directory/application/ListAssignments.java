package studio.booking.directory.application;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.directory.domain.Assignment;
import studio.booking.directory.domain.AssignmentId;
import studio.booking.directory.domain.Assignments;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Page;
import studio.booking.shared.Query;

/** Shows who looks after whom, and who did. */
@Query
public class ListAssignments {
  private static final Cursor CURSOR = Cursor.of("trainer-client-assignments", 1);

  private final Assignments assignments;

  public ListAssignments(Assignments assignments) {
    this.assignments = assignments;
  }

  /**
   * In the order in which they were made, ended ones too.
   *
   * @param coach only theirs, or null for all
   * @param client only theirs, or null for all
   */
  public Page<Assignment> list(
      Caller caller, @Nullable CoachId coach, @Nullable ClientId client, Page.Request page) {
    var after =
        page.cursor() == null ? null : new AssignmentId(CURSOR.parse(page.cursor()).uuid(0));
    var found = assignments.list(coach, client, after, page.limit() + 1).get();
    return Page.of(found, page.limit(), assignment -> CURSOR.text(assignment.id().value()));
  }

  public Optional<Assignment> find(Caller caller, AssignmentId assignment) {
    return assignments.find(assignment).get();
  }
}
