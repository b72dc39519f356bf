package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.directory.People;
import studio.booking.scheduling.BookingCancelled;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.Payments.Receipt;
import studio.booking.scheduling.SessionCancelled;
import studio.booking.scheduling.domain.BookingFile;
import studio.booking.scheduling.domain.BookingFiles;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.CancelOutcome;
import studio.booking.scheduling.domain.CancelOutcome.Cancelled;
import studio.booking.scheduling.domain.CancelOutcome.NotYoursToCancel;
import studio.booking.scheduling.domain.CancelOutcome.UnknownBooking;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionCancellation;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.scheduling.domain.Withdrawal;
import studio.booking.scheduling.domain.Withdrawal.Done;
import studio.booking.scheduling.domain.Withdrawal.Possible;
import studio.booking.shared.Caller;
import studio.booking.shared.Events;
import studio.booking.shared.UnitOfWork;
import studio.booking.shared.UseCase;

/**
 * Gives a client's place up, and gives back what the policy says. An appointment goes with its only
 * booking, so that nothing stays on the coach's calendar.
 */
@UseCase
public class CancelBooking {
  private final BookingFiles files;
  private final Sessions sessions;
  private final Places places;
  private final Bookings bookings;
  private final Payments payments;
  private final BookingAccess access;
  private final AuditLog audit;
  private final Events events;
  private final UnitOfWork unit;
  private final Clock clock;

  public CancelBooking(
      BookingFiles files,
      Sessions sessions,
      Places places,
      Bookings bookings,
      Payments payments,
      People people,
      AuditLog audit,
      Events events,
      UnitOfWork unit,
      Clock clock) {
    this.files = files;
    this.sessions = sessions;
    this.places = places;
    this.bookings = bookings;
    this.payments = payments;
    this.access = new BookingAccess(people);
    this.audit = audit;
    this.events = events;
    this.unit = unit;
    this.clock = clock;
  }

  /**
   * Asks to cancel.
   *
   * @param reason in the caller's words; kept where it can be erased
   * @param forClient whether the studio's people do it for the client, whose policy then holds
   */
  public record Wish(BookingId booking, @Nullable String reason, boolean forClient) {}

  public CancelOutcome cancel(Caller by, Wish wish) {
    var now = clock.instant();
    var found = files.find(wish.booking()).get();
    if (found.isEmpty() || !access.sees(by, found.get(), now)) {
      return new UnknownBooking(wish.booking());
    }
    if (!found.get().concerns(by)) return new NotYoursToCancel(wish.booking());

    // In the order of locks: session, place, purse; and read again what was waited for.
    var seen = found.get().booking();
    lock(found.get().session());
    bookings.lockPlacesOf(List.of(seen));
    payments.open(Set.of(seen.client()));
    var receipts = payments.receipts(Set.of(seen.id()));
    var file = files.find(seen.id()).get().orElseThrow();
    if (!file.booking().session().equals(seen.session())) throw unit.again();

    var receipt = receipts.get().get(seen.id());
    var charged = receipt == null ? null : receipt.charged();
    return switch (Withdrawal.of(by, wish.forClient(), file, charged, now)) {
      case Possible possible -> done(by, wish, file, possible, receipt, now);
      case Done(var first) -> new Cancelled(first);
      case CancelOutcome.Refused refused -> refused;
    };
  }

  /** An appointment ends with its booking; a class only has to stay as it is meanwhile. */
  private void lock(Session session) {
    if (session.isAppointment()) {
      sessions.lockForChange(Set.of(session.id()));
    } else {
      sessions.offered(Set.of(session.id()));
    }
  }

  private CancelOutcome done(
      Caller by,
      Wish wish,
      BookingFile file,
      Possible possible,
      @Nullable Receipt receipt,
      Instant now) {
    var booking = file.booking();
    var cancellation = possible.by(by, booking, wish.reason(), now);
    bookings.cancel(List.of(cancellation));
    places.free(List.of(booking));
    bookings.record(
        List.of(
            StatusChange.of(
                booking.id(),
                booking.status(),
                BookingStatus.CANCELLED,
                by,
                possible.byStudio() ? "CANCELLED_BY_STUDIO" : "CANCELLED_BY_CLIENT",
                now)));
    if (file.session().isAppointment()) takeOffTheTimetable(by, file.session(), now);
    if (possible.back() != null && receipt != null) {
      payments.giveBack(List.of(receipt), possible.byStudio(), now);
    }
    audit.record(by, act(file, possible));
    events.publish(
        new BookingCancelled(
            by.organization(),
            booking.id(),
            booking.session(),
            booking.client(),
            booking.startsAt(),
            possible.byStudio(),
            now));
    return new Cancelled(cancellation);
  }

  private void takeOffTheTimetable(Caller by, Session session, Instant now) {
    sessions.cancel(
        List.of(SessionCancellation.of(session.id(), by, "BOOKING_CANCELLED", null, now)));
    events.publish(
        new SessionCancelled(
            by.organization(), session.id(), session.coach(), session.startsAt(), now));
  }

  private static AuditLog.Act act(BookingFile file, Possible possible) {
    var booking = file.booking();
    var back = possible.back();
    return new AuditLog.Act(
        "BOOKING_CANCELLED",
        "booking",
        booking.id().value(),
        booking.client(),
        Map.of(
            "sessionId",
            booking.session().value().toString(),
            "onBehalfOf",
            possible.byStudio() ? "STUDIO" : "CLIENT",
            "refund",
            back == null ? "NONE" : back.type().name(),
            "refundCredits",
            String.valueOf(back == null ? 0 : back.credits())));
  }
}
