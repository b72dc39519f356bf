package studio.booking.scheduling.application;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import studio.booking.audit.AuditLog;
import studio.booking.directory.Studio;
import studio.booking.directory.Studios;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.Payments.Attended;
import studio.booking.scheduling.Payments.Receipt;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.AttendanceOutcome;
import studio.booking.scheduling.domain.AttendanceOutcome.AnotherCoachsSession;
import studio.booking.scheduling.domain.AttendanceOutcome.DayUsedAgain;
import studio.booking.scheduling.domain.AttendanceOutcome.NotAttendable;
import studio.booking.scheduling.domain.AttendanceOutcome.NotStarted;
import studio.booking.scheduling.domain.AttendanceOutcome.Recorded;
import studio.booking.scheduling.domain.AttendanceOutcome.Refused;
import studio.booking.scheduling.domain.AttendanceOutcome.SessionIsCancelled;
import studio.booking.scheduling.domain.AttendanceOutcome.TooLateToSay;
import studio.booking.scheduling.domain.AttendanceOutcome.UnknownBooking;
import studio.booking.scheduling.domain.AttendanceOutcome.UnknownSession;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/** Writes down who came to a session and who did not: all that was said, or nothing. */
@UseCase
public class RecordAttendance {
  /** For how long after its end it can be said and corrected. */
  public static final Duration CORRECTABLE = Duration.ofDays(14);

  private final Studios studios;
  private final Sessions sessions;
  private final Bookings bookings;
  private final Payments payments;
  private final AuditLog audit;
  private final Clock clock;

  public RecordAttendance(
      Studios studios,
      Sessions sessions,
      Bookings bookings,
      Payments payments,
      AuditLog audit,
      Clock clock) {
    this.studios = studios;
    this.sessions = sessions;
    this.bookings = bookings;
    this.payments = payments;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether somebody who was booked came. */
  public record Mark(BookingId booking, boolean came) {}

  /**
   * Writes it down.
   *
   * @param marks each booking once
   */
  public AttendanceOutcome record(Caller by, SessionId id, List<Mark> marks) {
    var now = clock.instant();
    var locked = sessions.lockForChange(Set.of(id));
    var ids = marks.stream().map(Mark::booking).toList();
    var found = bookings.byId(ids);
    // Their purses are not opened: that no day is used twice is kept by the uses themselves.
    var receipts = payments.receipts(ids);
    var studio = studios.current();
    var session = locked.get().get(id);
    if (session == null) return new UnknownSession(id);
    var booked =
        found.get().stream()
            .filter(booking -> booking.session().equals(id))
            .collect(toMap(Booking::id, Function.identity()));
    var refusal =
        refusedBy(by, session).or(() -> refusedBy(marks, booked)).or(() -> refusedBy(session, now));
    if (refusal.isPresent()) return refusal.get();
    for (var booking : booked.values()) {
      if (!isAttendable(booking.status())) {
        return new NotAttendable(booking.id(), booking.status());
      }
    }
    for (var mark : marks) {
      var receipt = receipts.get().get(mark.booking());
      if (mark.came() && receipt != null && receipt.isDayUsedAgain()) {
        return new DayUsedAgain(mark.booking());
      }
    }
    var kept = keep(by, session, marks, booked, now);
    keepDays(marks, booked, receipts.get(), studio.get());
    return new Recorded(kept);
  }

  /** Days of passes, of those about whom something else is said than before. */
  private void keepDays(
      List<Mark> marks,
      Map<BookingId, Booking> booked,
      Map<BookingId, Receipt> receipts,
      Studio studio) {
    var all = new ArrayList<Attended>();
    for (var mark : marks) {
      var before = booked.get(mark.booking());
      var receipt = receipts.get(mark.booking());
      if (before == null || receipt == null || receipt.day() == null) continue;
      boolean missedBefore = before.status() == BookingStatus.NO_SHOW;
      if (missedBefore == mark.came()) all.add(new Attended(receipt, mark.came()));
    }
    payments.recordAttendance(all, studio.noShowBlocksPass());
  }

  private static Optional<Refused> refusedBy(Caller by, Session session) {
    return by.isAdmin() || by.is(session.coach())
        ? Optional.empty()
        : Optional.of(new AnotherCoachsSession(session.id()));
  }

  private static Optional<Refused> refusedBy(List<Mark> marks, Map<BookingId, Booking> booked) {
    for (int i = 0; i < marks.size(); i++) {
      if (!booked.containsKey(marks.get(i).booking())) return Optional.of(new UnknownBooking(i));
    }
    return Optional.empty();
  }

  private static Optional<Refused> refusedBy(Session session, Instant now) {
    if (session.status() == SessionStatus.CANCELLED) {
      return Optional.of(new SessionIsCancelled(session.id()));
    }
    if (!session.hasStarted(now)) return Optional.of(new NotStarted(session.startsAt()));
    var until = session.endsAt().plus(CORRECTABLE);
    return now.isAfter(until) ? Optional.of(new TooLateToSay(until)) : Optional.empty();
  }

  private static boolean isAttendable(BookingStatus status) {
    return switch (status) {
      case CONFIRMED, COMPLETED, NO_SHOW -> true;
      case PENDING_PAYMENT, WAITLISTED, CANCELLED, EXPIRED -> false;
    };
  }

  private List<Booking> keep(
      Caller by, Session session, List<Mark> marks, Map<BookingId, Booking> booked, Instant now) {
    var all = new ArrayList<Booking>();
    var changed = new ArrayList<Booking>();
    var history = new ArrayList<StatusChange>();
    for (var mark : marks) {
      var before = booked.get(mark.booking());
      if (before == null) throw new IllegalStateException("Not booked: " + mark);
      var after = before.attended(mark.came());
      if (before.status() == after.status()) {
        all.add(before);
        continue;
      }
      all.add(after);
      changed.add(after);
      var reason = mark.came() ? "CAME" : "DID_NOT_COME";
      history.add(StatusChange.of(before.id(), before.status(), after.status(), by, reason, now));
    }
    if (changed.isEmpty()) return all;
    bookings.revise(changed);
    bookings.record(history);
    if (session.capacity() == 1) keepSession(session, all.getFirst());
    audit.record(
        by,
        new AuditLog.Act(
            "ATTENDANCE_RECORDED",
            "session",
            session.id().value(),
            null,
            Map.of("bookings", String.valueOf(changed.size()))));
    return all;
  }

  /** A session for one was not held when that one did not come. */
  private void keepSession(Session session, Booking only) {
    boolean missed = only.status() == BookingStatus.NO_SHOW;
    if (missed && session.status() != SessionStatus.NO_SHOW) {
      sessions.change(List.of(session.with(SessionStatus.NO_SHOW)));
    } else if (!missed && session.status() == SessionStatus.NO_SHOW) {
      sessions.change(List.of(session.with(SessionStatus.COMPLETED)));
    }
  }
}
