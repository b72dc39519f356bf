package studio.booking.privacy;

import java.sql.SQLException;
import org.springframework.beans.factory.annotation.Autowired;
import studio.booking.Api.Answer;
import studio.booking.privacy.application.EraseClientsWhenDue;

/** Tests in which Alex wants to be erased. */
abstract class OfErasures extends OfAlex {
  static final String WISH = "{\"reason\":\"CLIENT_REQUEST\"}";

  @Autowired EraseClientsWhenDue job;

  static String erasure(String client) {
    return "/api/clients/%s/erasure".formatted(client);
  }

  Answer ask(String token, String client) {
    return api.post(token, erasure(client), WISH);
  }

  /** As if they had asked a month ago. */
  void graceEnds(String client) throws SQLException {
    execute(
        "update privacy.erasure_case set requested_at = requested_at - interval '30 days',"
            + " due_at = due_at - interval '30 days' where client_id = '%s'".formatted(client));
  }

  void erase(String client) throws SQLException {
    ask(admin, client).mustBe(201);
    graceEnds(client);
    job.run(studio.id(), () -> false);
  }

  static void execute(String sql) throws SQLException {
    try (var connection = Database.get().superuser().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** One value. */
  static String read(String sql) throws SQLException {
    try (var connection = Database.get().superuser().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getObject(1)) : "none";
    }
  }

  static String readKeys(String sql) throws SQLException {
    try (var connection = Database.get().keysSuperuser().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getObject(1)) : "none";
    }
  }
}
