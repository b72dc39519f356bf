package studio.booking.scheduling.application;

import static studio.booking.scheduling.application.BookingDesk.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog.Act;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Busy;
import studio.booking.scheduling.domain.NewSession;
import studio.booking.scheduling.domain.NewSession.Room;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionChange;
import studio.booking.scheduling.domain.SessionOutcome;
import studio.booking.scheduling.domain.SessionOutcome.Done;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Role;

/** A {@link BookingDesk} and those who run its timetable. */
final class SessionDesk {
  final BookingDesk desk = new BookingDesk();
  final List<Act> audit = desk.audit;
  final Caller admin = desk.anAdmin();
  final Caller cora = coach(desk.cora.id());

  final CancelWithBookings cancelWithBookings = desk.useCases.cancelWithBookings;
  private final SchedulingUseCases useCases = desk.useCases;

  Caller coach(CoachId coach) {
    return desk.as(coach.person(), Role.COACH);
  }

  static Instant inHours(int hours) {
    return NOW.plus(Duration.ofHours(hours));
  }

  /** A class of Cora's with the usual places. */
  NewSession yogaAt(Instant start) {
    return wish(desk.yoga, start, new Room.Usual());
  }

  NewSession wish(SessionType type, Instant start, Room room) {
    return new NewSession(type.id(), desk.cora.id(), start, null, null, room);
  }

  SessionOutcome schedule(Caller by, NewSession wanted) {
    return desk.unit.run(by, () -> useCases.scheduleSession.schedule(by, wanted));
  }

  Session scheduled(NewSession wanted) {
    return done(schedule(admin, wanted));
  }

  static Session done(SessionOutcome outcome) {
    return ((Done) outcome).entry().session();
  }

  /** The coach is seen to be busy with this session from now on. */
  void seenBusy(Session session) {
    var busy = session.busy();
    desk.hours.given(session.coach(), new Busy(busy.from(), busy.until(), session.id()));
  }

  SessionOutcome cancel(Caller by, SessionId session, @Nullable String reason) {
    return desk.unit.run(by, () -> useCases.cancelSession.cancel(by, session, reason));
  }

  SessionOutcome change(Caller by, SessionChange wanted) {
    return desk.unit.run(by, () -> useCases.changeSession.change(by, wanted));
  }

  SessionOutcome move(SessionId session, Instant to, boolean cancelConflicts) {
    return change(
        admin,
        new SessionChange(session, OptionalLong.empty(), to, null, null, null, cancelConflicts));
  }

  SessionOutcome resize(SessionId session, int capacity) {
    return change(
        admin, new SessionChange(session, OptionalLong.empty(), null, null, capacity, null, false));
  }

  SessionOutcome give(Caller by, SessionId session, CoachId to) {
    return change(by, SessionChange.substitution(session, OptionalLong.empty(), to));
  }

  /** Runs the job until it finds nothing more, and says how many it completed. */
  int complete() {
    var program = Caller.system(desk.studios.studio().id(), "complete-sessions");
    int all = 0;
    for (int some = 1; some > 0; all += some) {
      some = desk.unit.run(program, () -> useCases.completeSessions.due(program, 2));
    }
    return all;
  }
}
