package studio.booking.scheduling.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;

/** Planned hours in maps; what is planned here is what {@link InMemoryHours} has. */
public final class InMemoryHoursPlan implements HoursPlan {
  private static final Comparator<UUID> AS_TEXT = Comparator.comparing(UUID::toString);

  private final InMemoryHours hours;
  private final Map<CoachId, List<AvailabilityRule>> rules = new HashMap<>();
  private final Map<CoachId, Map<UUID, Addition>> additions = new HashMap<>();
  private final Map<CoachId, Map<UUID, PlannedException>> exceptions = new HashMap<>();

  public InMemoryHoursPlan(InMemoryHours hours) {
    this.hours = hours;
  }

  @Override
  public Later<List<AvailabilityRule>> rules(CoachId coach) {
    return Later.of(List.copyOf(rules.getOrDefault(coach, List.of())));
  }

  @Override
  public void replaceRules(CoachId coach, List<AvailabilityRule> all) {
    rules.put(coach, List.copyOf(all));
    publish(coach);
  }

  @Override
  public Later<List<Addition>> additions(CoachId coach, @Nullable AdditionId after, int limit) {
    return Later.of(
        page(
            additionsOf(coach),
            after == null ? null : after.value(),
            limit,
            addition -> addition.id().value()));
  }

  @Override
  public Later<Optional<Addition>> addition(CoachId coach, AdditionId addition) {
    return Later.of(Optional.ofNullable(additionsOf(coach).get(addition.value())));
  }

  @Override
  public void add(CoachId coach, Addition addition) {
    additionsOf(coach).put(addition.id().value(), addition);
    publish(coach);
  }

  @Override
  public void remove(CoachId coach, AdditionId addition) {
    additionsOf(coach).remove(addition.value());
    publish(coach);
  }

  @Override
  public Later<List<PlannedException>> exceptions(
      CoachId coach, @Nullable ExceptionId after, int limit) {
    return Later.of(
        page(
            exceptionsOf(coach),
            after == null ? null : after.value(),
            limit,
            planned -> planned.exception().id().value()));
  }

  @Override
  public Later<List<AvailabilityException>> absences(
      CoachId coach, @Nullable ExceptionId after, int limit) {
    return exceptions(coach, after, limit)
        .map(all -> all.stream().map(one -> one.exception().withoutReason()).toList());
  }

  @Override
  public Later<Optional<PlannedException>> exception(CoachId coach, ExceptionId exception) {
    return Later.of(Optional.ofNullable(exceptionsOf(coach).get(exception.value())));
  }

  @Override
  public void add(CoachId coach, PlannedException exception) {
    exceptionsOf(coach).put(exception.exception().id().value(), exception);
    publish(coach);
  }

  @Override
  public void change(CoachId coach, PlannedException exception) {
    var before = exceptionsOf(coach).put(exception.exception().id().value(), exception);
    if (before == null || before.version() != exception.version() - 1) {
      throw new IllegalStateException("Changed meanwhile");
    }
    publish(coach);
  }

  @Override
  public void remove(CoachId coach, ExceptionId exception) {
    exceptionsOf(coach).remove(exception.value());
    publish(coach);
  }

  private Map<UUID, Addition> additionsOf(CoachId coach) {
    return additions.computeIfAbsent(coach, _ -> new TreeMap<>(AS_TEXT));
  }

  private Map<UUID, PlannedException> exceptionsOf(CoachId coach) {
    return exceptions.computeIfAbsent(coach, _ -> new TreeMap<>(AS_TEXT));
  }

  private static <T> List<T> page(
      Map<UUID, T> all, @Nullable UUID after, int limit, Function<T, UUID> id) {
    return all.values().stream()
        .filter(one -> after == null || AS_TEXT.compare(id.apply(one), after) > 0)
        .limit(limit)
        .toList();
  }

  private void publish(CoachId coach) {
    hours.given(
        coach,
        new CoachHours(
            rules.getOrDefault(coach, List.of()),
            new ArrayList<>(additionsOf(coach).values()),
            exceptionsOf(coach).values().stream().map(PlannedException::exception).toList()));
  }
}
