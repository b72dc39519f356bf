package studio.booking.scheduling.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.RecurringBookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.application.ReadRecurringBookings.Found;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.KnownOccurrence;
import studio.booking.scheduling.domain.OccurrenceOutcome;
import studio.booking.scheduling.domain.OccurrenceOutcome.Made;
import studio.booking.scheduling.domain.OccurrenceOutcome.Skipped;
import studio.booking.scheduling.domain.Occurrences.Upcoming;
import studio.booking.scheduling.domain.RecurringBooking;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.SkipReason;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;

/**
 * A recurring booking as the API shows it.
 *
 * @param timeZone where its dates and times are local
 * @param nextBookingDate the next date with a session, made or yet to be made
 * @param upcomingSessions the next ten that are booked
 * @param skipped dates ahead without a session; what is no request is tried again
 * @param dates what came of each date, where it was made or goes on; null otherwise
 */
record RecurringBookingView(
    RecurringBookingId id,
    CoachId coachId,
    SessionTypeId sessionTypeId,
    ClientId clientId,
    String recurrenceRule,
    LocalDate startDate,
    @Nullable LocalDate endDate,
    LocalTime startTime,
    LocalTime endTime,
    String timeZone,
    RecurringBooking.Status status,
    @Nullable LocalDate nextBookingDate,
    List<UpcomingView> upcomingSessions,
    List<SkippedView> skipped,
    @Nullable List<DateView> dates,
    Instant createdAt) {

  /**
   * A session that is booked.
   *
   * @param date that names it, wherever it was moved
   * @param chargeAt when it will be charged; null where it was
   */
  record UpcomingView(
      SessionId id,
      LocalDate date,
      BookingId bookingId,
      String name,
      CoachId coachId,
      Instant startsAt,
      Instant endsAt,
      SessionStatus status,
      BookingStatus bookingStatus,
      int creditCost,
      @Nullable Instant chargeAt) {
    static UpcomingView of(Upcoming upcoming) {
      var session = upcoming.session();
      var booking = upcoming.booking();
      return new UpcomingView(
          session.id(),
          upcoming.date(),
          booking.id(),
          session.name(),
          session.coach(),
          session.startsAt(),
          session.endsAt(),
          session.status(),
          booking.status(),
          booking.creditCost(),
          booking.paid() == null ? booking.chargeAt() : null);
    }
  }

  record SkippedView(LocalDate date, SkipReason reason) {}

  /**
   * One date.
   *
   * @param reason why it can't be booked; null where it can
   * @param creditCost what it costs; null where it can't be booked
   */
  record DateView(
      LocalDate date,
      Instant startsAt,
      boolean bookable,
      @Nullable SkipReason reason,
      @Nullable Integer creditCost,
      @Nullable Instant chargeAt) {
    static DateView of(OccurrenceOutcome outcome) {
      var when = outcome.due().when();
      return switch (outcome) {
        case Made(_, _, var booking, _) ->
            new DateView(
                when.date(),
                when.startsAt(),
                true,
                null,
                booking.creditCost(),
                booking.paid() == null ? booking.chargeAt() : null);
        case Skipped(_, var why) ->
            new DateView(when.date(), when.startsAt(), false, why, null, null);
      };
    }

    static List<DateView> of(List<OccurrenceOutcome> outcomes) {
      return outcomes.stream().map(DateView::of).toList();
    }
  }

  static RecurringBookingView of(Found found, @Nullable List<DateView> dates) {
    var recurring = found.recurring();
    var plan = recurring.recurrence();
    return new RecurringBookingView(
        recurring.id(),
        recurring.coach(),
        recurring.type(),
        recurring.client(),
        plan.rule().toString(),
        plan.anchor(),
        recurring.lastDate(),
        plan.startsAt(),
        plan.startsAt().plus(plan.length()),
        plan.zone().getId(),
        recurring.status(),
        found.next(),
        found.upcoming().stream().map(UpcomingView::of).toList(),
        found.skipped().stream().map(RecurringBookingView::skipped).toList(),
        dates,
        recurring.createdAt());
  }

  private static SkippedView skipped(KnownOccurrence one) {
    return new SkippedView(one.date(), Objects.requireNonNull(one.skipped()));
  }
}
