package studio.booking.scheduling.jooq;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import studio.booking.credits.domain.LedgerCheck.Mismatch;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.application.CancelBooking.Wish;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.CancelOutcome;
import studio.booking.scheduling.domain.WaitlistOutcome;
import studio.booking.scheduling.domain.WaitlistOutcome.Waits;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.jooq.JooqUnitOfWork;
import studio.booking.shared.jooq.TestDatabase;

/** Full sessions, and people who wait for places in them, on a real database. */
final class WaitlistScene {
  final TimetableOnPostgres run;
  private final Caller program;

  WaitlistScene(TestDatabase database) {
    this(new TimetableOnPostgres(database));
  }

  WaitlistScene(TestDatabase database, JooqUnitOfWork db) {
    this(new TimetableOnPostgres(database, db));
  }

  private WaitlistScene(TimetableOnPostgres run) {
    this.run = run;
    this.program = Caller.system(run.scene.studio, "test");
  }

  SessionId aClass(Instant start, int places) {
    return run.scheduled(start, places).id();
  }

  Booking booked(SessionId session, int credits) {
    return ((Booked) run.book(run.client(credits), session, false)).booking();
  }

  Booking held(SessionId session) {
    return ((Booked) run.book(run.client(0), session, true)).booking();
  }

  WaitlistOutcome join(ClientId client, SessionId session) {
    var by = run.as(client);
    return run.db.run(by, () -> run.useCases.joinWaitlist.join(by, session, client));
  }

  BookingId waits(ClientId client, SessionId session) {
    return ((Waits) join(client, session)).standing().waiting().booking().id();
  }

  WaitlistOutcome leave(ClientId client, SessionId session) {
    var by = run.as(client);
    return run.db.run(by, () -> run.useCases.leaveWaitlist.leave(by, session, client));
  }

  CancelOutcome cancel(Booking booking) {
    var by = run.as(booking.client());
    var wish = new Wish(booking.id(), null, false);
    return run.db.run(by, () -> run.useCases.cancelBooking.cancel(by, wish));
  }

  int endHoldOf(ClientId client) {
    return run.useCases.endHolds.inTheWayOf(program, Set.of(), Set.of(client));
  }

  boolean serve(ClientId client) {
    return run.db.run(
        program,
        () -> {
          run.useCases.serveWaitlists.serve(program, client);
          return true;
        });
  }

  /** What the job does in this studio. */
  int job() {
    return run.db.run(
        program,
        () ->
            run.useCases.serveWaitlists.endInVain(program, 1_000)
                + run.useCases.serveWaitlists.some(program, Optional.empty(), 1_000).served());
  }

  BookingStatus status(BookingId booking) {
    return BookingStatus.valueOf(
        texts("select status from scheduling.booking where id = '%s'", booking.value()).getFirst());
  }

  /** Why somebody was passed over, in order. */
  List<String> skips(BookingId booking) {
    return texts(
        "select reason from scheduling.waitlist_skip where booking_id = '%s' order by id",
        booking.value());
  }

  List<String> history(BookingId booking) {
    return texts(
        "select reason from scheduling.booking_status_history where booking_id = '%s' order by id",
        booking.value());
  }

  int freePlaces(SessionId session) {
    return Integer.parseInt(
        texts(
                "select count(*) from scheduling.place where session_id = '%s'"
                    + " and taken_by is null and not closed",
                session.value())
            .getFirst());
  }

  /** Those who still wait beside a free place, although they could have it. */
  long waitingInVain() {
    return run.number(
        """
        select count(*) from scheduling.booking w
        join scheduling.session s on s.id = w.session_id
        join credits.account a on a.client_id = w.client_id
        where w.organization_id = '%s' and w.status = 'WAITLISTED'
          and a.balance >= s.credit_cost
          and exists (select from scheduling.place p where p.session_id = s.id
            and p.taken_by is null and not p.closed)
          and not exists (select from scheduling.booking b where b.client_id = w.client_id
            and b.status in ('PENDING_PAYMENT', 'CONFIRMED')
            and b.starts_at < w.ends_at and w.starts_at < b.ends_at)
        """);
  }

  /** Those who still wait although somebody behind them has a place, and nothing says why. */
  long passedOverInSilence() {
    return run.number(
        """
        select count(*) from scheduling.booking w
        where w.organization_id = '%s' and w.status = 'WAITLISTED'
          and exists (select from scheduling.booking later where later.session_id = w.session_id
            and later.waitlist_number > w.waitlist_number and later.place_id is not null)
          and not exists (select from scheduling.waitlist_skip k where k.booking_id = w.id)
        """);
  }

  /** What the ledger's own check finds. */
  List<Mismatch> ledgerMismatches() {
    return run.credits.check(run.scene.admin, run.now).mismatches();
  }

  private List<String> texts(String sql, UUID id) {
    try (var connection = run.database.superuser().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql.formatted(id))) {
      var texts = new ArrayList<String>();
      while (rows.next()) texts.add(rows.getString(1));
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
