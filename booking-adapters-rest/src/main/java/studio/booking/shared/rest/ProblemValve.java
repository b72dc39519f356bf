package studio.booking.shared.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.Ids;

/**
 * Answers what Tomcat refuses before it knows which application is meant, such as a request line
 * that cannot be read. Tomcat makes it, by its name.
 */
public final class ProblemValve extends ErrorReportValve {
  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    // The same conditions as in the method that this replaces: somebody answered already.
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
    var problem = StatusProblems.of(status);
    var id = Ids.next().toString();
    try {
      response.setContentType("application/problem+json");
      response.setHeader(RequestIds.HEADER, id);
      // By hand, as there is no application around. All of these texts are our own.
      var body =
          """
          {"type":"%s","title":"%s","status":%d,"detail":"%s","code":"%s","requestId":"%s"}\
          """
              .formatted(
                  problem.getType(),
                  problem.getTitle(),
                  problem.getStatus(),
                  problem.getDetail(),
                  problem.getProperties() == null ? "" : problem.getProperties().get("code"),
                  id);
      // Not with a writer, which would add a charset that JSON does not have.
      response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
      response.finishResponse();
    } catch (IOException e) {
      container.getLogger().debug("Nobody reads the problem any more", e);
    }
  }
}
