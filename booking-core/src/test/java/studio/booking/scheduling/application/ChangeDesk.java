package studio.booking.scheduling.application;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import studio.booking.audit.AuditLog.Act;
import studio.booking.directory.InMemoryPeople;
import studio.booking.scheduling.application.CancelBooking.Wish;
import studio.booking.scheduling.application.RecordAttendance.Mark;
import studio.booking.scheduling.application.RescheduleBooking.Target;
import studio.booking.scheduling.domain.AttendanceOutcome;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.CancelOutcome;
import studio.booking.scheduling.domain.MoveOutcome;
import studio.booking.scheduling.domain.RosterOutcome;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.Withdrawal;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Role;

/** The place where what was booked at the {@link BookingDesk} is changed. */
final class ChangeDesk {
  final BookingDesk desk = new BookingDesk();
  final InMemoryPeople people = desk.people;
  final List<Act> audit = desk.audit;
  private final SchedulingUseCases useCases = desk.useCases;

  MoveOutcome move(Caller by, Booking booking, Target target) {
    return desk.unit.run(by, () -> useCases.rescheduleBooking.reschedule(by, booking.id(), target));
  }

  MoveOutcome tryMove(Caller by, Booking booking, Target target) {
    return desk.unit.run(by, () -> useCases.rescheduleBooking.tryOut(by, booking.id(), target));
  }

  AttendanceOutcome attend(Caller by, Session session, Mark... marks) {
    var all = List.of(marks);
    return desk.unit.run(by, () -> useCases.recordAttendance.record(by, session.id(), all));
  }

  RosterOutcome roster(Caller by, Session session) {
    return desk.unit.run(by, () -> useCases.readRoster.read(by, session.id(), 0, 50));
  }

  /** The studio gives back what is cancelled early enough, for all that is booked from now on. */
  ChangeDesk refunding() {
    var studio = desk.studios.studio();
    desk.studios.set(
        new studio.booking.directory.Studio(
            studio.id(),
            studio.slug(),
            studio.name(),
            studio.zone(),
            studio.currency(),
            true,
            studio.holdMinutes(),
            studio.chargeDaysBefore(),
            studio.noShowBlocksPass(),
            studio.waitlistCutoffMinutes(),
            studio.completionGraceMinutes(),
            studio.guardianAge(),
            studio.dataRetentionYears(),
            studio.version() + 1));
    return this;
  }

  Booking book(ClientId client, Session session) {
    return ((Booked) desk.book(client, session.id())).booking();
  }

  CancelOutcome cancel(Caller by, Booking booking) {
    return cancel(by, booking, false);
  }

  CancelOutcome cancel(Caller by, Booking booking, boolean forClient) {
    var wish = new Wish(booking.id(), "a cold", forClient);
    return desk.unit.run(by, () -> useCases.cancelBooking.cancel(by, wish));
  }

  Withdrawal preview(Caller by, Booking booking, boolean forClient) {
    return useCases.previewCancellation.preview(by, booking.id(), forClient);
  }

  Caller cora() {
    return desk.as(desk.cora.id().person(), Role.COACH);
  }

  Booking now(Booking booking) {
    return desk.timetable.booking(booking.id());
  }

  int balance(ClientId client) {
    return desk.payments.balance(client, desk.now);
  }

  void goTo(Instant then) {
    desk.now = then;
  }

  void wait(Duration time) {
    desk.now = desk.now.plus(time);
  }
}
