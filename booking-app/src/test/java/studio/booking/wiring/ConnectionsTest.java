package studio.booking.wiring;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.shared.jooq.TestDatabase;

class ConnectionsTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  @Test
  void an_error_of_the_database_quotes_no_rows() throws SQLException {
    var login =
        new DatabaseServer.Login(database.url(), TestDatabase.PROGRAM, TestDatabase.PASSWORD);
    try (var pool = Connections.pool(login, 1);
        var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      assertThatThrownBy(
              () ->
                  statement.execute(
                      """
                      do $$ begin
                        raise check_violation using message = 'not so',
                          detail = 'Failing row contains (canary@example.com).';
                      end $$
                      """))
          .hasMessageContaining("not so")
          .hasMessageNotContaining("canary");
    }
  }
}
