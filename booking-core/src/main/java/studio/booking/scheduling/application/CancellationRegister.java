package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.booking.audit.AuditLog;
import studio.booking.scheduling.application.BookingsGivenUp.GivenUp;
import studio.booking.scheduling.application.BookingsInHand.InHand;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Cancellation;
import studio.booking.scheduling.domain.Withdrawal.Possible;
import studio.booking.shared.Caller;
import studio.booking.shared.Collaborator;

/** Writes down that somebody cancelled a booking. */
@Collaborator
final class CancellationRegister {
  private final BookingsGivenUp givenUp;
  private final Appointments appointments;
  private final Succession succession;
  private final AuditLog audit;

  CancellationRegister(
      BookingsGivenUp givenUp, Appointments appointments, Succession succession, AuditLog audit) {
    this.givenUp = givenUp;
    this.appointments = appointments;
    this.succession = succession;
    this.audit = audit;
  }

  void enter(Caller by, InHand taken, Possible withdrawal, Cancellation cancellation, Instant now) {
    var booking = taken.booking();
    var session = taken.file().session();
    if (session.isAppointment()) appointments.end(by, session, "BOOKING_CANCELLED", now);
    var back = withdrawal.back() == null ? null : taken.receipt();
    boolean byStudio = withdrawal.byStudio();
    givenUp.enter(
        by,
        List.of(new GivenUp(booking, cancellation, back)),
        byStudio,
        byStudio ? "CANCELLED_BY_STUDIO" : "CANCELLED_BY_CLIENT",
        now);
    audit.record(by, act(booking, withdrawal));
    if (taken.file().waitedFor())
      succession.fill(by, Set.of(session.id()), taken.successors(), now);
  }

  private static AuditLog.Act act(Booking booking, Possible withdrawal) {
    var back = withdrawal.back();
    return new AuditLog.Act(
        "BOOKING_CANCELLED",
        "booking",
        booking.id().value(),
        booking.client(),
        Map.of(
            "sessionId",
            booking.session().value().toString(),
            "onBehalfOf",
            withdrawal.byStudio() ? "STUDIO" : "CLIENT",
            "refund",
            back == null ? "NONE" : back.type().name(),
            "refundCredits",
            String.valueOf(back == null ? 0 : back.credits())));
  }
}
