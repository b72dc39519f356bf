package studio.booking.wiring.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import studio.booking.wiring.DatabaseServer.Login;

/** The little that has to be said to a new server. */
record Sql(Connection connection) implements AutoCloseable {
  static Sql open(Login login) throws SQLException {
    return new Sql(DriverManager.getConnection(login.url(), login.username(), login.password()));
  }

  boolean finds(String query, String parameter) throws SQLException {
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, parameter);
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  void execute(String command) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  /** Sends a digest of it. */
  void setPassword(String role, String password) throws SQLException {
    connection
        .unwrap(PGConnection.class)
        .alterUserPassword(role, password.toCharArray(), "scram-sha-256");
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
