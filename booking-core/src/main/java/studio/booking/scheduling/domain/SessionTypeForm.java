package studio.booking.scheduling.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.TypeOutcome.Contradictory;
import studio.booking.shared.Patch;

/**
 * A session type as somebody fills it in; it may contradict itself.
 *
 * @param capacity null for one where one is all there can be
 */
public record SessionTypeForm(
    String name,
    @Nullable String description,
    SessionKind kind,
    int durationMinutes,
    @Nullable Integer capacity,
    @Nullable Integer creditCost,
    int bufferBeforeMinutes,
    int bufferAfterMinutes,
    int minimumNoticeMinutes,
    int bookingHorizonDays,
    int slotStepMinutes,
    int cancellationWindowHours,
    boolean active) {

  /** What is to be different about a type. */
  public record Changes(
      Patch<String> name,
      Patch<@Nullable String> description,
      Patch<SessionKind> kind,
      Patch<Integer> durationMinutes,
      Patch<Integer> capacity,
      Patch<@Nullable Integer> creditCost,
      Patch<Integer> bufferBeforeMinutes,
      Patch<Integer> bufferAfterMinutes,
      Patch<Integer> minimumNoticeMinutes,
      Patch<Integer> bookingHorizonDays,
      Patch<Integer> slotStepMinutes,
      Patch<Integer> cancellationWindowHours,
      Patch<Boolean> active) {

    /** The type as it would be filled in with these changes. */
    public SessionTypeForm of(SessionType type) {
      var now = SessionTypeForm.of(type);
      return new SessionTypeForm(
          name.orKeep(now.name()),
          description.orKeep(now.description()),
          kind.orKeep(now.kind()),
          durationMinutes.orKeep(now.durationMinutes()),
          // Becoming an appointment says by itself for how many it is.
          capacity.isPresent() || kind.orKeep(now.kind()) != SessionKind.ONE_ON_ONE
              ? capacity.orKeep(type.capacity())
              : null,
          creditCost.orKeep(now.creditCost()),
          bufferBeforeMinutes.orKeep(now.bufferBeforeMinutes()),
          bufferAfterMinutes.orKeep(now.bufferAfterMinutes()),
          minimumNoticeMinutes.orKeep(now.minimumNoticeMinutes()),
          bookingHorizonDays.orKeep(now.bookingHorizonDays()),
          slotStepMinutes.orKeep(now.slotStepMinutes()),
          cancellationWindowHours.orKeep(now.cancellationWindowHours()),
          active.orKeep(now.active()));
    }
  }

  private static int minutes(Duration duration) {
    return Math.toIntExact(duration.toMinutes());
  }

  /** The type as it would be filled in to stay as it is. */
  public static SessionTypeForm of(SessionType type) {
    return new SessionTypeForm(
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

  /** The same, no longer given. */
  public SessionTypeForm archived() {
    return new SessionTypeForm(
        name,
        description,
        kind,
        durationMinutes,
        capacity,
        creditCost,
        bufferBeforeMinutes,
        bufferAfterMinutes,
        minimumNoticeMinutes,
        bookingHorizonDays,
        slotStepMinutes,
        cancellationWindowHours,
        false);
  }

  /** What does not fit together. */
  public Optional<Contradictory> contradiction() {
    boolean forOne = kind == SessionKind.ONE_ON_ONE;
    if (forOne && capacity != null && capacity != 1) {
      return Optional.of(new Contradictory("capacity", "must be 1 for ONE_ON_ONE"));
    }
    if (!forOne && capacity == null) {
      return Optional.of(new Contradictory("capacity", "is required"));
    }
    return Optional.empty();
  }

  /** The type, of a form that does not contradict itself. */
  public SessionType type(SessionTypeId id, long version, Instant createdAt) {
    return new SessionType(
        id,
        name,
        description,
        kind,
        Duration.ofMinutes(durationMinutes),
        capacity == null ? 1 : capacity,
        creditCost,
        Duration.ofMinutes(bufferBeforeMinutes),
        Duration.ofMinutes(bufferAfterMinutes),
        Duration.ofMinutes(minimumNoticeMinutes),
        bookingHorizonDays,
        Duration.ofMinutes(slotStepMinutes),
        cancellationWindowHours,
        active,
        version,
        createdAt);
  }
}
