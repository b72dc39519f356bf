package studio.booking.shared.jooq;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.springframework.stereotype.Component;

/**
 * The few tables that are about the program and belong to no studio, such as the runs of its jobs.
 * Each statement is a transaction of its own, as the role that the program signs in as; that one
 * sees nothing of any studio.
 */
@Component
public class Backstage {
  private final DataSource dataSource;

  public Backstage(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  public <T> List<T> ask(ResultQuery<?> question, Function<? super Record, ? extends T> row) {
    return send(question).result().stream().<T>map(row).toList();
  }

  /** Writes, and tells how many rows it touched. */
  public int execute(Query statement) {
    return send(statement).rows();
  }

  private Trip.Item send(Query statement) {
    var trip = new Trip("backstage");
    var item = trip.add(Statement.of(statement), Trip.ANY);
    try (var connection = dataSource.getConnection()) {
      trip.send(connection);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
    return item;
  }
}
