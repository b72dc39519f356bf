package studio.booking.credits.jooq;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;
import studio.booking.shared.jooq.TestDatabase;

/** Ledgers and purchases that were there before their words could be erased. */
class MovedWordsTest {
  private static final String BEFORE = "202611221030";

  @RegisterExtension static final TestDatabase server = TestDatabase.fresh();

  @BeforeEach
  void migrateAnOldDatabase() throws SQLException {
    server.execute("create database moved_words owner " + TestDatabase.OWNER);
    migrate(BEFORE);
    // Only what matters here: neither keys nor triggers are looked at.
    run(
        "set session_replication_role = replica",
        """
        insert into credits.ledger (organization_id, client_id, number, id, lot_id, amount,
          balance_before, balance_after, type, reason, idempotency_key, by_role, at)
        values
          (gen_random_uuid(), gen_random_uuid(), 1, gen_random_uuid(), gen_random_uuid(), 1, 0, 1,
           'ADJUSTMENT', 'Because of the canary', 'key-1', 'admin', now()),
          (gen_random_uuid(), gen_random_uuid(), 1, gen_random_uuid(), gen_random_uuid(), 1, 0, 1,
           'ADJUSTMENT', null, null, 'admin', now())
        """,
        """
        insert into credits.credit_purchase (organization_id, id, client_id, provider,
          provider_txn_id, package_id, amount_minor, currency, claimed_at)
        values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'stripe', 'pi_1',
          gen_random_uuid(), 100, 'USD', now())
        """);
    migrate("latest");
  }

  @AfterEach
  void drop() {
    server.execute("drop database moved_words with (force)");
  }

  @Test
  void what_was_written_about_a_line_is_beside_it() throws SQLException {
    assertThat(text("select reason || ', ' || idempotency_key from credits.ledger_words"))
        .isEqualTo("Because of the canary, key-1");
    assertThat(
            text(
                "select count(*) from credits.ledger_words"
                    + " join credits.ledger using (organization_id, client_id, number)"))
        .isEqualTo("1");
    assertThat(text("select count(*) from credits.ledger")).isEqualTo("2");
  }

  @Test
  void and_not_in_the_file_of_the_ledger_any_more() throws SQLException, IOException {
    run("checkpoint");

    assertThat(file("credits.ledger")).doesNotContain("canary");
    assertThat(file("credits.ledger_words")).contains("canary");
  }

  @Test
  void what_was_claimed_is_known_by_a_digest() throws SQLException {
    assertThat(
            text(
                "select transaction_digest = sha256(convert_to("
                    + "organization_id || '|stripe|pi_1', 'UTF8')) from credits.credit_purchase"))
        .isEqualTo("t");
  }

  @Test
  void the_owner_was_let_in_for_that_time_only() throws SQLException {
    assertThat(
            text("select count(*) from pg_class where relrowsecurity and not relforcerowsecurity"))
        .isEqualTo("0");
  }

  private static String file(String table) throws SQLException, IOException {
    var path =
        Path.of(text("show data_directory"), text("select pg_relation_filepath('" + table + "')"));
    return new String(Files.readAllBytes(path), ISO_8859_1);
  }

  private static void migrate(String target) {
    Flyway.configure()
        .dataSource(as(TestDatabase.OWNER))
        .locations("classpath:db/migration")
        .placeholders(Map.of("program", TestDatabase.PROGRAM))
        .target(target)
        .load()
        .migrate();
  }

  private static void run(String... statements) throws SQLException {
    try (var connection = as("postgres").getConnection();
        var statement = connection.createStatement()) {
      for (var sql : statements) statement.execute(sql);
    }
  }

  private static String text(String sql) throws SQLException {
    try (var connection = as("postgres").getConnection();
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static PGSimpleDataSource as(String user) {
    var dataSource = new PGSimpleDataSource();
    dataSource.setURL(server.url().replaceFirst("/test_\\d+$", "/moved_words"));
    dataSource.setUser(user);
    dataSource.setPassword(TestDatabase.PASSWORD);
    return dataSource;
  }
}
