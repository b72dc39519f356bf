package studio.booking.wiring;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import studio.booking.wiring.DatabaseServer.Login;

/** Why the database can't be used, and what to do about it: a line for whoever set it up. */
final class DatabaseTrouble {
  private DatabaseTrouble() {}

  /** As whom it was tried, and what went wrong. */
  static Refusal of(Login login, Throwable failure) {
    var said = sql(failure);
    var words = firstLine(said == null ? root(failure) : said);
    return new Refusal(
        "The database can't be used as %s: %s%s"
            .formatted(login, words.endsWith(".") ? words : words + ".", advice(said)),
        failure);
  }

  /** The same of the database of keys. */
  static Refusal ofKeys(Login login, Throwable failure) {
    var refusal = of(login, failure);
    var words = String.valueOf(refusal.getMessage()).replace("DATABASE_", "KEYS_DATABASE_");
    return new Refusal(words, failure);
  }

  private static String advice(@Nullable SQLException said) {
    var state = said == null ? null : said.getSQLState();
    if (state == null) return "";
    if (state.startsWith("08")) return " Does PostgreSQL run there, and is DATABASE_URL right?";
    if (state.startsWith("28")) return " Check this user name and its password.";
    return switch (state) {
      case "3D000" -> " Create the database first, owned by DATABASE_OWNER_USERNAME.";
      case "42501" -> " DATABASE_OWNER_USERNAME has to own the database, and needs CREATEROLE.";
      case "53300" -> " Let the server have more connections, or set DATABASE_CONNECTIONS.";
      default -> "";
    };
  }

  private static @Nullable SQLException sql(Throwable failure) {
    SQLException innermost = null;
    for (var at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql && sql.getSQLState() != null) innermost = sql;
    }
    return innermost;
  }

  private static Throwable root(Throwable failure) {
    var at = failure;
    while (at.getCause() != null) at = at.getCause();
    return at;
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
