package studio.booking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import studio.booking.shared.jooq.TestDatabase;

/**
 * The program as a process of its own, with its embedded database unless told otherwise: something
 * that can be killed.
 */
final class RunningProgram implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path data;
  private final Path log;
  private final List<String> settings;
  private final int port = freePort();
  private Process process;

  RunningProgram(Path data) {
    this(data, data.resolveSibling(data.getFileName() + ".log"), List.of());
  }

  private RunningProgram(Path data, Path log, List<String> settings) {
    this.data = data;
    this.log = log;
    this.settings = settings;
  }

  /**
   * One of several instances of the demo on a database that is there already.
   *
   * @param data is shared by them
   */
  static RunningProgram on(TestDatabase database, Path data, String instance) {
    return new RunningProgram(
        data,
        data.resolveSibling(instance + ".log"),
        List.of(
            "--booking.demo=true",
            "--booking.database.url=" + database.url(),
            "--booking.database.username=" + TestDatabase.PROGRAM,
            "--booking.database.password=" + TestDatabase.PASSWORD,
            "--booking.database.owner-username=" + TestDatabase.OWNER,
            "--booking.database.owner-password=" + TestDatabase.PASSWORD,
            "--booking.keys.url=" + database.keysUrl(),
            "--booking.keys.username=" + TestDatabase.PROGRAM,
            "--booking.keys.password=" + TestDatabase.PASSWORD,
            "--booking.keys.owner-username=" + TestDatabase.OWNER,
            "--booking.keys.owner-password=" + TestDatabase.PASSWORD));
  }

  int port() {
    return port;
  }

  /** Starts it, and waits until it answers. */
  void start() {
    start(PreparedProgram.command());
  }

  /**
   * The same.
   *
   * @param command to which its settings can be added
   */
  void start(List<String> command) {
    launch(command);
    awaitReady();
  }

  /** Starts it, and waits for nothing. */
  void launch() {
    launch(PreparedProgram.command());
  }

  private void launch(List<String> command) {
    command.addAll(settings);
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder
        .environment()
        .putAll(Map.of("BOOKING_DATA_DIR", data.toString(), "SERVER_PORT", String.valueOf(port)));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitReady() {
    var api = new Api(port);
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      if (!process.isAlive()) throw new AssertionError("It ended: " + tail());
      try {
        if (api.get(null, "/actuator/health/readiness").status() == 200) return;
      } catch (UncheckedIOException _) {
        // Not listening yet.
      }
      pause(Duration.ofMillis(100));
    }
    throw new AssertionError("It is not ready: " + tail());
  }

  /** Waits until it has said so in its log this often, in all its runs. */
  void awaitWords(String words, int times) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      if (said().stream().filter(line -> line.contains(words)).count() >= times) return;
      if (!process.isAlive()) throw new AssertionError("It ended: " + tail());
      pause(Duration.ofMillis(20));
    }
    throw new AssertionError("It does not say \"%s\": %s".formatted(words, tail()));
  }

  /** What it has said in all its runs. */
  List<String> said() {
    try {
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the operating system does when memory runs out. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Kills the embedded PostgreSQL under the running program. */
  void killDatabase() {
    postmaster().ifPresent(ProcessHandle::destroyForcibly);
  }

  private java.util.Optional<ProcessHandle> postmaster() {
    try (var files = Files.walk(data)) {
      var pid = files.filter(file -> file.endsWith("postmaster.pid")).findFirst().orElseThrow();
      return ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).getFirst().strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String tail() {
    var lines = said();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
  }

  @Override
  public void close() {
    stop();
  }

  /** Ends it in order. */
  void stop() {
    if (process == null) return;
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
