package studio.booking.scheduling.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;

/** Coaches in a map. Nobody else is there, so nothing needs to be locked. */
public final class InMemoryCoaches implements Coaches {
  private final Map<CoachId, Coach> coaches =
      new TreeMap<>(Comparator.comparing(id -> id.value().toString()));

  /** The coach, known from now on. */
  public Coach given(Coach coach) {
    coaches.put(coach.id(), coach);
    return coach;
  }

  @Override
  public Later<Map<CoachId, Coach>> lockForBooking(Collection<CoachId> wanted) {
    return byId(wanted);
  }

  @Override
  public Later<Optional<Coach>> lockForChange(CoachId coach) {
    return Later.of(Optional.ofNullable(coaches.get(coach)));
  }

  @Override
  public Later<Map<CoachId, Coach>> byId(Collection<CoachId> wanted) {
    return Later.of(
        wanted.stream()
            .distinct()
            .filter(coaches::containsKey)
            .collect(Collectors.toMap(id -> id, coaches::get)));
  }

  @Override
  public Later<List<Coach>> list(boolean inactiveToo, @Nullable CoachId after, int limit) {
    return Later.of(
        coaches.values().stream()
            .filter(coach -> inactiveToo || coach.active())
            .filter(
                coach ->
                    after == null
                        || coach.id().value().toString().compareTo(after.value().toString()) > 0)
            .limit(limit)
            .toList());
  }

  @Override
  public Later<List<Coach>> giving(SessionTypeId type, @Nullable CoachId after, int limit) {
    return list(false, after, Integer.MAX_VALUE)
        .map(
            found ->
                found.stream().filter(coach -> coach.types().contains(type)).limit(limit).toList());
  }

  @Override
  public void add(Coach coach) {
    if (coaches.putIfAbsent(coach.id(), coach) != null) throw new IllegalStateException("There");
  }

  @Override
  public void change(Coach before, Coach after) {
    if (!before.equals(coaches.put(after.id(), after))) {
      throw new IllegalStateException("Changed meanwhile");
    }
  }
}
