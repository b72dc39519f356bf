package studio.booking.shared.jooq;

import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * Makes the jOOQ that units of work write SQL and read rows with. It knows no connection, so nobody
 * can run a statement past the unit of work.
 */
public final class Rendering {
  static {
    // Its greeting would be the first thing in every log.
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  private Rendering() {}

  public static DSLContext postgres() {
    return DSL.using(
        SQLDialect.POSTGRES,
        new Settings()
            .withExecuteLogging(false)
            .withFetchWarnings(false)
            .withReflectionCaching(true));
  }
}
