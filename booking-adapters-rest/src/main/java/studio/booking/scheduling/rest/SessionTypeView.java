package studio.booking.scheduling.rest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.SessionKind;
import studio.booking.scheduling.domain.SessionType;

/** A session type as the API shows it. */
record SessionTypeView(
    SessionTypeId id,
    String name,
    @Nullable String description,
    SessionKind kind,
    int durationMinutes,
    int capacity,
    @Nullable Integer creditCost,
    int bufferBeforeMinutes,
    int bufferAfterMinutes,
    int minimumNoticeMinutes,
    int bookingHorizonDays,
    int slotStepMinutes,
    int cancellationWindowHours,
    boolean active) {

  static SessionTypeView of(SessionType type) {
    return new SessionTypeView(
        type.id(),
        type.name(),
        type.description(),
        type.kind(),
        minutes(type.duration()),
        type.capacity(),
        type.creditCost(),
        minutes(type.bufferBefore()),
        minutes(type.bufferAfter()),
        minutes(type.minimumNotice()),
        type.bookingHorizonDays(),
        minutes(type.slotStep()),
        type.cancellationWindowHours(),
        type.active());
  }

  private static int minutes(Duration duration) {
    return Math.toIntExact(duration.toMinutes());
  }
}
