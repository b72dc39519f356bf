package studio.booking.privacy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
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
    settles(client);
    execute(
        "update privacy.erasure_case set requested_at = requested_at - interval '30 days',"
            + " due_at = due_at - interval '30 days' where client_id = '%s'".formatted(client));
  }

  /** What happens after the commit has happened: nobody else holds the case. */
  static void settles(String client) throws SQLException {
    var open =
        "select count(*) from shared.event_publication where serialized_event like '%"
            + client
            + "%'";
    for (int i = 0; i < 200 && !read(open).equals("0"); i++) pause();
  }

  static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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

  /** All addresses at which something of a client is read, but the erasure itself. */
  List<String> readsOf(String client) {
    var reads = new ArrayList<String>();
    var routes =
        program.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    for (var route : routes.getHandlerMethods().keySet()) {
      if (!route.getMethodsCondition().getMethods().contains(RequestMethod.GET)) continue;
      for (var path : route.getPatternValues()) {
        boolean isOfClients =
            path.matches("/api(/v2)?/(clients|members|people)/\\{id}.*|.*\\{clientId}.*");
        if (!isOfClients || path.endsWith("/erasure")) continue;
        reads.add(
            path.replace("{id}", client)
                .replace("{clientId}", client)
                .replace("{version}", "1")
                .replace("{consentType}", "ai_processing"));
      }
    }
    return reads;
  }
}
