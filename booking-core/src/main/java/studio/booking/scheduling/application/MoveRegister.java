package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import studio.booking.audit.AuditLog;
import studio.booking.scheduling.BookingMoved;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.Payments.Charge;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Move;
import studio.booking.scheduling.domain.MovingPurse.Kept;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.shared.Caller;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Events;

/** Writes down that a booking moved. */
@Collaborator
final class MoveRegister {
  private final Appointments appointments;
  private final Places places;
  private final Bookings bookings;
  private final Payments payments;
  private final AuditLog audit;
  private final Events events;

  MoveRegister(
      Appointments appointments,
      Places places,
      Bookings bookings,
      Payments payments,
      AuditLog audit,
      Events events) {
    this.appointments = appointments;
    this.places = places;
    this.bookings = bookings;
    this.payments = payments;
    this.audit = audit;
    this.events = events;
  }

  void enter(Caller by, Move move, Instant now) {
    var before = move.before();
    var after = move.after();
    // Ended first: the coach could not be in both.
    if (move.endsAppointment()) appointments.end(by, move.left(), "BOOKING_MOVED", now);
    if (move.made() != null) appointments.make(move.made(), after);
    bookings.revise(List.of(after));
    places.take(Map.of(after.seat(), after));
    places.free(List.of(before));
    bookings.record(
        List.of(
            StatusChange.of(after.id(), before.status(), after.status(), by, "RESCHEDULED", now)));
    pay(move, now);
    audit.record(by, act(before, after));
    events.publish(
        new BookingMoved(
            by.organization(),
            after.id(),
            after.session(),
            after.client(),
            before.startsAt(),
            after.startsAt(),
            now));
  }

  private void pay(Move move, Instant now) {
    if (move.payment() instanceof Kept) return;
    var charge = new Charge(move.after().id(), move.after().client(), move.payment());
    if (move.receipt() == null) {
      payments.charge(List.of(charge), now);
    } else {
      payments.chargeAnew(move.receipt(), charge, now);
    }
  }

  private static AuditLog.Act act(Booking before, Booking after) {
    return new AuditLog.Act(
        "BOOKING_MOVED",
        "booking",
        after.id().value(),
        after.client(),
        Map.of(
            "fromSessionId", before.session().value().toString(),
            "fromPlaceId", before.seat().value().toString(),
            "toSessionId", after.session().value().toString(),
            "toPlaceId", after.seat().value().toString()));
  }
}
