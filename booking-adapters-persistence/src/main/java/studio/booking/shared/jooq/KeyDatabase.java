package studio.booking.shared.jooq;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.ResultQuery;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;

/**
 * The database apart in which keys are. Each trip is a transaction of its own, for one studio,
 * whatever unit of work is open and however that ends.
 */
public final class KeyDatabase {
  private static final String ROLE = "keys";

  /** Until the end of the trip. */
  private static final Template<Caller> TENANT =
      Template.of(
          in ->
              select(
                  field(
                      "set_config({0}, {1}, true)",
                      String.class,
                      inline("app.current_organization_id"),
                      in.text(caller -> caller.organization().value().toString()))));

  private final DataSource dataSource;

  public KeyDatabase(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  public <V, T> List<T> ask(
      OrganizationId organization,
      Template<V> question,
      V values,
      Function<? super Record, ? extends T> row) {
    return ask(trip(organization), question.filled(system(organization), values), row);
  }

  public <T> List<T> ask(
      OrganizationId organization,
      ResultQuery<?> question,
      Function<? super Record, ? extends T> row) {
    return ask(trip(organization), Statement.of(question), row);
  }

  /** Asks for what belongs to no studio. */
  public <T> List<T> ask(ResultQuery<?> question, Function<? super Record, ? extends T> row) {
    return ask(new Trip(ROLE), Statement.of(question), row);
  }

  /** Writes, and then asks, in one trip. */
  public <V, T> List<T> writeAndAsk(
      OrganizationId organization,
      Query write,
      Template<V> question,
      V values,
      Function<? super Record, ? extends T> row) {
    var trip = trip(organization);
    trip.add(Statement.of(write), Trip.ANY);
    return ask(trip, question.filled(system(organization), values), row);
  }

  /** The same with what belongs to no studio. */
  public <T> List<T> writeAndAsk(
      Query write, ResultQuery<?> question, Function<? super Record, ? extends T> row) {
    var trip = new Trip(ROLE);
    trip.add(Statement.of(write), Trip.ANY);
    return ask(trip, Statement.of(question), row);
  }

  /**
   * Writes.
   *
   * @return how many rows
   */
  public int write(OrganizationId organization, Query write) {
    return write(trip(organization), write);
  }

  /** Writes what belongs to no studio. */
  public int write(Query write) {
    return write(new Trip(ROLE), write);
  }

  private int write(Trip trip, Query write) {
    var written = trip.add(Statement.of(write), Trip.ANY);
    send(trip);
    return written.rows();
  }

  private <T> List<T> ask(
      Trip trip, Statement question, Function<? super Record, ? extends T> row) {
    var answer = trip.add(question, Trip.ANY);
    send(trip);
    return answer.result().stream().<T>map(row).toList();
  }

  private static Trip trip(OrganizationId organization) {
    var trip = new Trip(ROLE);
    var system = system(organization);
    trip.add(TENANT.filled(system, system), Trip.ANY);
    return trip;
  }

  private static Caller system(OrganizationId organization) {
    return Caller.system(organization, ROLE);
  }

  private void send(Trip trip) {
    try (var connection = dataSource.getConnection()) {
      trip.send(connection);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }
}
