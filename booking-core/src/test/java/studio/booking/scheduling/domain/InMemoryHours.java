package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import studio.booking.scheduling.BookingId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;

/** Hours and busy times in maps. */
public final class InMemoryHours implements Hours {
  private final InMemoryCoaches coaches;
  private final Map<CoachId, CoachHours> hours = new HashMap<>();
  private final Map<CoachId, List<Busy>> busy = new HashMap<>();
  private final Map<BookingId, Moving> live = new HashMap<>();

  public InMemoryHours(InMemoryCoaches coaches) {
    this.coaches = coaches;
  }

  /** The coach works these hours, and no others. */
  public void given(CoachId coach, CoachHours theirs) {
    hours.put(coach, theirs);
  }

  /** The coach is busy then, too. */
  public void given(CoachId coach, Busy time) {
    busy.computeIfAbsent(coach, _ -> new ArrayList<>()).add(time);
  }

  /** The booking is live, and may be asked to move. */
  public void given(BookingId booking, Moving moving) {
    live.put(booking, moving);
  }

  @Override
  public Later<Optional<Moving>> moving(BookingId booking) {
    return Later.of(Optional.ofNullable(live.get(booking)));
  }

  @Override
  public Later<Map<CoachId, CoachHours>> of(Whose whose, LocalDate from, LocalDate to) {
    return Later.of(
        those(whose).stream()
            .filter(hours::containsKey)
            .collect(Collectors.toMap(Function.identity(), hours::get)));
  }

  @Override
  public Later<Map<CoachId, List<Busy>>> busy(Whose whose, Instant from, Instant until) {
    return Later.of(
        those(whose).stream()
            .filter(busy::containsKey)
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    coach ->
                        busy.get(coach).stream()
                            .filter(time -> time.overlaps(new Busy(from, until)))
                            .toList())));
  }

  private Collection<CoachId> those(Whose whose) {
    return switch (whose) {
      case Whose.Of(var named) -> named.stream().distinct().toList();
      case Whose.Giving(var type) ->
          coaches.list(true, null, Integer.MAX_VALUE).get().stream()
              .filter(coach -> coach.types().contains(type))
              .map(Coach::id)
              .toList();
    };
  }
}
