package studio.booking.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** PostgreSQL's own load generator. */
final class Pgbench {
  private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+)");
  private static final Pattern DONE =
      Pattern.compile("(?m)^number of transactions actually processed: ([0-9]+)");
  private static final int THREADS = Math.min(2, Runtime.getRuntime().availableProcessors());

  /**
   * Plans as the program has its own: without, pgbench would plan most statements anew each time.
   * And pgbench prepares what goes through a pipeline before it sends any of it, the entering of a
   * role included. So it begins as a client; that role is entered anew in each transaction.
   */
  private static final String OPTIONS =
      "-c plan_cache_mode=force_generic_plan -c role=" + Server.CLIENT;

  private final Server server;
  private final Path folder;

  Pgbench(Server server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  /** What came out of a run. */
  record Outcome(double perSecond, long transactions) {}

  /** What it calls itself; explains what is missing if it can't be found. */
  static String version() throws InterruptedException {
    try {
      return run(List.of("pgbench", "--version"), Map.of()).strip();
    } catch (IOException e) {
      throw new IllegalStateException(
          """
          pgbench is not on the PATH. It is what the program is measured against, and comes with
          PostgreSQL: on Debian and Ubuntu in postgresql-contrib, on Fedora in postgresql-contrib,
          on macOS with `brew install postgresql`.\
          """,
          e);
    }
  }

  /** How long a run is: for so many seconds, or so many transactions of each client. */
  sealed interface Length {
    record Seconds(long seconds) implements Length {}

    record Each(long transactions) implements Length {}
  }

  Outcome run(
      String database, String script, int clients, Length length, Map<String, Long> variables)
      throws IOException, InterruptedException {
    var file = Files.writeString(folder.resolve("script.sql"), script);
    var command =
        new ArrayList<>(
            List.of(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--host=127.0.0.1",
                "--port=" + server.port(),
                "--username=" + Server.PROGRAM,
                "--file=" + file,
                "--client=" + clients,
                "--jobs=" + Math.min(THREADS, clients)));
    switch (length) {
      case Length.Seconds(long seconds) -> command.add("--time=" + seconds);
      case Length.Each(long transactions) -> command.add("--transactions=" + transactions);
    }
    variables.forEach((name, value) -> command.add("--define=" + name + "=" + value));
    command.add(database);
    var said = run(command, Map.of("PGOPTIONS", OPTIONS));
    return new Outcome(Double.parseDouble(found(RATE, said)), Long.parseLong(found(DONE, said)));
  }

  private static String found(Pattern pattern, String said) {
    var matcher = pattern.matcher(said);
    if (!matcher.find())
      throw new IllegalStateException("pgbench did not say how it went:\n" + said);
    return matcher.group(1);
  }

  private static String run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IllegalStateException("%s failed:%n%s".formatted(command, said));
    }
    return said;
  }
}
