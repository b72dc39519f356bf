package studio.booking.credits.model;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import studio.booking.shared.jooq.TestDatabase;

/** A database in which many studios are opened, one after the other and at once. */
final class Ground implements AutoCloseable {
  private final TestDatabase database = TestDatabase.open();
  private final HikariDataSource superuser;
  private final AtomicInteger studios = new AtomicInteger();

  /**
   * One in which PostgreSQL keeps its plans, does not compile them for so few rows, and takes an
   * index for rows that are few when it plans and many soon after.
   */
  Ground() {
    database.execute(
        """
        do $$ begin
          execute format('alter database %I set jit = off', current_database());
          execute format('alter database %I set enable_seqscan = off', current_database());
          execute format('alter database %I set random_page_cost = 1.1', current_database());
          execute format('alter database %I set plan_cache_mode = force_generic_plan',
            current_database());
        end $$
        """);
    var config = new HikariConfig();
    config.setDataSource(database.superuser());
    config.setMaximumPoolSize(8);
    superuser = new HikariDataSource(config);
  }

  TestDatabase database() {
    return database;
  }

  /** Past all policies; kept, as PostgreSQL takes long to get to know the tables. */
  DataSource superuser() {
    return superuser;
  }

  /**
   * Shows PostgreSQL what its tables hold by now. They fill faster than it looks at them by itself,
   * and one that takes them for empty reads whole studios to find a row.
   */
  void aStudioIsDone() {
    int done = studios.incrementAndGet();
    if (done > 1 && Integer.bitCount(done) == 1) database.execute("analyze");
  }

  @Override
  public void close() {
    superuser.close();
    database.close();
  }
}
