package studio.booking.scheduling.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.select;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.application.ReadTimetable.Sort;
import studio.booking.scheduling.application.ReadTimetable.Wanted;
import studio.booking.scheduling.domain.Samples;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionOutcome.ClientsInConflict;
import studio.booking.scheduling.domain.SessionOutcome.CoachIsBusy;
import studio.booking.scheduling.domain.SessionOutcome.Done;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.TimetableEntry;
import studio.booking.shared.Caller;
import studio.booking.shared.Page;
import studio.booking.shared.jooq.StudioDates;
import studio.booking.shared.jooq.TestDatabase;

/** The timetable's ways in, on the rows that they are for. */
class TimetableOnPostgresTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final Page.Request ALL = new Page.Request(null, 200);

  private final TimetableOnPostgres run = new TimetableOnPostgres(database);

  @Test
  void a_session_is_read_back_as_it_was_scheduled() {
    var session = run.scheduled(in(5), 3);

    assertThat(one(run.scene.admin, session)).isEqualTo(new TimetableEntry(session, 3, null));
    assertThat(run.schedule(run.kim, in(5).plusSeconds(1800), 3)).isInstanceOf(CoachIsBusy.class);
    assertThat(run.flaws()).isZero();
  }

  @Test
  void cancelling_gives_everything_back_and_keeps_how_it_came() {
    var session = run.scheduled(in(5), 3);
    var anna = run.client(2);
    run.book(anna, session.id(), false);
    run.book(run.client(0), session.id(), true);

    var first = run.cancel(session.id());

    assertThat(((Done) first).entry().session().status()).isEqualTo(SessionStatus.CANCELLED);
    assertThat(run.balance(anna)).isEqualTo(2);
    assertThat(run.cancel(session.id())).isEqualTo(first);
    assertThat(one(run.scene.admin, session)).isEqualTo(((Done) first).entry());
    assertThat(run.schedule(run.kim, in(5), 1)).isInstanceOf(Done.class);
    assertThat(run.flaws()).isZero();
    assertThat(
            run.number(
                "select count(*) from scheduling.booking_cancellation"
                    + " where organization_id = '%s' and on_behalf_of = 'STUDIO'"))
        .isEqualTo(2);
  }

  @Test
  void bookings_move_along_or_are_named_or_are_cancelled() {
    var session = run.scheduled(in(5), 3);
    var later = run.scheduled(in(10), 3);
    run.change(later.id(), in(20), null, false);
    var ben = run.scene.coach(run.yoga);
    var bens = ((Done) run.schedule(ben, in(10), 3)).entry().session();
    var anna = run.client(5);
    run.book(anna, session.id(), false);
    run.book(anna, bens.id(), false);
    run.book(run.client(1), session.id(), false);

    assertThat(run.change(session.id(), in(10), null, false)).isInstanceOf(ClientsInConflict.class);
    assertThat(run.flaws()).isZero();
    var moved = (Done) run.change(session.id(), in(10), null, true);

    assertThat(moved.entry()).isEqualTo(one(run.scene.admin, session));
    assertThat(moved.entry().placesLeft()).isEqualTo(2);
    assertThat(run.balance(anna)).isEqualTo(4);
    assertThat(run.flaws()).isZero();
  }

  @Test
  void places_are_added_retired_and_offered_again() {
    var session = run.scheduled(in(5), 3);
    run.book(run.client(1), session.id(), false);

    for (int capacity : new int[] {5, 1, 4, 2, 7}) {
      assertThat(run.change(session.id(), null, capacity, false)).isInstanceOf(Done.class);
      assertThat(one(run.scene.admin, session).placesLeft()).isEqualTo(capacity - 1);
      assertThat(run.flaws()).isZero();
    }
  }

  @Test
  void what_is_over_is_completed_with_its_bookings_and_holds_expire() {
    var session = run.scheduled(in(5), 3);
    run.book(run.client(1), session.id(), false);
    run.book(run.client(0), session.id(), true);
    var cancelled = run.scheduled(in(8), 3);
    run.cancel(cancelled.id());
    run.now = in(24);

    assertThat(new JooqDueStudios(run.counted.lobby()).withEndedSessions(run.now))
        .contains(run.scene.studio);
    assertThat(run.complete()).isEqualTo(1);
    assertThat(run.complete()).isZero();
    assertThat(
            run.number(
                "select count(*) from scheduling.booking where organization_id = '%s'"
                    + " and status in ('COMPLETED', 'EXPIRED')"))
        .isEqualTo(2);
    assertThat(one(run.scene.admin, cancelled).session().status())
        .isEqualTo(SessionStatus.CANCELLED);
    assertThat(run.flaws()).isZero();
  }

  @Test
  void clients_see_classes_and_their_own_appointments_only() {
    var yoga = run.scheduled(in(5), 3);
    var training = run.scene.given(Samples.anHour());
    var anna = run.client(1);
    var hers = run.scene.session(run.kim.id(), training, in(7), anna.person());
    var others = run.scene.session(run.kim.id(), training, in(9), run.client(1).person());

    assertThat(ids(run.as(anna))).containsExactly(yoga.id(), hers);
    assertThat(ids(run.scene.admin)).containsExactly(yoga.id(), hers, others);
    assertThat(run.db.ask(run.as(anna), () -> run.readTimetable.one(run.as(anna), others)))
        .isEmpty();
    assertThat(run.db.ask(run.as(anna), () -> run.readTimetable.places(run.as(anna), others)))
        .isEmpty();
    var anybody = Caller.anybody(run.scene.studio, "test");
    assertThat(
            run.db
                .ask(anybody, () -> run.readTimetable.publicList(anybody, null, null, null, ALL))
                .items())
        .extracting(entry -> entry.session().id())
        .containsExactly(yoga.id());
  }

  @Test
  void B11_dates_are_the_studios_and_pages_meet_without_gap() {
    var zone = ZoneId.of("America/Los_Angeles");
    var day = LocalDate.ofInstant(TimetableOnPostgres.NOW, zone).plusDays(10);
    var midnight = day.atStartOfDay(zone).toInstant();
    run.scheduled(midnight.minusSeconds(3600), 1);
    var first = run.scheduled(midnight, 1);
    var last = run.scheduled(midnight.plus(Duration.ofHours(22)), 1);
    run.scheduled(day.plusDays(1).atStartOfDay(zone).toInstant(), 1);

    assertThat(list(run.scene.admin, day, day, ALL).items())
        .extracting(entry -> entry.session().id())
        .containsExactly(first.id(), last.id());
    for (var sort : Sort.values()) {
      var seen = new HashSet<Session>();
      String cursor = null;
      do {
        var page = list(sort, new Page.Request(cursor, 1));
        page.items().forEach(entry -> assertThat(seen.add(entry.session())).isTrue());
        cursor = page.nextCursor();
      } while (cursor != null);
      assertThat(seen).hasSize(4);
    }
  }

  @Test
  void B11_a_date_begins_at_its_midnight_whatever_the_clocks_do() {
    // In Havana midnight comes twice in November; in Santiago it is left out in September.
    for (var zone : new String[] {"America/Havana", "America/Santiago", "Europe/Berlin"}) {
      run.scene.sql(
          "update directory.organization set time_zone = ? where organization_id = ?",
          zone,
          run.scene.studio.value());
      for (var date = LocalDate.parse("2026-01-01");
          date.getYear() == 2026;
          date = date.plusDays(1)) {
        var start = select(StudioDates.startOf(date));
        var found =
            run.db
                .ask(
                    run.scene.admin,
                    () -> run.db.one(start, row -> row.get(0, Instant.class)).get())
                .orElseThrow();
        assertThat(found).as(zone + date).isEqualTo(date.atStartOfDay(ZoneId.of(zone)).toInstant());
      }
    }
  }

  @Test
  void writes_take_few_trips_and_reads_one() {
    var session = run.scheduled(in(5), 3);
    run.book(run.client(1), session.id(), false);
    var other = run.scheduled(in(9), 3);
    var admin = run.scene.admin;

    assertThat(run.counted.of(() -> run.schedule(run.kim, in(50), 3))).isLessThanOrEqualTo(3);
    assertThat(run.counted.of(() -> run.change(session.id(), in(20), null, false)))
        .isLessThanOrEqualTo(5);
    assertThat(run.counted.of(() -> run.change(other.id(), null, 9, false))).isLessThanOrEqualTo(4);
    assertThat(run.counted.of(() -> run.cancel(session.id()))).isLessThanOrEqualTo(4);
    assertThat(run.counted.of(() -> list(Sort.START, ALL))).isEqualTo(1);
    assertThat(run.counted.of(() -> one(admin, session))).isEqualTo(1);
    assertThat(
            run.counted.of(
                () -> run.db.ask(admin, () -> run.readTimetable.places(admin, other.id()))))
        .isEqualTo(1);
  }

  private TimetableEntry one(Caller by, Session session) {
    return run.db.ask(by, () -> run.readTimetable.one(by, session.id())).orElseThrow();
  }

  private List<SessionId> ids(Caller by) {
    return list(by, null, null, ALL).items().stream().map(entry -> entry.session().id()).toList();
  }

  private Page<TimetableEntry> list(Sort sort, Page.Request page) {
    var all = new Wanted(null, null, null, null, null, null);
    return run.db.ask(
        run.scene.admin, () -> run.readTimetable.list(run.scene.admin, all, sort, page));
  }

  private Page<TimetableEntry> list(
      Caller by, @Nullable LocalDate from, @Nullable LocalDate to, Page.Request page) {
    var wanted = new Wanted(from, to, run.kim.id(), null, null, null);
    return run.db.ask(by, () -> run.readTimetable.list(by, wanted, Sort.START, page));
  }

  private static Instant in(int hours) {
    return TimetableOnPostgres.NOW.plus(Duration.ofHours(hours));
  }
}
