package studio.booking.audit.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.audit.domain.LogCheck.What;
import studio.booking.audit.domain.Root;
import studio.booking.audit.domain.RootStore;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.jooq.TestDatabase;

/** Entries are written by whoever comes, and sealed one after the other. */
class SealingOnPostgresTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final boolean LONG = Boolean.getBoolean("booking.long");
  private static final int WRITERS = 8;
  private static final int TRANSACTIONS = LONG ? 400 : 40;
  private static final int MANY = Integer.getInteger("booking.entries", LONG ? 200_000 : 4_500);

  private final long seed = Long.getLong("booking.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final SealedLog log = new SealedLog(database);

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void two_write_at_once_and_the_one_who_is_late_is_sealed_later() throws SQLException {
    log.now = Instant.now();
    try (var early = open();
        var late = open()) {
      var before = write(early);
      early.commit();
      var held = write(late);
      // Who has written and not committed keeps nobody waiting.
      var meanwhile = write(early);
      early.commit();

      sealAsFarAsPossible(1);
      assertThat(sealed()).containsExactly(before);
      late.commit();
      sealAsFarAsPossible(3);

      assertThat(sealed()).containsExactly(before, held, meanwhile);
      assertThat(log.verify().findings()).isEmpty();
    }
  }

  @Test
  void of_many_writers_of_whatever_duration_none_is_skipped() throws Exception {
    System.out.println("SealingOnPostgresTest: -Dbooking.seed=" + seed);
    log.now = Instant.now();
    var committed = ConcurrentHashMap.<UUID>newKeySet();
    var done = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var sealer =
          threads.submit(
              () -> {
                while (!done.get()) log.seal();
                return null;
              });
      var writers = new ArrayList<Callable<Void>>();
      for (int i = 0; i < WRITERS; i++) {
        var its = new Random(random.nextLong());
        writers.add(() -> writeNowAndThen(its, committed));
      }
      for (var writer : threads.invokeAll(writers)) writer.get();
      done.set(true);
      sealer.get();
    }
    sealAsFarAsPossible(committed.size());

    var sealed = sealed();
    assertThat(sealed).doesNotHaveDuplicates();
    assertThat(Set.copyOf(sealed)).isEqualTo(committed);
    var check = log.verify();
    assertThat(check.findings()).isEmpty();
    assertThat(check.batches()).as("nothing was sealed meanwhile").isGreaterThan(3);
  }

  private Void writeNowAndThen(Random its, Set<UUID> committed) throws Exception {
    try (var connection = open()) {
      for (int i = 0; i < TRANSACTIONS; i++) {
        var written = new HashSet<UUID>();
        for (int n = its.nextInt(3); n >= 0; n--) {
          written.add(log.write(connection, Instant.now(), its));
          Thread.sleep(its.nextInt(its.nextInt(10) == 0 ? 40 : 6));
        }
        if (its.nextInt(8) == 0) {
          connection.rollback();
        } else {
          connection.commit();
          committed.addAll(written);
        }
      }
    }
    return null;
  }

  @Test
  void two_who_seal_at_once_make_one_log() throws Exception {
    log.write(200, random);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var sealers = new ArrayList<Callable<Object>>();
      for (int i = 0; i < 6; i++) sealers.add(log::seal);
      for (var sealer : threads.invokeAll(sealers)) sealer.get();
    }
    sealAsFarAsPossible(200);

    assertThat(log.verify().entries()).isEqualTo(200);
    assertThat(log.verify().findings()).isEmpty();
  }

  @Test
  void more_than_a_set_is_sealed_set_by_set() {
    log.now = Instant.now();
    database.execute(
        """
        insert into audit.entry
          (organization_id, at, id, actor_role, action, outcome, subject_type, details)
        select '%s', clock_timestamp(), uuidv7(), 'client', 'BOOKED', 'ALLOWED', 'booking',
          jsonb_build_object('number', number::text)
        from generate_series(1, %d) number
        """
            .formatted(log.studio.value(), MANY));
    long begun = System.nanoTime();
    long left = MANY;
    for (int i = 0; i < 200 && left > 0; i++) left -= log.seal().counts().get("sealed");
    long sealed = System.nanoTime();
    var check = log.verify();
    System.out.printf(
        "%d entries are sealed in %d ms and verified in %d ms%n",
        MANY, (sealed - begun) / 1_000_000, (System.nanoTime() - sealed) / 1_000_000);

    assertThat(check.findings()).isEmpty();
    assertThat(check.entries()).isEqualTo(MANY);
    assertThat(check.batches()).isEqualTo((MANY + 1_999) / 2_000);
  }

  @Test
  void entries_that_nobody_seals_are_noticed() {
    log.write(3, random);
    assertThat(log.verify().findings()).isEmpty();

    log.now = log.now.plus(Duration.ofMinutes(6));

    assertThat(SealedLog.wrong(log.verify())).containsExactly(What.SEALING_BEHIND);
  }

  @Test
  void a_copy_that_counts_its_transactions_anew_goes_on() throws SQLException {
    log.fill(random);
    // As if all of that had been written in a database that was much further.
    var far = 1_000_000_000_000L;
    var all = "organization_id = '%s'".formatted(log.studio.value());
    try (var connection = database.superuser().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute("delete from audit.seal where " + all);
      statement.execute("delete from audit.batch where " + all);
      statement.execute(
          "update audit.entry set written_in = written_in + %d where %s".formatted(far, all));
    }
    log.roots = new Nowhere();
    sealWith(far);
    assertThat(log.verify().findings()).isEmpty();
    long sealed = log.verify().entries();

    log.now = Instant.now();
    log.write(5, random);
    assertThat(log.verify().findings()).isEmpty();
    sealAsFarAsPossible((int) sealed + 5);

    assertThat(log.verify().findings()).isEmpty();
    assertThat(log.seals(database.unitOfWork()).toSeal()).doesNotContain(log.studio);
  }

  /** Seals what is there as the database would have that it came from. */
  private void sealWith(long far) {
    var db = database.unitOfWork();
    var system = studio.booking.shared.Caller.system(log.studio, "test");
    var there =
        new JooqSeals(db, new studio.booking.shared.jooq.Lobby(database.program()), () -> log.now) {
          @Override
          public studio.booking.shared.Later<Moment> moment() {
            return super.moment()
                .map(it -> new Moment(it.horizon() + far, it.next() + far, it.now()));
          }
        };
    db.run(
        system,
        () -> new studio.booking.audit.application.SealBatch(there, log.signatures).seal(system));
  }

  @Test
  void the_scout_knows_where_there_is_something_to_seal() throws SQLException {
    var seals = log.seals(database.unitOfWork());
    assertThat(seals.toSeal()).doesNotContain(log.studio);
    log.write(1, random);
    for (int i = 0; i < 200 && !seals.toSeal().contains(log.studio); i++) pause();
    assertThat(seals.toSeal()).contains(log.studio);
    sealAsFarAsPossible(1);
    assertThat(seals.toSeal()).doesNotContain(log.studio);
    assertThat(seals.withBatches()).contains(log.studio);
  }

  @Test
  void nobody_chooses_the_transaction_and_nobody_alters_seals() {
    var entry =
        """
        insert into audit.entry (organization_id, at, id, actor_role, action, outcome, subject_type, written_in)
        values ('%s', now(), gen_random_uuid(), 'client', 'BOOKED', 'ALLOWED', 'booking', 1)
        """
            .formatted(log.studio.value());
    assertThatThrownBy(() -> as("booking_system", entry)).hasMessageContaining("permission denied");
    log.write(2, random);
    log.seal();
    for (var sql :
        List.of(
            "update audit.seal set batch = batch",
            "delete from audit.batch",
            "truncate audit.seal cascade")) {
      assertThatThrownBy(() -> as("booking_system", sql)).hasMessageContaining("permission denied");
      assertThatThrownBy(() -> database.execute(sql)).hasMessageContaining("append-only");
    }
    assertThatThrownBy(() -> as("booking_admin", "insert into audit.seal select * from audit.seal"))
        .hasMessageContaining("permission denied");
  }

  private void as(String role, String sql) throws SQLException {
    try (var connection = database.superuser().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("set role " + role);
      statement.execute("set app.current_organization_id = '%s'".formatted(log.studio.value()));
      statement.execute(sql);
    }
  }

  private Connection open() throws SQLException {
    var connection = database.superuser().getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private UUID write(Connection connection) throws SQLException {
    return log.write(connection, log.now, random);
  }

  /** Transactions elsewhere on the server may hold it up for a moment. */
  private void sealAsFarAsPossible(int entries) throws SQLException {
    for (int i = 0; i < 200 && sealed().size() < entries; i++) {
      log.seal();
      if (sealed().size() < entries) pause();
    }
    assertThat(sealed()).hasSize(entries);
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<UUID> sealed() throws SQLException {
    try (var connection = database.superuser().getConnection();
        var query =
            connection.prepareStatement(
                "select entry_id, number from audit.seal where organization_id = ? order by"
                    + " number")) {
      query.setObject(1, log.studio.value());
      var ids = new ArrayList<UUID>();
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getObject(1, UUID.class));
          assertThat(rows.getLong(2)).isEqualTo(ids.size());
        }
      }
      return ids;
    }
  }

  /** Keeps nothing. */
  private record Nowhere() implements RootStore {
    @Override
    public Roots read(OrganizationId studio) {
      return new Roots() {
        @Override
        public Root next() {
          return null;
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public Optional<Root> last(OrganizationId studio) {
      return Optional.empty();
    }

    @Override
    public void add(OrganizationId studio, List<Root> roots) {}

    @Override
    public List<OrganizationId> studios() {
      return List.of();
    }
  }
}
