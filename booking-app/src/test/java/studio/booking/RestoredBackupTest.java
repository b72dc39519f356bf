package studio.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.booking.shared.jooq.TestDatabase;

/**
 * The database is lost and put back to what it was before somebody was erased, others asked to be,
 * and one changed their mind. The keys are not: they have backups of their own.
 */
class RestoredBackupTest {
  private static final String WISH = "{\"reason\":\"CLIENT_REQUEST\"}";

  @TempDir Path folder;

  @Test
  void E9_who_was_erased_is_erased_again_before_anybody_asks() throws Exception {
    try (var database = TestDatabase.open()) {
      var program = RunningProgram.on(database, folder.resolve("data"), "one");
      try (program) {
        program.start();
        var api = new Api(program.port());
        var erased = register(api, "erased");
        var asked = register(api, "asked");
        var held = register(api, "held");
        var stays = register(api, "stays");
        var undone = register(api, "undone");
        post(api, stays).mustBe(201);
        program.stop();
        database.backUp();

        program.start();
        post(api, erased).mustBe(201);
        var owner = api.persona("owner");
        api.put(owner, "/api/demo/clock", "{\"advance\":\"P31D\"}").mustBe(200);
        assertThat(status(api, erased)).isEqualTo("DONE");
        // In the backup they have asked; by now they were erased as well.
        assertThat(status(api, stays)).isEqualTo("DONE");
        var due = post(api, asked).mustBe(201).json().path("dueAt").asString();
        post(api, held).mustBe(201);
        api.put(api.persona("admin"), path(held) + "/hold", "{\"reason\":\"LEGAL_CLAIM\"}")
            .mustBe(200);
        run(api, "note-erasures");
        post(api, undone).mustBe(201);
        run(api, "note-erasures");
        api.delete(api.persona("admin"), path(undone)).mustBe(200);
        program.stop();
        database.restore();
        assertThat(statuses(database.superuser(), erased)).isEmpty();

        program.start();

        assertThat(statuses(database.superuser(), erased)).containsExactly("DONE");
        assertThat(statuses(database.superuser(), stays)).containsExactly("DONE");
        for (var client : List.of(erased, asked, held, stays)) {
          api.send("GET", api.persona("admin"), pii(client), null, "X-Access-Reason", "to see")
              .mustBe(404);
        }
        api.send("GET", api.persona("admin"), pii(undone), null, "X-Access-Reason", "to see")
            .mustBe(200);
        assertThat(status(api, asked)).isEqualTo("REQUESTED");
        assertThat(api.get(api.persona("admin"), path(asked)).json().path("dueAt").asString())
            .isEqualTo(due);
        assertThat(status(api, held)).isEqualTo("HELD");
        assertThat(
                read(
                    database.superuser(),
                    "select count(*)::text from directory.identity_link where person_id = '%s'"
                        .formatted(erased)))
            .containsExactly("0");
        // And that is all: again, nothing changes.
        program.stop();
        program.start();
        assertThat(statuses(database.superuser(), erased)).containsExactly("DONE");
        assertThat(said(program, "erased again")).hasSize(1);
      }
    }
  }

  private static List<String> said(RunningProgram program, String words) {
    return program.said().stream().filter(line -> line.contains(words)).toList();
  }

  private static String register(Api api, String name) {
    return api.post(
            api.persona("admin"),
            "/api/clients",
            "{\"fullName\":\"%1$s\",\"email\":\"%1$s@example.com\"}".formatted(name))
        .mustBe(201)
        .id();
  }

  private static Api.Answer post(Api api, String client) {
    return api.post(api.persona("admin"), path(client), WISH);
  }

  private static void run(Api api, String job) {
    for (int i = 0; i < 50; i++) {
      var answer = api.post(api.persona("owner"), "/api/admin/jobs/%s/run".formatted(job), "");
      if (answer.status() == 200) return;
      RunningProgram.pause(java.time.Duration.ofMillis(200));
    }
    throw new AssertionError(job + " does not run");
  }

  private static String status(Api api, String client) {
    return api.get(api.persona("admin"), path(client)).mustBe(200).json().path("status").asString();
  }

  private static String path(String client) {
    return "/api/clients/%s/erasure".formatted(client);
  }

  private static String pii(String client) {
    return "/api/clients/%s/pii".formatted(client);
  }

  private static List<String> statuses(DataSource database, String client) throws SQLException {
    return read(
        database,
        "select status from privacy.erasure_case where status <> 'REQUESTED' and client_id = '%s'"
            .formatted(client));
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
