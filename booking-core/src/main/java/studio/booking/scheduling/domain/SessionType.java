package studio.booking.scheduling.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SessionTypeId;

/**
 * A kind of session that the studio gives.
 *
 * @param capacity places of a session, unless it says otherwise; 1 for an appointment
 * @param creditCost of a place, unless the coach's rate says otherwise; null when only rates say it
 * @param bufferBefore kept free before a session, as {@code bufferAfter} is after it; two sessions
 *     need the sum of what lies between them
 * @param minimumNotice before the start; whoever books later is too late
 * @param bookingHorizonDays the studio's days ahead; further is too early
 * @param slotStep between the starts of appointments, counted from the start of the coach's hours
 * @param cancellationWindowHours before the start; whoever cancels later is late
 * @param active whether it is still given; it is archived otherwise
 */
public record SessionType(
    SessionTypeId id,
    String name,
    @Nullable String description,
    SessionKind kind,
    Duration duration,
    int capacity,
    @Nullable Integer creditCost,
    Duration bufferBefore,
    Duration bufferAfter,
    Duration minimumNotice,
    int bookingHorizonDays,
    Duration slotStep,
    int cancellationWindowHours,
    boolean active,
    long version,
    Instant createdAt) {

  public SessionType {
    if (duration.isZero() || duration.isNegative() || slotStep.isZero() || slotStep.isNegative()) {
      throw new IllegalArgumentException("A session takes time: " + id);
    }
    if (kind == SessionKind.ONE_ON_ONE && capacity != 1) {
      throw new IllegalArgumentException("An appointment is for one: " + id);
    }
  }

  /** When a session that starts then keeps its coach busy. */
  public Busy busy(Instant startsAt) {
    return new Busy(startsAt.minus(bufferBefore), startsAt.plus(duration).plus(bufferAfter));
  }

  /** What a place costs with a coach of this rate; null when neither says it. */
  public @Nullable Integer cost(@Nullable Integer rate) {
    return rate != null ? rate : creditCost;
  }
}
