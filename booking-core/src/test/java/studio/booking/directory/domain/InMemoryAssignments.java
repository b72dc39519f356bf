package studio.booking.directory.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;

/** Who looks after whom in a test. */
public final class InMemoryAssignments implements Assignments {
  private final Map<String, Assignment> assignments = new TreeMap<>();

  private static String key(AssignmentId id) {
    return id.value().toString();
  }

  @Override
  public Later<Optional<Assignment>> find(AssignmentId assignment) {
    return Later.of(Optional.ofNullable(assignments.get(key(assignment))));
  }

  @Override
  public Later<List<Assignment>> between(CoachId coach, ClientId client) {
    return Later.of(
        assignments.values().stream()
            .filter(one -> one.coach().equals(coach) && one.client().equals(client))
            .filter(one -> one.endedAt() == null)
            .toList());
  }

  @Override
  public void add(Assignment assignment) {
    assignments.put(key(assignment.id()), assignment);
  }

  @Override
  public void end(Assignment assignment, Instant now) {
    assignments.put(
        key(assignment.id()),
        new Assignment(
            assignment.id(),
            assignment.coach(),
            assignment.client(),
            assignment.startsOn(),
            assignment.endsOn(),
            assignment.createdBy(),
            assignment.createdAt(),
            now,
            assignment.version() + 1));
  }

  @Override
  public Later<List<Assignment>> list(
      @Nullable CoachId coach, @Nullable ClientId client, @Nullable AssignmentId after, int limit) {
    return Later.of(
        assignments.values().stream()
            .filter(one -> coach == null || one.coach().equals(coach))
            .filter(one -> client == null || one.client().equals(client))
            .filter(one -> after == null || key(one.id()).compareTo(key(after)) > 0)
            .limit(limit)
            .toList());
  }
}
