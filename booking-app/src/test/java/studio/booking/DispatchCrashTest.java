package studio.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.booking.StudioScene.SignedIn;
import tools.jackson.databind.JsonNode;

/**
 * The program is killed while it makes the sessions of recurring bookings, by several requests at
 * once. Whatever was made then, in the end each occurrence is there once.
 */
class DispatchCrashTest {
  private static final int KILLS = Boolean.getBoolean("booking.long") ? 20 : 1;
  private static final int COACHES = 2;
  private static final int HOURS = 8;
  private static final int AT_ONCE = 2;

  @TempDir Path folder;

  private final long seed = Long.getLong("booking.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void B5_killed_at_any_point_it_makes_each_occurrence_once_in_the_end() throws Exception {
    System.out.println("DispatchCrashTest: -Dbooking.seed=" + seed);
    try (var program = new RunningProgram(folder.resolve("data"))) {
      program.start();
      var api = new Api(program.port());
      var clients = clients(api);

      int weeks = 8;
      for (int i = 0; i < KILLS; i++) {
        int ahead = weeks + (52 - weeks) * (i + 1) / KILLS;
        var threads = new ArrayList<Thread>();
        for (int t = 0; t < AT_ONCE; t++) {
          threads.add(Thread.ofVirtual().start(() -> generateQuietly(api, ahead)));
        }
        RunningProgram.pause(Duration.ofMillis(100 + random.nextInt(1500)));
        program.kill();
        for (var thread : threads) thread.join(Duration.ofSeconds(60));
        program.start();
      }
      JsonNode report;
      do {
        report = generate(api, 52);
      } while (!report.path("complete").asBoolean());
      assertThat(report.path("failed").asInt()).isZero();
      assertThat(report.path("skipped")).as(report.toString()).isEmpty();

      var again = generate(api, 52);
      assertThat(again.path("created").asInt()).isZero();
      var last = LocalDate.parse(again.path("to").asString());
      for (var client : clients) eachDateOnce(api, client, last);
      assertThat(
              api.get(api.persona("owner"), "/api/admin/ledger-check")
                  .mustBe(200)
                  .json()
                  .path("consistent")
                  .asBoolean())
          .isTrue();
    }
  }

  private static List<SignedIn> clients(Api api) {
    var scene = new StudioScene(api);
    var type = scene.appointmentType();
    var clients = new ArrayList<SignedIn>();
    var start = LocalDate.now(ZoneOffset.UTC).plusDays(2);
    for (int c = 0; c < COACHES; c++) {
      var coach = scene.coach(type);
      for (int hour = 8; hour < 8 + HOURS; hour++) {
        var client = scene.client(60);
        clients.add(client);
        api.post(
                client.token(),
                "/api/recurring-bookings",
                """
                {"coachId":"%s","startDate":"%s","startTime":"%02d:00","endTime":"%02d:00",
                 "recurrenceRule":"FREQ=DAILY"}
                """
                    .formatted(coach, start, hour, hour + 1))
            .mustBe(201);
      }
    }
    return clients;
  }

  private static JsonNode generate(Api api, int weeks) {
    return api.post(
            api.persona("owner"),
            "/api/admin/generate-sessions",
            "{\"weeksAhead\":%d}".formatted(weeks))
        .mustBe(200)
        .json();
  }

  private static void generateQuietly(Api api, int weeks) {
    try {
      generate(api, weeks);
    } catch (UncheckedIOException | AssertionError _) {
      // It was killed.
    }
  }

  private static void eachDateOnce(Api api, SignedIn client, LocalDate last) {
    var starts = new ArrayList<String>();
    String cursor = "";
    do {
      var page = api.get(client.token(), "/api/bookings?limit=200" + cursor).mustBe(200).json();
      page.path("items").forEach(one -> starts.add(one.path("startsAt").asString()));
      cursor =
          page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asString();
    } while (!cursor.isEmpty());
    assertThat(new HashSet<>(starts)).hasSameSizeAs(starts);
    var first = LocalDate.now(ZoneOffset.UTC).plusDays(2);
    assertThat(starts).hasSizeBetween((int) (last.toEpochDay() - first.toEpochDay()), 366);
  }
}
