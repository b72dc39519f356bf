package studio.booking.shared.jooq;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import studio.booking.shared.IdempotencyKeys.Taken;
import studio.booking.shared.UnitOfWork.Busy;

/** Tells apart what went wrong with a trip. */
final class Failures {
  private static final SQLExceptionTranslator TRANSLATOR = new SQLStateSQLExceptionTranslator();

  private Failures() {}

  static RuntimeException of(SQLException e) {
    // What the pool says when all connections are in use, or none can be opened.
    if (e instanceof SQLTransientConnectionException) return new Busy("No connection in time", e);
    var state = e.getSQLState() == null ? "" : e.getSQLState();
    return switch (state) {
      // unique_violation, exclusion_violation, deadlock_detected, serialization_failure; and
      // foreign_key_violation: what a row in the same trip points at was not inserted after all.
      case "23505", "23P01", "40P01", "40001", "23503" -> new LostRace(state, e);
      // lock_not_available, query_canceled
      case "55P03", "57014" -> new Busy("The database did not answer in time", e);
      // admin_shutdown, crash_shutdown, cannot_connect_now, idle_session_timeout
      case "57P01", "57P02", "57P03", "57P05", "25P03" ->
          new Busy("The database ended the connection", e);
      case JooqIdempotencyKeys.IN_USE -> new Taken(Taken.Because.IN_USE, null);
      default -> {
        if (state.startsWith("08")) yield new Busy("The database is not there", e);
        var translated = TRANSLATOR.translate("trip", null, e);
        yield translated != null ? translated : new IllegalStateException(e);
      }
    };
  }
}
