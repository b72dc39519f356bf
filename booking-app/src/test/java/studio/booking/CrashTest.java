package studio.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.booking.StudioScene.SignedIn;

/**
 * The program and its database are killed under load, again and again. Whatever was acknowledged is
 * there afterwards, once, and what was sent again gets the same answer.
 */
class CrashTest {
  private static final boolean LONG = Boolean.getBoolean("booking.long");
  private static final int PROGRAM_KILLS = LONG ? 20 : 2;
  private static final int DATABASE_KILLS = LONG ? 10 : 1;
  private static final int CLIENTS = 8;
  private static final int CLASSES = 120;
  private static final int CREDITS = 500;

  /** Before each place that somebody books. */
  private static final int LOOKS = LONG ? 4 : 2;

  @TempDir Path folder;

  private final long seed = Long.getLong("booking.seed", System.nanoTime());
  private final Random random = new Random(seed);

  /** What a client was told, by idempotency key. */
  private final Map<String, Told> told = new ConcurrentHashMap<>();

  private final AtomicInteger keys = new AtomicInteger();

  /** Looks at somebody's personal data: begun, and answered. */
  private final AtomicInteger looks = new AtomicInteger();

  private final AtomicInteger shown = new AtomicInteger();

  private record Told(SignedIn client, String session, String answer) {}

  @Test
  void A3_nothing_acknowledged_is_lost_and_nothing_happens_twice() throws Exception {
    System.out.println("CrashTest: -Dbooking.seed=" + seed);
    try (var program = new RunningProgram(folder.resolve("data"))) {
      program.start();
      var api = new Api(program.port());
      var scene = new StudioScene(api);
      var type = scene.classType();
      var coach = scene.coach(type);
      var sessions = new ArrayList<String>();
      for (int i = 0; i < CLASSES; i++) {
        sessions.add(scene.aClass(type, coach, StudioScene.in(2, i), CLIENTS + 4));
      }
      var clients = scene.clients(CLIENTS, CREDITS);

      for (int i = 0; i < PROGRAM_KILLS + DATABASE_KILLS; i++) {
        boolean database = i % 3 == 2 ? i / 3 < DATABASE_KILLS : i >= PROGRAM_KILLS * 3 / 2;
        var hold = holdAndPayFor(scene, api, sessions.get(CLASSES - 1 - i));
        underLoad(
            api,
            clients,
            sessions.subList(0, CLASSES - 40),
            () -> {
              RunningProgram.pause(Duration.ofMillis(300 + random.nextInt(1200)));
              if (database) program.killDatabase();
              else program.kill();
            });
        if (!database) program.start();
        awaitDatabase(api);
        check(api, clients, hold);
        checkLog(api);
      }
    }
  }

  /** A place is held, and then a package pays for it: the event must not be lost. */
  private static String holdAndPayFor(StudioScene scene, Api api, String session) {
    var poor = scene.client(0);
    var hold =
        api.post(
                poor.token(),
                "/api/bookings",
                "{\"sessionId\":\"%s\",\"onInsufficientCredits\":\"HOLD\"}".formatted(session))
            .mustBe(201)
            .id();
    var pack =
        api.post(
                scene.admin(),
                "/api/packages",
                """
                {"name":"Single","kind":"CREDIT_PACK","sessionCount":1,"validityDays":30,
                 "listPrice":{"amountMinor":2000,"currency":"USD"},"discountPercentage":0}
                """)
            .mustBe(201)
            .id();
    api.post(
            scene.admin(),
            "/api/packages/redeem",
            "{\"packageId\":\"%s\",\"clientId\":\"%s\",\"payment\":{\"method\":\"CASH\",\"reference\":\"r\"}}"
                .formatted(pack, poor.id()))
        .mustBe(201);
    return hold;
  }

  private void underLoad(Api api, List<SignedIn> clients, List<String> sessions, Runnable crash)
      throws InterruptedException {
    var stop = new AtomicBoolean();
    var threads = new ArrayList<Thread>();
    for (var client : clients) {
      var wishes = new ArrayList<>(sessions);
      Collections.shuffle(wishes, new Random(random.nextLong()));
      threads.add(Thread.ofVirtual().start(() -> bookAndCancel(api, client, wishes, stop)));
    }
    crash.run();
    stop.set(true);
    for (var thread : threads) thread.join(Duration.ofSeconds(90));
  }

  private void bookAndCancel(Api api, SignedIn client, List<String> wishes, AtomicBoolean stop) {
    for (var session : wishes) {
      if (stop.get()) return;
      var key = "key-" + keys.incrementAndGet();
      try {
        look(api, client);
        var answer =
            api.post(
                client.token(),
                "/api/bookings",
                "{\"sessionId\":\"%s\"}".formatted(session),
                "Idempotency-Key",
                key);
        if (answer.status() == 201) {
          told.put(key, new Told(client, session, answer.text()));
          if (key.hashCode() % 3 == 0) {
            api.post(client.token(), "/api/bookings/" + answer.id() + "/cancel", "{}");
          }
        }
      } catch (UncheckedIOException _) {
        // It was just killed: nobody knows whether that one was booked.
      }
    }
  }

  private void look(Api api, SignedIn client) {
    for (int i = 0; i < LOOKS; i++) {
      looks.incrementAndGet();
      if (api.get(client.token(), "/api/clients/%s/pii".formatted(client.id())).status() == 200) {
        shown.incrementAndGet();
      }
    }
  }

  /** None was shown without an entry, and none has an entry that did not look. */
  private void checkLog(Api api) {
    var owner = api.persona("owner");
    // Unless it is under way by itself, or was when it was killed; then that has sealed some.
    api.post(owner, "/api/admin/jobs/seal-audit-log/run", "{}");
    var check = api.get(owner, "/api/admin/audit-log/verify").mustBe(200).json();
    assertThat(check.path("consistent").asBoolean()).as(check.toString()).isTrue();
    assertThat(check.path("entries").asInt()).isPositive();
    var entries = all(api, owner, "/api/audit-log?limit=200&action=PII_ACCESS&outcome=ALLOWED");
    assertThat(entries.size()).isBetween(shown.get(), looks.get());
    assertThat(shown.get()).isPositive();
  }

  private static void awaitDatabase(Api api) {
    for (int i = 0; i < 600; i++) {
      try {
        var token = api.post(null, "/api/demo/tokens", "{\"persona\":\"admin\"}");
        if (token.status() == 200
            && api.get(token.json().path("token").asString(), "/api/me").status() == 200) {
          return;
        }
      } catch (UncheckedIOException _) {
        // Not yet.
      }
      RunningProgram.pause(Duration.ofMillis(100));
    }
    throw new AssertionError("The database did not come up again by itself");
  }

  private void check(Api api, List<SignedIn> clients, String hold) {
    var admin = api.persona("admin");
    var ledger = api.get(admin, "/api/admin/ledger-check").mustBe(200).json();
    assertThat(ledger.path("consistent").asBoolean()).as(ledger.toString()).isTrue();

    // The same keys again: the same answers, and no second booking.
    told.forEach(
        (key, before) -> {
          var again =
              api.post(
                  before.client().token(),
                  "/api/bookings",
                  "{\"sessionId\":\"%s\"}".formatted(before.session()),
                  "Idempotency-Key",
                  key);
          assertThat(again.status()).as(key).isEqualTo(201);
          assertThat(again.text()).as(key).isEqualTo(before.answer());
          api.get(before.client().token(), "/api/bookings/" + again.id()).mustBe(200);
        });

    // Every live booking is charged once: credits that are gone are in confirmed or forfeited ones.
    for (var client : clients) {
      var lines =
          all(api, admin, "/api/members/%s/credit-transactions?limit=200".formatted(client.id()));
      assertThat(
              lines.stream()
                  .filter(line -> line.path("type").asString().equals("BOOKING_PAYMENT"))
                  .map(line -> line.path("bookingId").asString()))
          .doesNotHaveDuplicates();
    }

    assertThat(settled(api, admin, hold))
        .as("the event that pays the hold was lost")
        .isEqualTo("CONFIRMED");
  }

  /**
   * What became of a hold. On a busy machine the program is killed before the event was heard; it
   * is sent out again after five minutes.
   */
  private static String settled(Api api, String admin, String hold) {
    var held = "";
    for (int i = 0; i < 2_100; i++) {
      held = api.get(admin, "/api/bookings/" + hold).mustBe(200).json().path("status").asString();
      if (!held.equals("PENDING_PAYMENT")) break;
      RunningProgram.pause(Duration.ofMillis(200));
    }
    return held;
  }

  private static List<tools.jackson.databind.JsonNode> all(Api api, String token, String path) {
    var items = new ArrayList<tools.jackson.databind.JsonNode>();
    var next = path;
    while (true) {
      var page = api.get(token, next).mustBe(200).json();
      page.path("items").forEach(items::add);
      if (page.path("nextCursor").isNull()) return items;
      next = path + "&cursor=" + page.path("nextCursor").asString();
    }
  }
}
