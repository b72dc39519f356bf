package studio.booking.scheduling.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.domain.Agenda.Attended;
import studio.booking.scheduling.domain.Agenda.Given;
import studio.booking.scheduling.domain.Agenda.Span;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.WaitlistOutcome.Waits;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.jooq.TestDatabase;

class AgendaOnPostgresTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final Span ALL = span(-100, 100, 50);

  private final TimetableOnPostgres run = new TimetableOnPostgres(database);
  private final JooqAgenda agenda = new JooqAgenda(run.db);
  private final Caller kim = run.scene.caller(run.kim.id());

  @Test
  void a_coach_has_their_sessions_with_how_many_are_booked() {
    var session = run.scheduled(in(5), 3);
    var empty = run.scheduled(in(8), 3);
    run.schedule(run.scene.coach(run.yoga), in(6), 3);
    run.book(run.client(1), session.id(), false);
    run.book(run.client(0), session.id(), true);

    var given = given(ALL);

    assertThat(given).extracting(Given::session).containsExactly(session, empty);
    assertThat(given).extracting(Given::taken).containsExactly(2, 0);
    assertThat(given).extracting(Given::held).containsExactly(1, 0);
  }

  @Test
  void who_is_booked_in_a_cancelled_one_is_so_no_more() {
    var session = run.scheduled(in(5), 3);
    run.book(run.client(1), session.id(), false);
    run.cancel(session.id());

    var cancelled = given(ALL).getFirst();

    assertThat(cancelled.session().status()).isEqualTo(SessionStatus.CANCELLED);
    assertThat(cancelled.taken()).isZero();
  }

  @Test
  void a_client_has_their_bookings_whatever_became_of_them_and_nobody_elses() {
    var first = run.scheduled(in(5), 3);
    var second = run.scheduled(in(8), 3);
    var anna = run.client(2);
    run.book(anna, first.id(), false);
    run.book(anna, second.id(), false);
    run.book(run.client(1), first.id(), false);
    run.cancel(first.id());

    var attended = attended(anna, ALL);

    assertThat(attended)
        .extracting(Attended::booking)
        .extracting(Booking::client, Booking::status)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(anna, BookingStatus.CANCELLED),
            org.assertj.core.groups.Tuple.tuple(anna, BookingStatus.CONFIRMED));
    assertThat(attended).extracting(Attended::coach).containsOnly("Kim");
    assertThat(attended).extracting(one -> one.session().id()).endsWith(second.id());
    assertThat(one(anna, attended.getLast().booking().id())).isEqualTo(attended.getLast());
  }

  @Test
  void who_waits_for_a_place_does_not_have_it_yet() {
    var session = run.scheduled(in(5), 1);
    run.book(run.client(1), session.id(), false);
    var anna = run.client(0);
    var by = run.as(anna);
    assertThat(run.db.run(by, () -> run.useCases.joinWaitlist.join(by, session.id(), anna)))
        .isInstanceOf(Waits.class);

    assertThat(attended(anna, ALL)).isEmpty();
    run.cancel(session.id());
    assertThat(attended(anna, ALL)).isEmpty();
  }

  @Test
  void it_begins_and_ends_when_it_should_and_is_no_longer_than_asked() {
    var sessions = List.of(5, 7, 9, 11).stream().map(hour -> run.scheduled(in(hour), 3)).toList();
    var anna = run.client(9);
    sessions.forEach(session -> run.book(anna, session.id(), false));

    assertThat(given(span(7, 11, 9)))
        .extracting(Given::session)
        .containsExactlyElementsOf(sessions.subList(1, 3));
    assertThat(given(span(0, 99, 2)))
        .extracting(Given::session)
        .containsExactlyElementsOf(sessions.subList(0, 2));
    assertThat(attended(anna, span(7, 11, 9)))
        .extracting(one -> one.session().id())
        .containsExactlyElementsOf(sessions.subList(1, 3).stream().map(Session::id).toList());
    assertThat(attended(anna, span(0, 99, 2))).hasSize(2);
  }

  @Test
  void it_is_known_when_something_was_last_different() {
    var session = run.scheduled(in(5), 3);
    var made = given(ALL).getFirst().changedAt();
    assertThat(made).isEqualTo(session.createdAt());

    var anna = run.client(2);
    run.book(anna, session.id(), false);
    var booked = given(ALL).getFirst().changedAt();
    assertThat(booked).isEqualTo(attended(anna, ALL).getFirst().booking().createdAt());

    var before = databaseTime();
    run.change(session.id(), null, 9, false);
    var changed = attended(anna, ALL).getFirst().changedAt();
    assertThat(changed).isAfterOrEqualTo(before).isAfter(made);
    assertThat(given(ALL).getFirst().changedAt()).isEqualTo(changed);

    var later = databaseTime();
    run.change(session.id(), in(9), null, false);
    assertThat(attended(anna, ALL).getFirst().changedAt()).isAfterOrEqualTo(later);
    assertThat(given(ALL).getFirst().changedAt()).isAfterOrEqualTo(later);
  }

  @Test
  void a_change_never_looks_older_than_what_was_there_before() {
    var session = run.scheduled(in(5), 3);
    // Made by a program whose clock was ahead of the database's.
    database.execute("update scheduling.session set created_at = created_at + interval '1 hour'");
    var made = given(ALL).getFirst().changedAt();
    assertThat(made).isEqualTo(session.createdAt().plusSeconds(3600));

    run.change(session.id(), null, 9, false);

    assertThat(given(ALL).getFirst().changedAt()).isAfterOrEqualTo(made);
  }

  @Test
  void a_calendar_is_one_trip_and_another_studios_is_none() {
    var session = run.scheduled(in(5), 3);
    var anna = run.client(2);
    run.book(anna, session.id(), false);
    var elsewhere = new TimetableOnPostgres(database);
    var stranger = elsewhere.as(anna);

    assertThat(run.counted.of(() -> given(ALL))).isEqualTo(1);
    assertThat(run.counted.of(() -> attended(anna, ALL))).isEqualTo(1);
    assertThat(run.db.ask(stranger, () -> agenda.attendedBy(anna, ALL).get())).isEmpty();
    assertThat(run.db.ask(stranger, () -> agenda.givenBy(run.kim.id(), ALL).get())).isEmpty();
  }

  private List<Given> given(Span span) {
    return run.db.ask(kim, () -> agenda.givenBy(run.kim.id(), span).get());
  }

  private List<Attended> attended(ClientId client, Span span) {
    return run.db.ask(run.as(client), () -> agenda.attendedBy(client, span).get());
  }

  private Attended one(ClientId client, BookingId booking) {
    return run.db.ask(run.as(client), () -> agenda.booking(booking).get()).orElseThrow();
  }

  private static Instant databaseTime() {
    try (var connection = database.superuser().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select date_trunc('milliseconds', clock_timestamp())")) {
      row.next();
      return row.getTimestamp(1).toInstant();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Span span(int fromHour, int untilHour, int limit) {
    return new Span(in(fromHour), in(untilHour), limit);
  }

  private static Instant in(int hours) {
    return TimetableOnPostgres.NOW.plus(Duration.ofHours(hours));
  }
}
