package studio.booking.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import studio.booking.PreparedProgram;
import studio.booking.shared.jooq.Migrations;
import studio.booking.shared.jooq.TestDatabase;

/**
 * Whoever can't start it is told why in one line, and what to do, and is spared everything else.
 */
class StartRefusalsTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.fresh();

  private static final int FEW_LINES = 12;

  @TempDir private Path folder;

  /** As the other database is, so that no start tells of it. */
  @BeforeAll
  static void migrateKeys() throws SQLException {
    DATABASE.keys();
  }

  @Test
  void nobody_answers_at_the_address() {
    refused(
        with("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/booking?password=secret"),
        "127.0.0.1:1",
        "DATABASE_URL");
  }

  @Test
  void the_server_is_too_old() throws IOException {
    try (var old = new OldPostgres("14.9")) {
      refused(with("DATABASE_URL", old.url()), "PostgreSQL 14", "15 or newer", "DATABASE_URL");
    }
  }

  @Test
  void there_is_no_such_database() {
    refused(
        with("DATABASE_URL", DATABASE.url().replaceFirst("/test_\\d+$", "/nowhere")),
        "nowhere",
        "Create the database");
  }

  @Test
  void there_is_no_such_database_of_keys() {
    refused(
        with("KEYS_DATABASE_URL", DATABASE.url().replaceFirst("/test_\\d+$", "/nowhere")),
        "nowhere",
        "KEYS_DATABASE_OWNER_USERNAME");
  }

  @Test
  void the_programs_role_can_see_past_the_policies() {
    DATABASE.execute("create role mighty login noinherit bypassrls");
    unfit("mighty", "row-level security");
  }

  @Test
  void the_programs_role_can_become_the_owner() {
    DATABASE.execute(
        "create role climber login noinherit", "grant " + TestDatabase.OWNER + " to climber");
    unfit("climber", "Revoke");
  }

  @Test
  void the_programs_role_owns_a_table() {
    DATABASE.execute(
        "create role landlord login noinherit",
        "create table public.house (id int)",
        "alter table public.house owner to landlord");
    unfit("landlord", "owns");
  }

  @Test
  void the_program_signs_in_as_the_owner() {
    unfit(TestDatabase.OWNER, "another role");
  }

  @Test
  void the_programs_role_is_not_let_in() {
    DATABASE.execute("create role outsider nologin noinherit");
    refused(with("DATABASE_USERNAME", "outsider"), "outsider", "user name and its password");
  }

  @Test
  void the_port_is_taken() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = String.valueOf(taken.getLocalPort());
      refused(with("SERVER_PORT", port), port, "SERVER_PORT");
    }
  }

  @Test
  void sign_in_is_not_settled() {
    refused(with("BOOKING_DEMO", ""), "OIDC_ISSUER_URI", "BOOKING_DEMO=true");
  }

  @Test
  void traces_go_nowhere() {
    refused(
        with("OTEL_EXPORTER_OTLP_ENDPOINT", "nonsense"), "OTEL_EXPORTER_OTLP_ENDPOINT", "nonsense");
  }

  /** What would be said in that line, without a program around it. */
  private static void unfit(String role, String... words) {
    assertThatThrownBy(() -> Migrations.run(DATABASE.owner(), role, null))
        .isInstanceOf(Migrations.Unfit.class)
        .message()
        .contains(words);
  }

  private Map<String, String> with(String name, String value) {
    var environment = new TreeMap<String, String>();
    for (var of : List.of("", "KEYS_")) {
      environment.put(of + "DATABASE_USERNAME", TestDatabase.PROGRAM);
      environment.put(of + "DATABASE_PASSWORD", TestDatabase.PASSWORD);
      environment.put(of + "DATABASE_OWNER_USERNAME", TestDatabase.OWNER);
      environment.put(of + "DATABASE_OWNER_PASSWORD", TestDatabase.PASSWORD);
    }
    environment.put("DATABASE_URL", DATABASE.url());
    environment.put("KEYS_DATABASE_URL", DATABASE.keysUrl());
    environment.put("BOOKING_DEMO", "true");
    environment.put("BOOKING_DATA_DIR", folder.toString());
    environment.put("SERVER_PORT", "0");
    environment.put(name, value);
    return environment;
  }

  private void refused(Map<String, String> environment, String... words) {
    var log = folder.resolve("log");
    var builder =
        new ProcessBuilder(PreparedProgram.command())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    try {
      var process = builder.start();
      try {
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
      } finally {
        process.destroyForcibly();
      }
      var said = Files.readAllLines(log);
      assertThat(process.exitValue()).as(String.join("\n", said)).isEqualTo(1);
      var reasons = said.stream().filter(line -> line.contains("Booking does not start")).toList();
      assertThat(reasons).as(String.join("\n", said)).hasSize(1);
      assertThat(reasons.getFirst()).contains(words).doesNotContain("secret");
      assertThat(said).hasSizeLessThan(FEW_LINES);
      assertThat(said).noneMatch(line -> line.strip().startsWith("at "));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
