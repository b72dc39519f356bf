package studio.booking.audit.jooq;

import static java.time.ZoneOffset.UTC;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import studio.booking.audit.domain.Batch;
import studio.booking.audit.domain.Digest;
import studio.booking.audit.domain.MerkleTree;
import studio.booking.audit.domain.Signatures;
import studio.booking.audit.tink.TinkSignatures;

/** What somebody might do to a log who can do anything in the database, and nothing elsewhere. */
final class Tampering {
  private static final Signatures OWN_KEY = TinkSignatures.of(TinkSignatures.makeKeyset());

  private static final List<String> ENTRY_COLUMNS =
      List.of(
          "organization_id",
          "at",
          "id",
          "actor_id",
          "actor_role",
          "action",
          "outcome",
          "subject_type",
          "subject_id",
          "client_id",
          "request_id",
          "details",
          "written_in");

  private static final List<String> SEAL_COLUMNS =
      List.of("organization_id", "number", "batch", "entry_at", "entry_id", "hash");

  private static final List<String> BATCH_COLUMNS =
      List.of(
          "organization_id",
          "number",
          "first_entry",
          "last_entry",
          "sealed_below",
          "caught_up",
          "restarted",
          "sealed_at",
          "root",
          "previous",
          "chain",
          "signature");

  private final Connection connection;
  private final SealedLog log;
  private final Random random;

  Tampering(Connection connection, SealedLog log, Random random) {
    this.connection = connection;
    this.log = log;
    this.random = random;
  }

  /** Does something, and says what. */
  String something() throws SQLException {
    return switch (random.nextInt(14)) {
      case 0, 1, 2 -> alter("entry", sealedEntry(), ENTRY_COLUMNS);
      case 3 -> alter("seal", "number = " + number(), SEAL_COLUMNS);
      case 4 -> alter("batch", "number = " + batchNumber(), BATCH_COLUMNS);
      case 5 -> delete();
      case 6 -> insert();
      case 7 -> swapEntries();
      case 8 -> swapSeals();
      case 9 -> cutOff();
      case 10 -> signAnew();
      case 11 -> rewrite();
      case 12 -> putSealIn();
      default -> removeTraces();
    };
  }

  private String alter(String table, String which, List<String> columns) throws SQLException {
    var column = columns.get(random.nextInt(columns.size()));
    var as =
        switch (column) {
          case "at", "entry_at", "sealed_at" ->
              random.nextInt(10) == 0
                  ? "'infinity'::timestamptz"
                  : "%s + %d * interval '1 microsecond'".formatted(column, 1 + random.nextInt());
          case "organization_id", "id", "actor_id", "subject_id", "client_id", "entry_id" ->
              "'%s'::uuid".formatted(SealedLog.idOf(sometime(), random));
          case "actor_role" -> random.nextBoolean() ? "'client'" : "'nobody we know'";
          case "action" -> "'A' || action";
          case "outcome" -> "case outcome when 'ALLOWED' then 'REFUSED' else 'ALLOWED' end";
          case "subject_type" -> "'booking'";
          case "request_id" -> "coalesce(request_id, '') || 'x'";
          case "details" -> details();
          case "number", "first_entry", "last_entry", "written_in", "sealed_below", "batch" ->
              "%s + %d".formatted(column, 1 + random.nextInt(1_000));
          case "caught_up", "restarted" -> "not " + column;
          case "hash", "root", "previous", "chain", "signature" ->
              "set_byte(%1$s, %2$d %% length(%1$s), (get_byte(%1$s, %2$d %% length(%1$s)) + %3$d) %% 256)"
                  .formatted(column, random.nextInt(200), 1 + random.nextInt(255));
          default -> throw new IllegalStateException(column);
        };
    var sql = "update audit.%s set %s = %s where %s".formatted(table, column, as, where(which));
    run(sql, 1);
    return sql;
  }

  private String details() {
    return switch (random.nextInt(5)) {
      case 0 -> "details || '{\"c\": \"1\"}'";
      case 1 -> "details - 'a'";
      case 2 -> "jsonb_build_array(details)";
      case 3 -> "'null'::jsonb";
      default -> "jsonb_set(details, '{b}', to_jsonb((details ->> 'b')::int))";
    };
  }

  private String delete() throws SQLException {
    return switch (random.nextInt(4)) {
      case 0 -> run("delete from audit.entry where " + where(sealedEntry()), 1);
      case 1 -> run("delete from audit.seal where " + where("number = " + number()), 1);
      case 2 -> run("delete from audit.batch where " + where("number = " + batchNumber()), 1);
      default -> {
        long number = number();
        run("delete from audit.entry where " + where(entryOf(number)), 1);
        yield run("delete from audit.seal where " + where("number = " + number), 1);
      }
    };
  }

  /** An entry that is as good as any of that time. */
  private String insert() throws SQLException {
    var at = sometime();
    var id = log.write(connection, at, random);
    if (random.nextBoolean()) {
      run(
          "update audit.entry set written_in = (select written_in from audit.entry where %s) where %s"
              .formatted(where(sealedEntry()), where("id = '" + id + "'")),
          1);
    }
    return "an entry is put in at " + at;
  }

  private Instant sometime() throws SQLException {
    var first = instant("select min(sealed_at) from audit.batch where " + where("true"));
    var last = instant("select max(sealed_at) from audit.batch where " + where("true"));
    var span = Duration.between(first, last.minus(Duration.ofMinutes(11)));
    return first.plusMillis((long) (random.nextDouble() * span.toMillis()));
  }

  private String swapEntries() throws SQLException {
    var one = entryOf(number());
    var other = entryOf(number());
    while (other.equals(one)) other = entryOf(number());
    var column = random.nextBoolean() ? "details" : "id";
    run(
        "create temp table swapped on commit drop as select "
            + column
            + " as was from audit.entry where "
            + where(one),
        -1);
    var otherId = text("select id from audit.entry where " + where(other));
    var oneId = text("select id from audit.entry where " + where(one));
    if (column.equals("id")) {
      var between = SealedLog.idOf(sometime(), random);
      run("update audit.entry set id = '%s' where %s".formatted(between, where(one)), 1);
      run(
          "update audit.entry set id = '%s' where %s"
              .formatted(oneId, where("id = '" + otherId + "'")),
          1);
      run(
          "update audit.entry set id = '%s' where %s"
              .formatted(otherId, where("id = '" + between + "'")),
          1);
    } else {
      run(
          "update audit.entry set details = (select details from audit.entry where %s) where %s"
              .formatted(where(other), where(one)),
          1);
      run("update audit.entry set details = (select was from swapped) where " + where(other), 1);
    }
    return "swapped %s of %s and %s".formatted(column, oneId, otherId);
  }

  private String swapSeals() throws SQLException {
    long one = number();
    long other = number();
    while (other == one) other = number();
    run("update audit.seal set number = 1000000 where " + where("number = " + one), 1);
    run("update audit.seal set number = %d where %s".formatted(one, where("number = " + other)), 1);
    run(
        "update audit.seal set number = %d where %s".formatted(other, where("number = 1000000")),
        1);
    return "swapped seals %d and %d".formatted(one, other);
  }

  /** The end of the log, as if it had never been. */
  private String cutOff() throws SQLException {
    long batch = batchNumber();
    boolean all = random.nextInt(5) == 0;
    int how = random.nextInt(3);
    var batches = all ? "true" : "batch >= " + batch;
    var sealed = "id in (select entry_id from audit.seal where %s)";
    // What has yet to be sealed may go with it.
    if (how > 1)
      run("delete from audit.entry where " + where("not " + sealed.formatted("true")), -1);
    run("delete from audit.entry where " + where(sealed.formatted(where(batches))), -1);
    run("delete from audit.seal where " + where(batches), -1);
    if (how > 0) {
      run("delete from audit.batch where " + where(batches.replace("batch", "number")), -1);
    }
    return "cut off at " + (all ? "the beginning" : batch) + ", " + how;
  }

  private String signAnew() throws SQLException {
    long number = batchNumber();
    var batch = batch(number);
    return sign("signed anew", batch, batch.root());
  }

  /** An entry, its seal and its batch, each fitting the others, but without our key. */
  private String rewrite() throws SQLException {
    long number = number();
    run("update audit.entry set action = 'A' || action where " + where(entryOf(number)), 1);
    var entry =
        log.asAdmin(connection, db -> log.seals(db).sealed(number - 1, 1).get()).getFirst().entry();
    run(
        "update audit.seal set hash = decode('%s', 'hex') where %s"
            .formatted(entry.hash().hex(), where("number = " + number)),
        1);
    if (random.nextBoolean()) return "rewrote " + number + " and its seal";
    long of =
        Long.parseLong(text("select batch from audit.seal where " + where("number = " + number)));
    var tree = new MerkleTree();
    try (var rows =
        connection
            .createStatement()
            .executeQuery(
                "select hash from audit.seal where "
                    + where("batch = " + of)
                    + " order by number")) {
      while (rows.next()) tree.add(Digest.of(rows.getBytes(1)));
    }
    return sign("rewrote " + number + ", its seal and", batch(of), tree.root());
  }

  private String sign(String what, Batch batch, Digest root) throws SQLException {
    Batch before = batch.number() == 1 ? null : batch(batch.number() - 1);
    var extent =
        new Batch.Extent(
            batch.sealedBelow(), batch.caughtUp(), batch.restarted(), batch.sealedAt());
    var forged = Batch.after(before, batch.organization(), batch.entries(), extent, root, OWN_KEY);
    try (var update =
        connection.prepareStatement(
            "update audit.batch set root = ?, chain = ?, signature = ? where "
                + where("number = " + batch.number()))) {
      update.setBytes(1, forged.root().bytes());
      update.setBytes(2, forged.chain().bytes());
      update.setBytes(3, forged.signature().bytes());
      if (update.executeUpdate() != 1) throw new IllegalStateException("No batch");
    }
    return what + " batch " + batch.number();
  }

  private Batch batch(long number) throws SQLException {
    return log.asAdmin(connection, db -> log.seals(db).batches(number - 1, 1).get()).getFirst();
  }

  /** A forged entry together with a seal that no batch knows of. */
  private String putSealIn() throws SQLException {
    var at = log.now;
    var id = log.write(connection, at, random);
    long last = Long.parseLong(text("select max(number) from audit.seal where " + where("true")));
    long number = last + 1 + random.nextInt(3);
    try (var insert =
        connection.prepareStatement(
            "insert into audit.seal (organization_id, number, batch, entry_at, entry_id, hash)"
                + " values (?, ?, ?, ?, ?, decode(?, 'hex'))")) {
      insert.setObject(1, log.studio.value());
      insert.setLong(2, number);
      insert.setLong(3, batchNumber());
      insert.setObject(4, at.atOffset(UTC));
      insert.setObject(5, id);
      insert.setString(6, "00".repeat(Digest.LENGTH));
      insert.executeUpdate();
    }
    return "put in seal " + number;
  }

  /** Entry and seal, and all numbers above it one lower. */
  private String removeTraces() throws SQLException {
    long number = number();
    run("delete from audit.entry where " + where(entryOf(number)), 1);
    run("delete from audit.seal where " + where("number = " + number), 1);
    run("update audit.seal set number = number + 1000000 where " + where("number > " + number), -1);
    run("update audit.seal set number = number - 1000001 where " + where("number > 1000000"), -1);
    return "removed " + number + " and moved up the others";
  }

  private String sealedEntry() throws SQLException {
    return entryOf(number());
  }

  private String entryOf(long number) throws SQLException {
    return "id = '"
        + text("select entry_id from audit.seal where " + where("number = " + number))
        + "'";
  }

  private long number() throws SQLException {
    return 1
        + random.nextLong(
            Long.parseLong(text("select max(number) from audit.seal where " + where("true"))));
  }

  private long batchNumber() throws SQLException {
    return 1
        + random.nextLong(
            Long.parseLong(text("select max(number) from audit.batch where " + where("true"))));
  }

  private String where(String condition) {
    return "organization_id = '%s' and (%s)".formatted(log.studio.value(), condition);
  }

  private String run(String sql, int rows) throws SQLException {
    try (var statement = connection.createStatement()) {
      int touched = statement.executeUpdate(sql);
      if (rows >= 0 && touched != rows) throw new IllegalStateException(touched + " rows: " + sql);
    }
    return sql;
  }

  private String text(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private Instant instant(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }
}
