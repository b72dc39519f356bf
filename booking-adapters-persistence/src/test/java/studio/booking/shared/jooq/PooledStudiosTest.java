package studio.booking.shared.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static studio.booking.directory.jooq.db.Tables.PERSON;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import studio.booking.shared.Caller;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.UnitOfWork.Busy;

/**
 * Fifty studios share four connections, and their transactions end in every way there is: who comes
 * next on a connection sees their own studio, and nothing that the one before left.
 */
class PooledStudiosTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final int ROUNDS = Boolean.getBoolean("booking.long") ? 100_000 : 2_000;
  private static final int STUDIOS = 50;
  private static final int THREADS = 8;
  private static final int CONNECTIONS = 4;
  private static final List<Role> ROLES = List.of(Role.CLIENT, Role.COACH, Role.ADMIN, Role.SYSTEM);

  private static final List<OrganizationId> studios = new ArrayList<>();
  private static final Map<OrganizationId, Set<UUID>> people = new HashMap<>();

  /** Ends a transaction where nothing went wrong. */
  private static final class Aborted extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @BeforeAll
  static void openStudios() {
    for (int i = 0; i < STUDIOS; i++) {
      var studio = new OrganizationId(Ids.next());
      studios.add(studio);
      database.execute(
          """
          insert into directory.organization (organization_id, slug, name, time_zone, currency, created_at)
          values ('%s', 'pooled-%d', 'S', 'UTC', 'EUR', now())
          """
              .formatted(studio.value(), i));
      var ids = new HashSet<UUID>();
      for (int j = 0; j <= i % 5; j++) {
        var id = Ids.next();
        ids.add(id);
        database.execute(
            "insert into directory.person (organization_id, id, roles, created_at) values ('%s', '%s', '{coach}', now())"
                .formatted(studio.value(), id));
      }
      people.put(studio, ids);
    }
  }

  @Test
  void E4_however_the_one_before_ended_a_studio_sees_its_own() throws Exception {
    long seed = System.nanoTime();
    System.out.printf("PooledStudiosTest: seed %d, %d rounds%n", seed, ROUNDS);
    var config = new HikariConfig();
    config.setDataSource(database.program());
    config.setMaximumPoolSize(CONNECTIONS);
    try (var pool = new HikariDataSource(config);
        var threads = Executors.newFixedThreadPool(THREADS)) {
      var unitOfWork = new JooqUnitOfWork(pool, new JdbcTransactionManager(pool));
      var tasks = new ArrayList<Callable<Map<String, Integer>>>();
      for (int i = 0; i < THREADS; i++) {
        var random = new Random(seed + i);
        tasks.add(() -> rounds(unitOfWork, random));
      }
      var ends = new HashMap<String, Integer>();
      for (var task : threads.invokeAll(tasks)) {
        task.get().forEach((end, times) -> ends.merge(end, times, Integer::sum));
      }
      assertThat(ends).containsKeys("committed", "aborted", "too late", "failed");
      assertThat(ends.values()).allMatch(times -> times > ROUNDS / 100);
    }
  }

  private static Map<String, Integer> rounds(JooqUnitOfWork unitOfWork, Random random) {
    var ends = new HashMap<String, Integer>();
    for (int i = 0; i < ROUNDS / THREADS; i++) {
      ends.merge(round(unitOfWork, random), 1, Integer::sum);
    }
    return ends;
  }

  private static String round(JooqUnitOfWork unitOfWork, Random random) {
    var studio = studios.get(random.nextInt(STUDIOS));
    var role = ROLES.get(random.nextInt(ROLES.size()));
    var caller =
        role == Role.SYSTEM
            ? Caller.system(studio, "test")
            : new Caller(
                studio, new PersonId(Ids.next()), Set.of(role), new Caller.Request("test", null));
    int end = random.nextInt(100);
    try {
      if (end >= 90) {
        Deadline.within(
            Duration.ofMillis(1 + random.nextInt(8)),
            () -> unitOfWork.run(caller, () -> look(unitOfWork, studio, "pg_sleep(0.02)")));
        return "committed";
      }
      unitOfWork.run(
          caller,
          () -> {
            look(unitOfWork, studio, null);
            if (end < 15) throw new Aborted();
            if (end < 25) look(unitOfWork, studio, "1 / (random() * 0)::int");
            if (end < 35 && role == Role.ADMIN) {
              unitOfWork.execute(
                  insertInto(PERSON)
                      .set(PERSON.ORGANIZATION_ID, studio.value())
                      .set(PERSON.ID, Ids.next())
                      .set(PERSON.ROLES, new String[] {"coach"})
                      .set(PERSON.CREATED_AT, Instant.now()));
              throw new Aborted();
            }
            return studio;
          });
      return "committed";
    } catch (Aborted e) {
      return "aborted";
    } catch (Busy e) {
      return "too late";
    } catch (RuntimeException e) {
      return "failed";
    }
  }

  /** Who is seen, and by the way something else. */
  private static OrganizationId look(
      JooqUnitOfWork unitOfWork, OrganizationId studio, String besides) {
    var seen =
        unitOfWork.list(
            select(PERSON.ORGANIZATION_ID, PERSON.ID).from(PERSON),
            row -> Map.entry(row.get(PERSON.ORGANIZATION_ID), row.get(PERSON.ID)));
    if (besides != null) {
      unitOfWork.ask(select(field(besides, Object.class), inline(1)));
    }
    var ids = new HashSet<UUID>();
    for (var person : seen.get()) {
      // Not an AssertionError only: nothing above takes this for an end that was planned.
      if (!person.getKey().equals(studio.value())) throw new Error("A foreign row");
      ids.add(person.getValue());
    }
    if (!ids.equals(people.get(studio))) throw new Error("Not who is there: " + ids);
    return studio;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set app.current_user_role = 'admin'",
        "set app.current_user_role = 'owner'",
        "set app.current_user_role = 'system'",
        "set role none",
        "reset role"
      })
  void E5_no_setting_makes_a_request_of_a_client_that_of_an_admin(String setting)
      throws SQLException {
    var studio = studios.getFirst().value();
    try (var connection = database.program().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local role booking_client");
      statement.execute("set local app.current_organization_id = '%s'".formatted(studio));
      statement.execute(setting);

      assertThatThrownBy(
              () -> statement.execute("update directory.organization set hold_minutes = 1"))
          .hasMessageContaining("permission denied");
      connection.rollback();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set role booking_owner",
        "set role postgres",
        "set role booking_ai",
        "set role booking_ai_view",
        "set session authorization booking_owner",
        "grant booking_owner to booking_program",
        "alter role booking_program bypassrls",
        "alter table directory.person disable row level security",
        "drop policy tenant on directory.person",
        "create policy mine on directory.person using (true)"
      })
  void E5_the_program_has_no_way_past_the_policies(String attempt) throws SQLException {
    try (var connection = database.program().getConnection();
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(attempt))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }
  }

  /**
   * What a session can set says which studio and person; what it may do, its database role says.
   */
  @Test
  void E5_no_policy_asks_a_setting_what_somebody_may_do() throws SQLException {
    try (var connection = database.superuser().getConnection();
        var statement = connection.createStatement();
        var found =
            statement.executeQuery(
                """
                select polname || ' on ' || polrelid::regclass from pg_policy
                where concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
                  ~ 'user_role|is_admin'
                """)) {
      assertThat(found.next()).isFalse();
    }
  }
}
