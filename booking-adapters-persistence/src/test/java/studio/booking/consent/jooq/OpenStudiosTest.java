package studio.booking.consent.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;
import studio.booking.shared.jooq.TestDatabase;

/** Studios that were open before there were consents. */
class OpenStudiosTest {
  private static final String BEFORE = "202611220800";

  @RegisterExtension static final TestDatabase server = TestDatabase.fresh();

  @Test
  void F1_a_studio_that_is_open_already_gets_the_types_and_the_text() throws SQLException {
    server.execute("create database open_studios owner " + TestDatabase.OWNER);
    try {
      migrate(BEFORE);
      run(
          "insert into directory.organization"
              + " (organization_id, slug, name, time_zone, currency, created_at)"
              + " values (gen_random_uuid(), 'one', 'One', 'UTC', 'EUR', now()),"
              + " (gen_random_uuid(), 'two', 'Two', 'UTC', 'EUR', now())");

      migrate("latest");

      assertThat(number("select count(*) from consent.type")).isEqualTo(14);
      assertThat(number("select count(*) from consent.version where number = '3.0'")).isEqualTo(2);
      assertThat(number("select count(distinct organization_id) from consent.version"))
          .isEqualTo(2);
      // The owner was let in for that time only.
      assertThat(
              number(
                  "select count(*) from pg_class where relrowsecurity and not relforcerowsecurity"))
          .isZero();
    } finally {
      server.execute("drop database open_studios with (force)");
    }
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

  private static void run(String sql) throws SQLException {
    try (var connection = as("postgres").getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(String sql) throws SQLException {
    try (var connection = as("postgres").getConnection();
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static PGSimpleDataSource as(String user) {
    var dataSource = new PGSimpleDataSource();
    dataSource.setURL(server.url().replaceFirst("/test_\\d+$", "/open_studios"));
    dataSource.setUser(user);
    dataSource.setPassword(TestDatabase.PASSWORD);
    return dataSource;
  }
}
