package studio.booking.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import studio.booking.audit.tink.TinkSignatures;
import studio.booking.privacy.tink.Keysets;
import studio.booking.wiring.SecretFile;

/** The program as it is delivered, in a process of its own. */
final class Product implements AutoCloseable {
  static final String READY = "/actuator/health/readiness";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final int port;
  private final Path log;

  private Product(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /** Starts it on a database of the server's, for people who sign in at the provider. */
  static Product on(Server server, String database, SignIn signIn, Path jar, Path folder)
      throws IOException, InterruptedException {
    var data = folder.resolve(database + "-data");
    var keyset = data.resolve("given.keyset.json");
    SecretFile.readOrMake(keyset, Keysets::make);
    var environment = new HashMap<String, String>();
    for (var of : List.of("", "KEYS_")) {
      environment.put(of + "DATABASE_USERNAME", Server.PROGRAM);
      environment.put(of + "DATABASE_PASSWORD", "not asked for");
      environment.put(of + "DATABASE_OWNER_USERNAME", Server.OWNER);
      environment.put(of + "DATABASE_OWNER_PASSWORD", "not asked for");
    }
    environment.put("DATABASE_URL", server.url(database));
    environment.put("KEYS_DATABASE_URL", server.keysUrl(database));
    environment.put("KEY_ENCRYPTION_KEYSET", keyset.toString());
    var signing = data.resolve("given.signing.json");
    SecretFile.readOrMake(signing, TinkSignatures::makeKeyset);
    environment.put("AUDIT_SIGNING_KEYSET", signing.toString());
    environment.put("AUDIT_ROOTS_FOLDER", data.resolve("roots").toString());
    environment.put("BLIND_INDEX_KEY", "for measurements, and not for anything else");
    environment.put("OIDC_ISSUER_URI", signIn.issuer());
    environment.put("OIDC_AUDIENCE", SignIn.AUDIENCE);
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("BOOKING_DATA_DIR", data.toString());
    var product =
        launch(
            List.of(
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "-Duser.timezone=UTC",
                "-jar",
                jar.toString()),
            environment,
            folder.resolve(database + ".log"));
    product.awaitAnswer(READY, PATIENCE);
    return product;
  }

  /** Starts a JVM and waits for nothing. */
  static Product launch(List<String> arguments, Map<String, String> environment, Path log)
      throws IOException {
    int port = freePort();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("SERVER_PORT", String.valueOf(port));
    return new Product(builder.start(), port, log);
  }

  int port() {
    return port;
  }

  /** Asks again and again until the answer is 200. */
  void awaitAnswer(String path, Duration patience) throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!answers(path)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException(
            "The program does not answer %s:%n%s".formatted(path, Files.readString(log)));
      }
      Thread.sleep(10);
    }
  }

  /** Over a bare socket: whoever waits should not take time from the program that starts. */
  private boolean answers(String path) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      var request = "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.formatted(path).getBytes(StandardCharsets.US_ASCII));
      var begin = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      return new String(begin, StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
    } catch (IOException e) {
      return false;
    }
  }

  /** Waits for it to end by itself. */
  void awaitEnd(Duration patience) throws IOException, InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException("It did not go well:\n" + Files.readString(log));
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
