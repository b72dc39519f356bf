package studio.booking.audit.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.audit.domain.LogCheck.What;
import studio.booking.shared.jooq.TestDatabase;

/** Whoever has the database alone alters nothing of the log unnoticed. */
class TamperingTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final int ALTERATIONS = Boolean.getBoolean("booking.long") ? 2_000 : 200;

  private final long seed = Long.getLong("booking.seed", System.nanoTime());

  @Test
  void whatever_is_altered_is_found() throws SQLException {
    System.out.println("TamperingTest: -Dbooking.seed=" + seed);
    var random = new Random(seed);
    var found = new TreeMap<What, Integer>();
    // Nor is whoever may do everything held up by a check.
    database.execute(
        "alter table audit.batch drop constraint only_the_first_batch_follows_none",
        "alter table audit.batch drop constraint batch_check");
    try (var log = new SealedLog(database);
        var connection = database.superuser().getConnection();
        var statement = connection.createStatement()) {
      log.fill(random);
      connection.setAutoCommit(false);

      for (int i = 0; i < ALTERATIONS; i++) {
        // Neither triggers nor foreign keys, as whoever may do everything can have it.
        statement.execute("set local session_replication_role = replica");
        var done = new Tampering(connection, log, random).something();
        var check = log.verify(connection);
        connection.rollback();

        assertThat(check.isSound()).as("%d of seed %d: %s", i, seed, done).isFalse();
        for (var what : SealedLog.wrong(check)) found.merge(what, 1, Integer::sum);
      }

      var untouched = log.verify();
      assertThat(untouched.findings()).isEmpty();
      assertThat(untouched.problems()).isZero();
      assertThat(untouched.entries()).isEqualTo(50);
      assertThat(untouched.waiting()).isEqualTo(3);
      assertThat(untouched.batches()).isEqualTo(untouched.roots()).isEqualTo(5);
    }
    System.out.println("TamperingTest found " + found);
    assertThat(found)
        .containsKeys(
            What.ENTRY_CHANGED,
            What.ENTRY_MISSING,
            What.NUMBER_MISSING,
            What.NUMBER_WITHOUT_BATCH,
            What.BATCH_MISSING,
            What.BATCH_CHANGED,
            What.SEALS_CHANGED,
            What.SIGNATURE_WRONG,
            What.ROOT_DIFFERS,
            What.CUT_OFF,
            What.ENTRY_PUT_IN,
            What.ENTRY_BACKDATED);
  }
}
