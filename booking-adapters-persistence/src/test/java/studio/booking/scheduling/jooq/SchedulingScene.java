package studio.booking.scheduling.jooq;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import studio.booking.scheduling.SessionId;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.jooq.TestDatabase;

/** A studio with a coach and a kind of class, set up past all policies. */
final class SchedulingScene {
  private final TestDatabase database;
  private final UUID studio;
  private final CoachId coach = new CoachId(Ids.next());
  private final UUID type = Ids.next();

  private SchedulingScene(TestDatabase database, OrganizationId studio) {
    this.database = database;
    this.studio = studio.value();
  }

  static SchedulingScene in(TestDatabase database, OrganizationId studio) {
    var scene = new SchedulingScene(database, studio);
    scene.write(
        "insert into directory.organization (organization_id, slug, name, time_zone, currency,"
            + " created_at) values (?, 's' || substr(md5(random()::text), 1, 12), 'Test',"
            + " 'America/Los_Angeles', 'USD', now())",
        scene.studio);
    scene.person(scene.coach.value(), "coach", null);
    scene.write(
        "insert into scheduling.coach (organization_id, coach_id, display_name, created_at)"
            + " values (?, ?, 'Coach', now())",
        scene.studio,
        scene.coach.value());
    scene.write(
        "insert into scheduling.session_type (organization_id, id, name, kind, duration_minutes,"
            + " capacity, credit_cost, created_at) values (?, ?, 'Yoga', 'CLASS', 60, 12, 1,"
            + " now())",
        scene.studio,
        scene.type);
    return scene;
  }

  CoachId coach() {
    return coach;
  }

  ClientId client() {
    var id = Ids.next();
    person(id, "client", "Swan " + id);
    return new ClientId(id);
  }

  private void person(UUID id, String role, String alias) {
    write(
        "insert into directory.person (organization_id, id, roles, alias, created_at)"
            + " values (?, ?, array[?], ?, now())",
        studio,
        id,
        role,
        alias);
  }

  /** An hour's class, for one credit. */
  SessionId aClass(Instant startsAt, int places) {
    var id = Ids.next();
    var start = startsAt.toString();
    var end = startsAt.plus(Duration.ofHours(1)).toString();
    write(
        "insert into scheduling.session (organization_id, id, session_type_id, coach_id, name,"
            + " kind, starts_at, ends_at, blocked, capacity, credit_cost, created_at) values (?, ?,"
            + " ?, ?, 'Yoga', 'CLASS', ?::timestamptz, ?::timestamptz, tstzrange(?::timestamptz,"
            + " ?::timestamptz), ?, 1, now())",
        studio,
        id,
        type,
        coach.value(),
        start,
        end,
        start,
        end,
        places);
    for (int number = 1; number <= places; number++) {
      write(
          "insert into scheduling.place (organization_id, session_id, id, number) values (?, ?, ?,"
              + " ?)",
          studio,
          id,
          Ids.next(),
          number);
    }
    return new SessionId(id);
  }

  void write(String sql, Object... values) {
    try (var connection = database.superuser().getConnection();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The one number that a query answers with, past all policies. */
  long number(String sql) {
    try (var connection = database.superuser().getConnection();
        var statement = connection.createStatement();
        var set = statement.executeQuery(sql)) {
      set.next();
      return set.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
