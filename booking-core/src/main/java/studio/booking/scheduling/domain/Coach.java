package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.CoachId;

/**
 * Somebody who gives sessions.
 *
 * @param types what the coach gives
 * @param rates what a place costs with this coach, in credits, where it differs from the type's
 * @param active whether the coach still gives sessions
 * @param version of everything here; {@code hoursVersion} is that of the coach's hours
 */
public record Coach(
    CoachId id,
    String displayName,
    Set<SessionTypeId> types,
    Map<SessionTypeId, Integer> rates,
    boolean active,
    long version,
    long hoursVersion,
    Instant createdAt) {
  public Coach {
    types = Set.copyOf(types);
    rates = Map.copyOf(rates);
  }

  /** The same under the next version. */
  public Coach next() {
    return new Coach(id, displayName, types, rates, active, version + 1, hoursVersion, createdAt);
  }

  /** Whether one can have a session of this type with this coach. */
  public boolean gives(SessionType type) {
    return type.active() && canGive(type.id());
  }

  /** Whether the coach can give a session of this type that is on the timetable already. */
  public boolean canGive(SessionTypeId type) {
    return active && types.contains(type);
  }

  /** What a place costs; null when nobody says it. */
  public @Nullable Integer cost(SessionType type) {
    return type.cost(rates.get(type.id()));
  }
}
