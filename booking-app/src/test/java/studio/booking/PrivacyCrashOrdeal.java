package studio.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.booking.privacy.tink.Keysets;

/**
 * The program is killed while all keys are encrypted anew, the log is sealed, and people look. No
 * look fails but of those that were cut off, all that was shown is in the log, once, and in the end
 * the former key is of no use to anybody. It takes some ten minutes: {@code -Plong} runs it.
 */
class PrivacyCrashOrdeal {
  private static final int CLIENTS = 10_000;
  private static final int KILLS = 20;
  private static final int LOOKS = 10_000;
  private static final int READERS = 4;

  @TempDir Path folder;

  private final long seed = Long.getLong("booking.seed", System.nanoTime());
  private final Random random = new Random(seed);

  private final List<String> clients = new ArrayList<>();

  /** The requests that showed somebody. */
  private final Set<String> shown = ConcurrentHashMap.newKeySet();

  private final AtomicInteger begun = new AtomicInteger();

  /** Those that got an answer, and another than they should have. */
  private final Queue<String> failed = new ConcurrentLinkedQueue<>();

  private Api api;
  private String owner;

  @Test
  void whoever_is_killed_while_keys_are_rotated_and_the_log_is_sealed_loses_nothing()
      throws Exception {
    System.out.println("PrivacyCrashOrdeal: -Dbooking.seed=" + seed);
    var data = folder.resolve("data");
    try (var program = new RunningProgram(data)) {
      program.start();
      api = new Api(program.port());
      owner = api.persona("owner");
      register();

      underLoad(
          () -> {
            for (int i = 0; i <= KILLS; i++) {
              if (i > 0) Thread.ofVirtual().start(this::rotate);
              RunningProgram.pause(Duration.ofMillis(random.nextInt(1500)));
              program.kill();
              if (i == 0) keyset(data, keys -> Keysets.withNewestInUse(Keysets.withNewKey(keys)));
              program.start();
            }
            // What is left of it, at one go.
            assertThat(rotate()).isTrue();
            while (shown.size() < LOOKS && failed.isEmpty()) {
              RunningProgram.pause(Duration.ofMillis(50));
            }
            return null;
          });

      assertThat(failed).isEmpty();
      program.stop();
      keyset(data, Keysets::withoutFormerKeys);
      program.start();
      for (var client : clients) look(client);
      assertThat(failed).isEmpty();
      checkLog();
    }
  }

  private void register() {
    var added = new ArrayList<Callable<String>>();
    for (int i = 0; i < CLIENTS; i++) {
      var body = "{\"fullName\":\"Client %d\",\"phoneNumber\":\"+1 555 %07d\"}".formatted(i, i);
      added.add(() -> api.post(owner, "/api/clients", body).mustBe(201).id());
      if (added.size() == 50 || i == CLIENTS - 1) {
        clients.addAll(Api.atOnce(added));
        added.clear();
      }
    }
  }

  private static void keyset(Path data, UnaryOperator<String> change) throws IOException {
    var file = data.resolve("key-encryption.keyset.json");
    Files.writeString(file, change.apply(Files.readString(file)));
  }

  private void underLoad(Callable<?> work) throws Exception {
    var stop = new AtomicBoolean();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < READERS; i++) {
      var order = new Random(random.nextLong());
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (!stop.get()) look(clients.get(order.nextInt(clients.size())));
                  }));
    }
    threads.add(
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!stop.get()) seal();
                }));
    try {
      work.call();
    } finally {
      stop.set(true);
    }
    for (var thread : threads) thread.join(Duration.ofSeconds(90));
  }

  private void look(String client) {
    begun.incrementAndGet();
    try {
      var answer =
          api.send(
              "GET", owner, "/api/clients/%s/pii".formatted(client), null, "X-Access-Reason", "x");
      if (answer.status() == 200 && answer.text().contains("\"fullName\":\"Client ")) {
        shown.add(answer.header("X-Request-Id"));
      } else if (answer.status() != 503) {
        // 503: it is just starting, or ending.
        failed.add(answer.toString());
      }
    } catch (UncheckedIOException _) {
      // It was just killed: nobody was shown anything.
      RunningProgram.pause(Duration.ofMillis(20));
    }
  }

  private void seal() {
    try {
      // 409 when it is under way by itself, or was when the program was killed.
      api.post(owner, "/api/admin/jobs/seal-audit-log/run", "{}");
    } catch (UncheckedIOException _) {
      // It was just killed.
    }
    RunningProgram.pause(Duration.ofMillis(100));
  }

  /** Whether there is nothing left to do. */
  private boolean rotate() {
    try {
      while (true) {
        var report = api.post(owner, "/api/admin/keys/rotate", null).mustBe(200).json();
        assertThat(report.path("unreadable").asInt()).isZero();
        if (report.path("complete").asBoolean()) return true;
      }
    } catch (UncheckedIOException _) {
      return false;
    }
  }

  private void checkLog() {
    api.post(owner, "/api/admin/jobs/seal-audit-log/run", "{}");
    var check = api.get(owner, "/api/admin/audit-log/verify").mustBe(200).json();
    assertThat(check.path("consistent").asBoolean()).as(check.toString()).isTrue();
    var entries = new ArrayList<String>();
    var path = "/api/audit-log?limit=200&action=PII_ACCESS&outcome=ALLOWED";
    var next = path;
    while (next != null) {
      var page = api.get(owner, next).mustBe(200).json();
      page.path("items").forEach(entry -> entries.add(entry.path("requestId").asString()));
      var cursor = page.path("nextCursor");
      next = cursor.isNull() ? null : path + "&cursor=" + cursor.asString();
    }
    assertThat(entries).doesNotHaveDuplicates().containsAll(shown);
    assertThat(entries.size()).isBetween(shown.size(), begun.get());
    System.out.printf("%d looks, %d of them shown%n", begun.get(), shown.size());
  }
}
