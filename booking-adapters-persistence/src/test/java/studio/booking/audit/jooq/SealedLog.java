package studio.booking.audit.jooq;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import studio.booking.audit.application.SealAuditLog;
import studio.booking.audit.application.SealBatch;
import studio.booking.audit.application.VerifyAuditLog;
import studio.booking.audit.application.VerifyAuditLog.EntryTimes;
import studio.booking.audit.domain.Batch;
import studio.booking.audit.domain.LogCheck;
import studio.booking.audit.domain.RootStore;
import studio.booking.audit.domain.Signatures;
import studio.booking.audit.storage.RootFiles;
import studio.booking.audit.tink.TinkSignatures;
import studio.booking.operations.Job.Report;
import studio.booking.shared.Caller;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.JooqUnitOfWork;
import studio.booking.shared.jooq.Lobby;
import studio.booking.shared.jooq.TestDatabase;

/** A studio's log, written by hand at times of one's choosing, and sealed as the program does. */
final class SealedLog implements AutoCloseable {
  static final String KEYSET = TinkSignatures.makeKeyset();

  private static final long VERSION_7 = 0x7000;
  private static final long VARIANT = 0x8000000000000000L;

  final OrganizationId studio = new OrganizationId(Ids.next());
  final Signatures signatures = TinkSignatures.of(KEYSET);
  final Path folder;
  RootStore roots;
  Instant now = Instant.now().minus(Duration.ofHours(12));

  private final TestDatabase database;
  private final InstantSource realTime = () -> now;

  SealedLog(TestDatabase database) {
    this.database = database;
    try {
      folder = Files.createTempDirectory("booking-roots");
      roots = new RootFiles(folder);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Time-ordered, as the program's are, but of another time. */
  static UUID idOf(Instant at, Random random) {
    return new UUID(
        at.toEpochMilli() << 16 | VERSION_7 | random.nextInt(0x1000),
        random.nextLong() >>> 2 | VARIANT);
  }

  /** Adds an entry to the transaction of the connection. */
  UUID write(Connection connection, Instant at, Random random) throws SQLException {
    var id = idOf(at, random);
    try (var insert =
        connection.prepareStatement(
            """
            insert into audit.entry (organization_id, at, id, actor_id, actor_role, action, outcome,
              subject_type, subject_id, client_id, request_id, details)
            values (?, ?, ?, ?, 'coach', ?, 'ALLOWED', 'client', ?, ?, ?, ?::jsonb)
            """)) {
      insert.setObject(1, studio.value());
      insert.setObject(2, at.atOffset(ZoneOffset.UTC));
      insert.setObject(3, id);
      insert.setObject(4, random.nextInt(5) == 0 ? null : idOf(at, random));
      insert.setObject(5, random.nextBoolean() ? "PII_ACCESS" : "BOOKING_CANCELLED");
      insert.setObject(6, random.nextBoolean() ? null : idOf(at, random));
      insert.setObject(7, random.nextBoolean() ? null : idOf(at, random));
      insert.setObject(8, random.nextBoolean() ? null : "request " + random.nextInt());
      insert.setObject(9, "{\"b\": \"%d\", \"a\": \"x\"}".formatted(random.nextInt()));
      insert.executeUpdate();
    }
    return id;
  }

  /** So many entries in some transactions, the last of them now. */
  void write(int entries, Random random) {
    int together = entries > 100 ? 100 : 2;
    try (var connection = database.superuser().getConnection()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < entries; i++) {
        write(connection, now.minusMillis(entries - i), random);
        if (i % together == together - 1) connection.commit();
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Several batches over half a day, and some entries that have yet to be sealed. */
  void fill(Random random) {
    for (int i = 0; i < 5; i++) {
      write(4 + 3 * i, random);
      seal();
      now = now.plus(Duration.ofHours(2));
    }
    write(3, random);
  }

  /** The job, for this studio. */
  Report seal() {
    return job(database.unitOfWork()).run(studio, () -> false);
  }

  SealAuditLog job(JooqUnitOfWork db) {
    var seals = seals(db);
    return new SealAuditLog(
        seals,
        new SealBatch(seals, signatures) {
          @Override
          public java.util.Optional<Batch> seal(Caller caller) {
            return db.run(caller, () -> super.seal(caller));
          }
        },
        signatures,
        roots,
        db);
  }

  JooqSeals seals(JooqUnitOfWork db) {
    return new JooqSeals(db, new Lobby(database.program()), realTime);
  }

  LogCheck verify() {
    return verify(database.unitOfWork());
  }

  private LogCheck verify(JooqUnitOfWork db) {
    var verify = new VerifyAuditLog(seals(db), signatures, roots, new EntryTimes(true));
    return db.ask(admin(), () -> verify.verify(admin()));
  }

  /** In the transaction of the connection, of which nobody else sees anything. */
  LogCheck verify(Connection connection) throws SQLException {
    return onlyHere(connection, this::verify);
  }

  <T> T asAdmin(Connection connection, Function<JooqUnitOfWork, T> question) throws SQLException {
    return onlyHere(connection, db -> db.ask(admin(), () -> question.apply(db)));
  }

  private static <T> T onlyHere(Connection connection, Function<JooqUnitOfWork, T> question)
      throws SQLException {
    var only = new SingleConnectionDataSource(connection, true);
    var answer = question.apply(TestDatabase.unitOfWork(only));
    // Units of work leave their role behind until the transaction ends.
    try (var statement = connection.createStatement()) {
      statement.execute("set local role none");
    }
    return answer;
  }

  private Caller admin() {
    return new Caller(
        studio, new PersonId(Ids.next()), Set.of(Role.ADMIN), new Caller.Request("test", null));
  }

  static List<LogCheck.What> wrong(LogCheck check) {
    return check.findings().stream().map(LogCheck.Finding::what).distinct().toList();
  }

  @Override
  public void close() {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
