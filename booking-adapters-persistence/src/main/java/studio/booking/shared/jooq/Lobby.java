package studio.booking.shared.jooq;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.springframework.stereotype.Component;

/**
 * The database before it is known which studio is meant. Whoever asks here enters a role that sees
 * just the few columns over all studios that tell which one it is; all else is for a unit of work.
 */
@Component
public class Lobby {
  /** As whom to ask. */
  public enum Door {
    /** Which person of which studio signs in, and which studio a public address is of. */
    SIGN_IN("booking_signin"),
    /** In which studios there is work to do. */
    SCOUT("booking_scout");

    private final String role;

    Door(String role) {
      this.role = role;
    }
  }

  private final DataSource dataSource;

  public Lobby(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Asks in one trip, on a connection of its own. */
  public <T> List<T> ask(
      Door door, ResultQuery<?> question, Function<? super Record, ? extends T> row) {
    var trip = new Trip(door.role);
    // Until the end of the trip, which is a transaction of its own.
    trip.add(
        Statement.of(
            select(
                field(
                    "set_config({0}, {1}, true)",
                    String.class, inline("role"), inline(door.role)))),
        Trip.ANY);
    var answer = trip.add(Statement.of(question), Trip.ANY);
    try (var connection = dataSource.getConnection()) {
      trip.send(connection);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
    return answer.result().stream().<T>map(row).toList();
  }
}
