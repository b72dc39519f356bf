package studio.booking.directory.jooq;

import studio.booking.directory.Guardians;
import studio.booking.shared.jooq.Db;

/** The directory's answer to other modules, for their tests. */
public final class GuardiansOnPostgres {
  private GuardiansOnPostgres() {}

  public static Guardians of(Db db) {
    return new JooqGuardianships(db);
  }
}
