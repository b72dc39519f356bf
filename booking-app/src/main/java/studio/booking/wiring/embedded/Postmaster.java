package studio.booking.wiring.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL's main process over one folder. It is no child of ours: a Ctrl-C that is meant for the
 * program would reach a child too, and end it while requests still need it.
 */
final class Postmaster {
  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
  private static final Duration STARTING = Duration.ofMinutes(2);
  private static final Duration STOPPING = Duration.ofSeconds(30);

  /**
   * Below the ports that systems hand out by themselves, so that nobody takes ours while it is
   * down.
   */
  private static final int FIRST_PORT = 20_000;

  private static final int LAST_PORT = 32_000;

  private final Binaries binaries;
  private final Path cluster;
  private final int port = freePort();
  private volatile boolean wanted = true;

  Postmaster(Binaries binaries, Path cluster) {
    this.binaries = binaries;
    this.cluster = cluster;
  }

  int port() {
    return port;
  }

  void start() throws IOException, InterruptedException {
    stopOrphan();
    binaries.run(
        STARTING.plusSeconds(10),
        "pg_ctl",
        List.of(
            "start",
            "--pgdata=" + cluster,
            "--wait",
            "--timeout=" + STARTING.toSeconds(),
            "--silent",
            "--log=" + cluster.resolveSibling("postgres.log"),
            "--options=" + options()));
  }

  private String options() {
    return Stream.of(
            "listen_addresses=127.0.0.1",
            "port=" + port,
            // A socket's path may be too long, and loopback is enough.
            "unix_socket_directories=",
            "max_connections=40",
            // These are the defaults; that what is committed stays is no place for surprises.
            "fsync=on",
            "full_page_writes=on",
            "synchronous_commit=on",
            "timezone=UTC",
            "log_timezone=UTC",
            // Short statements only: compiling them takes longer than running them.
            "jit=off",
            // Values of rows do not belong into a log.
            "log_error_verbosity=terse",
            "log_min_error_statement=panic",
            "logging_collector=on",
            "log_directory=../postgres-log",
            "log_filename=%a.log",
            "log_rotation_age=1d",
            "log_truncate_on_rotation=on")
        .map(setting -> "-c " + setting)
        .collect(Collectors.joining(" "));
  }

  /** From now on, starts the server again whenever it ends without being told to. */
  void keepAlive() {
    Thread.ofVirtual().name("postgres-watch").start(this::watch);
  }

  private void watch() {
    while (wanted) {
      process().ifPresent(server -> server.onExit().join());
      if (!wanted) return;
      LOG.error("PostgreSQL has died. Starting it again");
      try {
        startAgain();
      } catch (IOException | RuntimeException e) {
        // Processes of the dead server may not have noticed yet; they hold on to its memory.
        LOG.warn("PostgreSQL does not start yet: {}", e.getMessage());
        pause();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private synchronized void startAgain() throws IOException, InterruptedException {
    if (!wanted) return;
    start();
    LOG.info("PostgreSQL is back");
  }

  void stop() {
    wanted = false;
    stopWhatRuns();
  }

  private synchronized void stopWhatRuns() {
    try {
      if (process().isPresent()) stop("fast");
    } catch (Binaries.Failed | IOException e) {
      LOG.warn("PostgreSQL is stopped the hard way: {}", e.getMessage());
      process().ifPresent(ProcessHandle::destroyForcibly);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The server of a program that was killed is still running, on a port that we do not know. */
  private void stopOrphan() throws IOException, InterruptedException {
    if (!Files.exists(pidFile())) return;
    if (process().isPresent()) {
      LOG.info("Stopping the PostgreSQL that a killed program left behind");
      stop("fast");
    } else if (anyProcess().isPresent()) {
      // The number belongs to somebody else by now, which PostgreSQL takes for a running server.
      Files.delete(pidFile());
    }
  }

  private void stop(String mode) throws IOException, InterruptedException {
    binaries.run(
        STOPPING.plusSeconds(5),
        "pg_ctl",
        List.of(
            "stop",
            "--pgdata=" + cluster,
            "--mode=" + mode,
            "--wait",
            "--timeout=" + STOPPING.toSeconds(),
            "--silent"));
  }

  /** The running server over our folder. */
  private Optional<ProcessHandle> process() {
    return anyProcess().filter(this::isOurs);
  }

  private Optional<ProcessHandle> anyProcess() {
    try {
      var lines = Files.readAllLines(pidFile());
      return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private boolean isOurs(ProcessHandle process) {
    if (!process.isAlive()) return false;
    var command = process.info().command().map(Path::of).map(Path::getFileName);
    if (command.isEmpty() || !command.get().toString().startsWith("postgres")) return false;
    // Systems that show no arguments get the benefit of the doubt.
    return process
        .info()
        .arguments()
        .map(arguments -> List.of(arguments).contains(cluster.toString()))
        .orElse(true);
  }

  private Path pidFile() {
    return cluster.resolve("postmaster.pid");
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() {
    for (int attempt = 0; attempt < 100; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
      try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException e) {
        // Somebody has it; try another.
      }
    }
    throw new Binaries.Failed("no free port on loopback");
  }
}
