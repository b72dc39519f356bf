package studio.booking.scheduling.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;

/** Session types in a map. */
public final class InMemorySessionTypes implements SessionTypes {
  private final Map<SessionTypeId, SessionType> types =
      new TreeMap<>(Comparator.comparing(id -> id.value().toString()));

  private final InMemoryCoaches coaches;

  /** Types that nobody gives. */
  public InMemorySessionTypes() {
    this(new InMemoryCoaches());
  }

  public InMemorySessionTypes(InMemoryCoaches coaches) {
    this.coaches = coaches;
  }

  /** The type, known from now on. */
  public SessionType given(SessionType type) {
    types.put(type.id(), type);
    return type;
  }

  @Override
  public Later<Map<SessionTypeId, SessionType>> byId(Collection<SessionTypeId> wanted) {
    return Later.of(
        wanted.stream()
            .distinct()
            .filter(types::containsKey)
            .collect(Collectors.toMap(id -> id, types::get)));
  }

  @Override
  public Later<List<SessionType>> givenBy(CoachId coach) {
    return coaches
        .byId(List.of(coach))
        .map(
            found ->
                found.values().stream()
                    .flatMap(one -> one.types().stream())
                    .filter(types::containsKey)
                    .map(types::get)
                    .toList());
  }

  @Override
  public Later<List<SessionType>> list(
      boolean archivedToo, @Nullable SessionTypeId after, int limit) {
    return Later.of(
        types.values().stream()
            .filter(type -> archivedToo || type.active())
            .filter(
                type ->
                    after == null
                        || type.id().value().toString().compareTo(after.value().toString()) > 0)
            .limit(limit)
            .toList());
  }

  @Override
  public void add(SessionType type) {
    if (types.putIfAbsent(type.id(), type) != null) throw new IllegalStateException("There");
  }

  @Override
  public void change(SessionType type) {
    var before = types.put(type.id(), type);
    if (before == null || before.version() != type.version() - 1) {
      throw new IllegalStateException("Changed meanwhile");
    }
  }
}
