package studio.booking.audit.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.audit.domain.LogCheck.What;
import studio.booking.audit.domain.Root;
import studio.booking.audit.domain.RootStore;
import studio.booking.operations.PartlyFailed;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.jooq.TestDatabase;

/** What is kept of the log outside the database, and what becomes of it when something fails. */
class RootsOutsideTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private final Random random = new Random(Long.getLong("booking.seed", 1));
  private final SealedLog log = new SealedLog(database);

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void what_was_sealed_and_not_kept_outside_is_kept_there_later() {
    var folder = log.roots;
    log.write(10, random);
    log.roots = new Broken(folder);
    assertThatThrownBy(log::seal).isInstanceOf(PartlyFailed.class);
    assertThat(log.verify().findings()).isEmpty();
    assertThat(log.verify().entries()).isEqualTo(10);

    // Nothing more is sealed until it is made up for.
    log.write(10, random);
    assertThatThrownBy(log::seal).isInstanceOf(PartlyFailed.class);
    assertThat(log.verify().entries()).isEqualTo(10);

    log.roots = folder;
    log.seal();
    var check = log.verify();
    assertThat(check.findings()).isEmpty();
    assertThat(check.entries()).isEqualTo(20);
    assertThat(check.roots()).isEqualTo(2);
  }

  @Test
  void half_a_line_was_never_written() throws Exception {
    log.write(4, random);
    log.seal();
    var file = log.folder.resolve(log.studio.value() + ".ndjson");
    Files.writeString(file, "{\"batch\":2,\"last", StandardOpenOption.APPEND);
    assertThat(log.verify().findings()).isEmpty();

    log.write(4, random);
    log.seal();

    assertThat(log.verify().findings()).isEmpty();
    assertThat(log.verify().roots()).isEqualTo(2);
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void a_log_whose_end_is_gone_is_not_gone_on_with() throws SQLException {
    log.fill(random);
    var all = "organization_id = '%s'".formatted(log.studio.value());
    try (var connection = database.superuser().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute("delete from audit.seal where " + all + " and batch = 5");
      statement.execute("delete from audit.batch where " + all + " and number = 5");
    }

    assertThat(SealedLog.wrong(log.verify())).contains(What.CUT_OFF);
    assertThatThrownBy(log::seal)
        .isInstanceOf(PartlyFailed.class)
        .rootCause()
        .hasMessageContaining("Batch 5");
  }

  @Test
  void what_is_kept_outside_is_compared() throws Exception {
    log.fill(random);
    var file = log.folder.resolve(log.studio.value() + ".ndjson");
    var lines = Files.readAllLines(file);

    Files.writeString(
        file, String.join("\n", lines).replaceFirst("\"chain\":\"..", "\"chain\":\"00") + "\n");
    assertThat(SealedLog.wrong(log.verify())).containsExactly(What.ROOT_DIFFERS);
    Files.writeString(file, "no root\n" + String.join("\n", lines) + "\n");
    assertThat(SealedLog.wrong(log.verify())).containsExactly(What.ROOTS_UNREADABLE);
    Files.write(file, List.of(lines.get(0), lines.get(2)));
    assertThat(SealedLog.wrong(log.verify())).containsExactly(What.ROOT_DIFFERS);
    // Put away up to some batch, and behind by some: neither is wrong.
    Files.write(file, lines.subList(2, 4));
    assertThat(log.verify().findings()).isEmpty();
    Files.delete(file);
    assertThat(log.verify().findings()).isEmpty();
  }

  /** Can be read, and nothing can be added. */
  private record Broken(RootStore store) implements RootStore {
    @Override
    public Roots read(OrganizationId studio) {
      return store.read(studio);
    }

    @Override
    public Optional<Root> last(OrganizationId studio) {
      return store.last(studio);
    }

    @Override
    public void add(OrganizationId studio, List<Root> roots) {
      throw new IllegalStateException("No room on the disk");
    }

    @Override
    public List<OrganizationId> studios() {
      return store.studios();
    }
  }
}
