package studio.booking.shared.jooq;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.ResultQuery;
import studio.booking.shared.OrganizationId;

/**
 * The database apart in which keys are. Each trip is a transaction of its own, for one studio,
 * whatever unit of work is open and however that ends.
 */
public final class KeyDatabase {
  private final DataSource dataSource;

  public KeyDatabase(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  public <T> List<T> ask(
      OrganizationId organization,
      ResultQuery<?> question,
      Function<? super Record, ? extends T> row) {
    var trip = trip(organization);
    var answer = trip.add(Statement.of(question), Trip.ANY);
    send(trip);
    return answer.result().stream().<T>map(row).toList();
  }

  /** Writes, and then asks, in one trip. */
  public <T> List<T> writeAndAsk(
      OrganizationId organization,
      Query write,
      ResultQuery<?> question,
      Function<? super Record, ? extends T> row) {
    var trip = trip(organization);
    trip.add(Statement.of(write), Trip.ANY);
    var answer = trip.add(Statement.of(question), Trip.ANY);
    send(trip);
    return answer.result().stream().<T>map(row).toList();
  }

  /** The same with what belongs to no studio. */
  public <T> List<T> writeAndAsk(
      Query write, ResultQuery<?> question, Function<? super Record, ? extends T> row) {
    var trip = new Trip("keys");
    trip.add(Statement.of(write), Trip.ANY);
    var answer = trip.add(Statement.of(question), Trip.ANY);
    send(trip);
    return answer.result().stream().<T>map(row).toList();
  }

  public void write(OrganizationId organization, Query write) {
    var trip = trip(organization);
    trip.add(Statement.of(write), Trip.ANY);
    send(trip);
  }

  private static Trip trip(OrganizationId organization) {
    var trip = new Trip("keys");
    // Until the end of the trip.
    trip.add(
        Statement.of(
            select(
                field(
                    "set_config({0}, {1}, true)",
                    String.class,
                    inline("app.current_organization_id"),
                    val(organization.value().toString())))),
        Trip.ANY);
    return trip;
  }

  private void send(Trip trip) {
    try (var connection = dataSource.getConnection()) {
      trip.send(connection);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }
}
