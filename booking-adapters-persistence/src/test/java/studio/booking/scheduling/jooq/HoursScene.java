package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.select;
import static studio.booking.directory.jooq.db.Tables.ORGANIZATION;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import studio.booking.directory.Studio;
import studio.booking.directory.Studios;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.TestDatabase;

/** A studio with coaches who work, and clients who look for a time with them. */
final class HoursScene {
  private final TestDatabase database;
  final OrganizationId studio = new OrganizationId(Ids.next());
  final Caller admin;
  final Caller client;

  HoursScene(TestDatabase database, String zone) {
    this.database = database;
    sql(
        """
        insert into directory.organization
          (organization_id, slug, name, time_zone, currency, created_at)
        values (?, 's' || substr(md5(random()::text), 1, 20), 'Test', ?, 'USD', now())
        """,
        studio.value(),
        zone);
    this.admin = person(Role.ADMIN);
    this.client = person(Role.CLIENT);
  }

  /** This studio's settings, asked for as the program asks for them. */
  Studios studios(Db db) {
    return () ->
        db.one(
                select(ORGANIZATION.SLUG, ORGANIZATION.TIME_ZONE).from(ORGANIZATION),
                row ->
                    new Studio(
                        studio,
                        row.get(ORGANIZATION.SLUG),
                        "Test",
                        ZoneId.of(row.get(ORGANIZATION.TIME_ZONE)),
                        Currency.getInstance("USD"),
                        false,
                        15,
                        7,
                        false,
                        60,
                        60,
                        16,
                        7,
                        1))
            .map(Optional::orElseThrow);
  }

  /** Somebody of this studio. */
  Caller person(Role role) {
    var id = new PersonId(Ids.next());
    sql(
        """
        insert into directory.person (organization_id, id, roles, alias, created_at)
        values (?, ?, array[?], ?, now())
        """,
        studio.value(),
        id.value(),
        role.word(),
        "Swan " + id.value());
    return new Caller(studio, id, Set.of(role), new Caller.Request("test", null));
  }

  SessionType given(SessionType type) {
    as(
        admin,
        () -> {
          new JooqSessionTypes(database.unitOfWork()).add(type);
          return type;
        });
    return type;
  }

  /** A coach who gives these types. */
  Coach coach(SessionType... types) {
    var id = person(Role.COACH).self().asCoach();
    var given = Set.copyOf(List.of(types).stream().map(SessionType::id).toList());
    var coach =
        new Coach(id, "Kim", given, Map.of(), true, 1, 1, Instant.parse("2026-01-01T00:00:00Z"));
    as(
        admin,
        () -> {
          new JooqCoaches(database.unitOfWork()).add(coach);
          return coach;
        });
    return coach;
  }

  Caller caller(CoachId coach) {
    return new Caller(studio, coach.person(), Set.of(Role.COACH), new Caller.Request("test", null));
  }

  SessionId session(CoachId coach, SessionType type, Instant startsAt, @Nullable PersonId client) {
    var id = Ids.next();
    var busy = type.busy(startsAt);
    sql(
        """
        insert into scheduling.session
          (organization_id, id, session_type_id, coach_id, name, kind, starts_at, ends_at,
           buffer_before_minutes, buffer_after_minutes, blocked, capacity, credit_cost, client_id,
           created_at)
        values (?, ?, ?, ?, 'Session', ?, ?::timestamptz, ?::timestamptz, ?, ?,
          tstzrange(?::timestamptz, ?::timestamptz), ?, 1, ?, now())
        """,
        studio.value(),
        id,
        type.id().value(),
        coach.value(),
        type.kind().name(),
        startsAt.toString(),
        startsAt.plus(type.duration()).toString(),
        (int) type.bufferBefore().toMinutes(),
        (int) type.bufferAfter().toMinutes(),
        busy.from().toString(),
        busy.until().toString(),
        type.capacity(),
        client == null ? null : client.value());
    return new SessionId(id);
  }

  BookingId booking(SessionId session, PersonId client, String status) {
    var id = Ids.next();
    var place = Ids.next();
    sql(
        "insert into scheduling.place (organization_id, session_id, id, number)"
            + " select ?, ?, ?, 1 + count(*) from scheduling.place where session_id = ?",
        studio.value(),
        session.value(),
        place,
        session.value());
    sql(
        """
        insert into scheduling.booking
          (organization_id, id, session_id, place_id, client_id, status, starts_at, ends_at,
           credit_cost, payment_type, hold_expires_at, policy_kind, policy_window_hours,
           created_at)
        select organization_id, ?, id, ?, ?, ?, starts_at, ends_at, 1, 'FREE', now(),
          'NO_REFUND', 12, now()
        from scheduling.session where id = ?
        """,
        id,
        place,
        client.value(),
        status,
        session.value());
    return new BookingId(id);
  }

  <T> T as(Caller caller, Supplier<T> work) {
    return database.unitOfWork().run(caller, work);
  }

  <T> T ask(Caller caller, Supplier<T> work) {
    return database.unitOfWork().ask(caller, work);
  }

  void sql(String sql, @Nullable Object... values) {
    try (var connection = database.superuser().getConnection();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
