package studio.booking.scheduling.jooq;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is exported of a client's bookings. */
final class BookingFiles {
  private BookingFiles() {}

  /**
   * A booking, or a place in a waitlist.
   *
   * @param guestName whom they brought along
   * @param bookedBy null when the program itself did
   */
  record BookingRecord(
      UUID id,
      UUID sessionId,
      @Nullable Integer placeNumber,
      @Nullable String placeLabel,
      String status,
      boolean guest,
      @Nullable String guestName,
      Instant startsAt,
      Instant endsAt,
      int creditCost,
      @Nullable String paymentType,
      @Nullable UUID packageRedemptionId,
      int creditsUsed,
      @Nullable UUID allAccessUsageId,
      @Nullable Instant holdExpiresAt,
      @Nullable Instant chargeAt,
      @Nullable UUID recurringBookingId,
      String policyKind,
      int policyWindowHours,
      @Nullable String paymentWhy,
      String paymentTried,
      @Nullable Integer balanceLeft,
      @Nullable Long waitlistNumber,
      @Nullable Instant returnableUntil,
      @Nullable UUID bookedBy,
      Instant createdAt,
      @Nullable Instant changedAt) {}

  /** A session that they have or had a booking in, or that is theirs alone. */
  record SessionRecord(
      UUID id,
      String name,
      String kind,
      UUID sessionTypeId,
      String typeName,
      UUID coachId,
      String coachName,
      Instant startsAt,
      Instant endsAt,
      String status,
      @Nullable UUID seriesId,
      @Nullable UUID recurringBookingId) {}

  /** How a booking came to be cancelled. */
  record CancellationRecord(
      UUID bookingId,
      Instant cancelledAt,
      @Nullable UUID byPerson,
      String byRole,
      String onBehalfOf,
      @Nullable String reason,
      @Nullable String refundPaymentType,
      int refundCredits) {}

  /** How a session of theirs came to be cancelled. */
  record SessionCancellationRecord(
      UUID sessionId,
      Instant cancelledAt,
      @Nullable UUID byPerson,
      String byRole,
      String reasonCode,
      @Nullable String reason) {}

  /** A step of a booking from one status to another. */
  record HistoryRecord(
      UUID id,
      UUID bookingId,
      @Nullable String fromStatus,
      String toStatus,
      @Nullable UUID byPerson,
      String byRole,
      String reason,
      Instant at) {}

  /** A wish to have the same session again and again. */
  record RecurringRecord(
      UUID id,
      UUID coachId,
      UUID sessionTypeId,
      String rule,
      LocalDate startDate,
      @Nullable LocalDate endDate,
      LocalTime startTime,
      int durationMinutes,
      String timeZone,
      String status,
      @Nullable UUID madeBy,
      Instant createdAt) {}

  /** What became of a date of it. */
  record OccurrenceRecord(
      UUID recurringBookingId,
      LocalDate date,
      @Nullable UUID bookingId,
      @Nullable String skipped,
      Instant at) {}

  /** That they did not get a place while they waited, and why. */
  record SkipRecord(UUID id, UUID bookingId, String reason, Instant at) {}
}
