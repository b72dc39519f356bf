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
  private static final int CLIENTS = LONG ? 120 : 30;
  private static final Duration WITHIN = Duration.ofMillis(LONG ? 150 : 250);

  @TempDir Path folder;

  private final long seed = Long.getLong("booking.seed", System.nanoTime());
  private final Random random = new Random(seed);

  /** Which rows are about those who leave here. */
  private String theirs;

  @Test
  void E9_killed_in_the_middle_everybody_is_erased_once() throws Exception {
    System.out.println("ErasureCrashTest: -Dbooking.seed=" + seed);
    try (var database = TestDatabase.open();
        var program = RunningProgram.on(database, folder.resolve("data"), "one")) {
      program.start();
      var api = new Api(program.port());
      var clients = leave(api);
      // Not of the demo's own leavers, who have another month.
      theirs = "client_id in ('%s')".formatted(String.join("', '", clients));
      database.execute(
          "update privacy.erasure_case set requested_at = requested_at - interval '31 days',"
              + " due_at = due_at - interval '31 days' where "
              + theirs);

      for (int i = 0; i < KILLS; i++) {
        killWhileErasing(api, program);
        if (LONG) System.out.println("ErasureCrashTest: " + steps(database.superuser()));
        program.start();
      }
      for (int i = 0; i < 100 && !steps(database.superuser()).equals(List.of("DONE")); i++) {
        api.post(api.persona("owner"), "/api/admin/jobs/erase-clients/run", "");
        RunningProgram.pause(Duration.ofMillis(200));
      }

      assertThat(steps(database.superuser())).containsExactly("DONE");
      assertThat(read(database.superuser(), done())).containsExactly(String.valueOf(CLIENTS));
      assertThat(read(database.superuser(), done() + " group by client_id having count(*) > 1"))
          .isEmpty();
      assertThat(
              read(
                  database.keysSuperuser(),
                  "select count(*)::text from keys.data_key where destroyed_at is not null"
                      + " and wrapped is null and "
                      + theirs))
          .containsExactly(String.valueOf(CLIENTS));
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

  private List<String> leave(Api api) {
    var clients = new ArrayList<String>();
    var admin = api.persona("admin");
    for (int i = 0; i < CLIENTS; i++) {
      var id =
          api.post(
                  admin,
                  "/api/clients",
                  "{\"fullName\":\"Client\",\"email\":\"c%d@example.com\"}".formatted(i))
              .mustBe(201)
              .id();
      api.post(admin, "/api/clients/%s/erasure".formatted(id), "{\"reason\":\"CLIENT_REQUEST\"}")
          .mustBe(201);
      clients.add(id);
    }
    return clients;
  }

  private void killWhileErasing(Api api, RunningProgram program) {
    var pause = Duration.ofMillis(random.nextLong(WITHIN.toMillis()));
    var owner = api.persona("owner");
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
          RunningProgram.pause(pause);
          program.kill();
          return true;
        });
    Api.atOnce(calls);
  }

  private List<String> steps(DataSource database) throws SQLException {
    return read(
        database,
        "select distinct status from privacy.erasure_case where %s order by 1".formatted(theirs));
  }

  private String done() {
    return "select count(*)::text from audit.entry where action = 'ERASURE_DONE' and " + theirs;
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
