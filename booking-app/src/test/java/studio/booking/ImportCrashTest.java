package studio.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The program is killed while files are imported, and gets them again. */
class ImportCrashTest {
  private static final boolean LONG = Boolean.getBoolean("booking.long");
  private static final int LINES = 1_500;
  private static final int KILLS = LONG ? 12 : 1;
  private static final int CREDITS = 7;

  @TempDir Path folder;

  private final long seed = Long.getLong("booking.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void E21_what_a_kill_cut_off_is_there_once_after_the_file_was_sent_again() throws Exception {
    System.out.println("ImportCrashTest: -Dbooking.seed=" + seed);
    var prompts = new ArrayList<String>();
    var clients = new ArrayList<String>();
    for (int i = 0; i < LINES; i++) {
      var email = "%d.%d@example.com".formatted(i, seed);
      prompts.add(OldPrompts.line("p" + i, "Wilhelmina Testperson", email));
      clients.add(
          "{\"id\":\"c%d\",\"fullName\":\"Wilhelmina\",\"openingBalances\":[{\"credits\":%d}]}"
              .formatted(i, CREDITS));
    }
    try (var program = new RunningProgram(folder.resolve("data"))) {
      program.start();
      var api = new Api(program.port());
      int before = clients(api);
      int found = before;
      for (int i = 0; i < KILLS; i++) {
        var lines = i % 2 == 0 ? prompts : clients;
        var path = i % 2 == 0 ? "master-prompts" : "clients";
        found = killed(program, api, path, lines, found);
      }
      var first = send(api, "master-prompts", prompts);
      var second = send(api, "clients", clients);

      // Some were there from before, and all are now.
      for (var report : List.of(first, second)) {
        assertThat(report.path("refused").asInt()).isZero();
        assertThat(report.path("imported").asInt() + report.path("skipped").asInt())
            .isEqualTo(LINES);
      }
      assertThat(clients(api)).isEqualTo(before + 2 * LINES);
      check(api, first, second);
      assertThat(send(api, "clients", clients).path("skipped").asInt()).isEqualTo(LINES);
    }
  }

  private int killed(RunningProgram program, Api api, String path, List<String> lines, int found)
      throws Exception {
    var sender =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    send(api, path, lines);
                  } catch (UncheckedIOException _) {
                    // It was just killed.
                  }
                });
    // Not before something has come, as otherwise there would be nothing to cut off.
    for (int i = 0; i < 600 && clients(api) == found; i++) {
      RunningProgram.pause(Duration.ofMillis(50));
    }
    RunningProgram.pause(Duration.ofMillis(random.nextInt(500)));
    program.kill();
    sender.join(Duration.ofSeconds(60));
    program.start();
    int now = clients(api);
    assertThat(now).isBetween(found + 1, found + LINES);
    return now;
  }

  /** Each has their half of everything, and the books are right. */
  private static void check(Api api, JsonNode prompts, JsonNode clients) {
    var admin = api.persona("admin");
    var ledger = api.get(admin, "/api/admin/ledger-check").mustBe(200).json();
    assertThat(ledger.path("consistent").asBoolean()).as(ledger.toString()).isTrue();
    for (int i = 0; i < LINES; i += 101) {
      var prompt = prompts.path("items").get(i).path("importedAs").asString();
      api.get(admin, "/api/clients/%s/master-prompt".formatted(prompt)).mustBe(200);
      api.get(admin, "/api/clients/%s/training-profile".formatted(prompt)).mustBe(200);
      var client = clients.path("items").get(i).path("importedAs").asString();
      var account = api.get(admin, "/api/members/%s/credits".formatted(client)).mustBe(200).json();
      assertThat(account.path("balance").asInt()).isEqualTo(CREDITS);
    }
  }

  private static JsonNode send(Api api, String path, List<String> lines) {
    return api.send(
            "POST",
            api.persona("admin"),
            "/api/admin/imports/" + path,
            String.join("\n", lines),
            "Content-Type",
            "application/x-ndjson")
        .mustBe(200)
        .json();
  }

  private static int clients(Api api) {
    var admin = api.persona("admin");
    var ids = new TreeMap<String, String>();
    for (var next = "/api/clients?limit=200"; ; ) {
      var page = api.get(admin, next).mustBe(200).json();
      for (var one : page.path("items")) {
        var alias = one.path("alias").asString();
        assertThat(ids.put(alias, alias)).as("an alias for two").isNull();
      }
      if (page.path("nextCursor").isNull()) return ids.size();
      next = "/api/clients?limit=200&cursor=" + page.path("nextCursor").asString();
    }
  }
}
