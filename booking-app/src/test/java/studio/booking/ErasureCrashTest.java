package studio.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.booking.shared.jooq.TestDatabase;

/**
 * The program is killed while it erases clients, again and again. In the end each of them is
 * erased, and each once.
 */
class ErasureCrashTest {
  private static final boolean LONG = Boolean.getBoolean("booking.long");
  private static final int KILLS = LONG ? 20 : 1;

  /** Who leaves before each kill. */
  private static final int LEAVERS = 30;

  private static final String DONE =
      "select count(*)::text from audit.entry where action = 'ERASURE_DONE' and ";

  private static final Duration WITHIN = Duration.ofMillis(200);

  @TempDir Path folder;

  private final long seed = Long.getLong("booking.seed", System.nanoTime());
  private final Random random = new Random(seed);

  private final List<String> clients = new ArrayList<>();

  @Test
  void E9_killed_in_the_middle_everybody_is_erased_once() throws Exception {
    System.out.println("ErasureCrashTest: -Dbooking.seed=" + seed);
    try (var database = TestDatabase.open();
        var program = RunningProgram.on(database, folder.resolve("data"), "one")) {
      program.start();
      var api = new Api(program.port());
      int cutOff = 0;
      for (int i = 0; i < KILLS; i++) {
        leave(api, database);
        killWhileErasing(api, program, database.superuser());
        if (!steps(database.superuser()).equals(List.of("DONE"))) cutOff++;
        // As if the time had gone by after which who runs a job is given up for dead.
        database.execute(
            "update operations.job_run set alive_until = started_at where outcome = 'RUNNING'");
        program.start();
      }
      System.out.println("ErasureCrashTest: %d of %d in the middle".formatted(cutOff, KILLS));
      if (LONG) assertThat(cutOff).isGreaterThan(KILLS / 2);
      for (int i = 0; i < 100 && !steps(database.superuser()).equals(List.of("DONE")); i++) {
        api.post(api.persona("owner"), "/api/admin/jobs/erase-clients/run", "");
        RunningProgram.pause(Duration.ofMillis(200));
      }

      assertThat(steps(database.superuser())).containsExactly("DONE");
      var all = String.valueOf(clients.size());
      assertThat(done(database.superuser())).containsExactly(all);
      assertThat(
              read(
                  database.superuser(),
                  DONE + theirs() + " group by client_id having count(*) > 1"))
          .isEmpty();
      assertThat(
              read(
                  database.keysSuperuser(),
                  "select count(*)::text from keys.data_key where destroyed_at is not null"
                      + " and wrapped is null and "
                      + theirs()))
          .containsExactly(all);
      for (var client : clients) {
        api.send(
                "GET",
                api.persona("admin"),
                "/api/clients/%s/pii".formatted(client),
                null,
                "X-Access-Reason",
                "to see")
            .mustBe(404);
      }
    }
  }

  /** They asked to be erased a month ago. */
  private void leave(Api api, TestDatabase database) {
    var admin = api.persona("admin");
    for (int i = 0; i < LEAVERS; i++) {
      var email = "c%d@example.com".formatted(clients.size());
      var id =
          api.post(
                  admin,
                  "/api/clients",
                  "{\"fullName\":\"Client\",\"email\":\"%s\"}".formatted(email))
              .mustBe(201)
              .id();
      api.post(admin, "/api/clients/%s/erasure".formatted(id), "{\"reason\":\"CLIENT_REQUEST\"}")
          .mustBe(201);
      clients.add(id);
    }
    // Not the demo's own leavers, who have another month.
    database.execute(
        "update privacy.erasure_case set requested_at = requested_at - interval '31 days', due_at ="
            + " due_at - interval '31 days' where status = 'REQUESTED' and due_at > now() and "
            + theirs());
  }

  private void killWhileErasing(Api api, RunningProgram program, DataSource database)
      throws SQLException {
    var pause = Duration.ofMillis(random.nextLong(WITHIN.toMillis()));
    var owner = api.persona("owner");
    var before = steps(database);
    var calls = new ArrayList<Callable<Boolean>>();
    calls.add(
        () -> {
          try {
            return api.post(owner, "/api/admin/jobs/erase-clients/run", "").status() == 200;
          } catch (UncheckedIOException e) {
            return false;
          }
        });
    calls.add(
        () -> {
          // Not before it has begun, as otherwise there would be nothing to cut off.
          for (int i = 0; i < 400 && steps(database).equals(before); i++) {
            RunningProgram.pause(Duration.ofMillis(5));
          }
          RunningProgram.pause(pause);
          program.kill();
          return true;
        });
    Api.atOnce(calls);
  }

  private List<String> steps(DataSource database) throws SQLException {
    return read(
        database,
        "select distinct status from privacy.erasure_case where %s order by 1".formatted(theirs()));
  }

  private List<String> done(DataSource database) throws SQLException {
    return read(database, DONE + theirs());
  }

  /** Which rows are about them. */
  private String theirs() {
    return "client_id in ('%s')".formatted(String.join("', '", clients));
  }

  private static List<String> read(DataSource database, String sql) throws SQLException {
    var found = new ArrayList<String>();
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) found.add(rows.getString(1));
    }
    return found;
  }
}
