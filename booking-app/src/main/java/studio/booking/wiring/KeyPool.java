package studio.booking.wiring;

import com.zaxxer.hikari.HikariDataSource;
import studio.booking.shared.jooq.KeyDatabase;

/**
 * Connections to the keys: no data source of the program's, so that nobody takes it for the other.
 */
final class KeyPool implements AutoCloseable {
  private final HikariDataSource dataSource;

  KeyPool(HikariDataSource dataSource) {
    this.dataSource = dataSource;
  }

  KeyDatabase database() {
    return new KeyDatabase(dataSource);
  }

  @Override
  public void close() {
    dataSource.close();
  }
}
