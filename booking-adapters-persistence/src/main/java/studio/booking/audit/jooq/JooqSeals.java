package studio.booking.audit.jooq;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;
import static studio.booking.audit.jooq.db.Tables.BATCH;
import static studio.booking.audit.jooq.db.Tables.ENTRY;
import static studio.booking.audit.jooq.db.Tables.SEAL;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Repository;
import studio.booking.audit.domain.Batch;
import studio.booking.audit.domain.Digest;
import studio.booking.audit.domain.Seal;
import studio.booking.audit.domain.Seals;
import studio.booking.audit.domain.Signature;
import studio.booking.audit.domain.Written;
import studio.booking.shared.Later;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Lobby;
import studio.booking.shared.jooq.Rows;

@Repository
class JooqSeals implements Seals {
  private static final Field<Long> HORIZON = ofSnapshot("pg_snapshot_xmin");
  private static final Field<Long> NEXT = ofSnapshot("pg_snapshot_xmax");

  private static final Field<Instant> SEALED_AT = EntryRows.readable(BATCH.SEALED_AT);
  private static final Field<Instant> ENTRY_AT = EntryRows.readable(SEAL.ENTRY_AT);

  private final Db db;
  private final Lobby lobby;
  private final InstantSource realTime;

  @Autowired
  JooqSeals(Db db, Lobby lobby) {
    this(db, lobby, InstantSource.system());
  }

  JooqSeals(Db db, Lobby lobby, InstantSource realTime) {
    this.db = db;
    this.lobby = lobby;
    this.realTime = realTime;
  }

  /** A number of transactions casts to a text only. */
  private static Field<Long> ofSnapshot(String question) {
    var snapshot = function(name("pg_current_snapshot"), SQLDataType.OTHER);
    return function(name(question), SQLDataType.OTHER, snapshot)
        .cast(SQLDataType.CLOB)
        .cast(SQLDataType.BIGINT)
        .as(question);
  }

  @Override
  public List<OrganizationId> toSeal() {
    var studios = function(name("audit", "studios_to_seal"), SQLDataType.UUID.array());
    return lobby.ask(Lobby.Door.SCOUT, select(studios), row -> row.get(studios)).stream()
        .flatMap(Arrays::stream)
        .map(OrganizationId::new)
        .toList();
  }

  @Override
  public List<OrganizationId> withBatches() {
    return lobby.ask(
        Lobby.Door.SCOUT,
        selectDistinct(BATCH.ORGANIZATION_ID).from(BATCH),
        row -> new OrganizationId(row.get(BATCH.ORGANIZATION_ID)));
  }

  @Override
  public Later<Optional<Batch>> last() {
    return db.one(
        select(batchColumns())
            .from(BATCH)
            .where(ours(BATCH.ORGANIZATION_ID))
            .orderBy(BATCH.NUMBER.desc())
            .limit(1),
        JooqSeals::batch);
  }

  @Override
  public Later<Moment> moment() {
    return db.one(
            select(HORIZON, NEXT),
            row ->
                new Moment(
                    row.get(HORIZON),
                    row.get(NEXT),
                    realTime.instant().truncatedTo(ChronoUnit.MICROS)))
        .map(Optional::orElseThrow);
  }

  @Override
  public Later<List<Written>> unsealed(Span span, int atMost) {
    var orFrom = span.orFrom();
    var seal = EntryRows.seal();
    Condition within = ENTRY.WRITTEN_IN.ge(span.from()).and(ENTRY.WRITTEN_IN.lt(span.below()));
    return db.list(
        select(EntryRows.columns())
            .from(ENTRY)
            .leftJoin(lateral(seal))
            .on(trueCondition())
            .where(ours(ENTRY.ORGANIZATION_ID))
            .and(orFrom == null ? within : within.or(ENTRY.WRITTEN_IN.ge(orFrom)))
            .and(EntryRows.in(seal, SEAL.NUMBER).isNull())
            .orderBy(ENTRY.WRITTEN_IN, ENTRY.AT, ENTRY.ID)
            .limit(atMost),
        EntryRows::written);
  }

  @Override
  public void add(Batch batch, List<Seal> seals) {
    db.write(
        insertInto(BATCH)
            .set(BATCH.ORGANIZATION_ID, db.caller().organization().value())
            .set(BATCH.NUMBER, batch.number())
            .set(BATCH.FIRST_ENTRY, batch.first())
            .set(BATCH.LAST_ENTRY, batch.last())
            .set(BATCH.SEALED_BELOW, batch.sealedBelow())
            .set(BATCH.CAUGHT_UP, batch.caughtUp())
            .set(BATCH.RESTARTED, batch.restarted())
            .set(BATCH.SEALED_AT, batch.sealedAt())
            .set(BATCH.ROOT, batch.root().bytes())
            .set(BATCH.PREVIOUS, batch.previous().bytes())
            .set(BATCH.CHAIN, batch.chain().bytes())
            .set(BATCH.SIGNATURE, batch.signature().bytes()),
        1);
    var rows = Rows.of(seals, "made");
    var columns = new Columns<>(db, SEAL.ORGANIZATION_ID, rows);
    var hash = rows.column("of_hash", SQLDataType.CLOB, seal -> seal.hash().hex());
    columns
        .bigNumber(SEAL.NUMBER, Seal::number)
        .field(SEAL.BATCH, val(batch.number()))
        .instant(SEAL.ENTRY_AT, Seal::at)
        .uuid(SEAL.ENTRY_ID, Seal::entry)
        .field(SEAL.HASH, function(name("decode"), SQLDataType.BLOB, hash, inline("hex")));
    db.write(
        insertInto(SEAL)
            .columns(columns.names())
            .select(select(columns.values()).from(columns.table())),
        seals.size());
  }

  @Override
  public Later<List<Batch>> batches(long after, int atMost) {
    return db.list(
        select(batchColumns())
            .from(BATCH)
            .where(ours(BATCH.ORGANIZATION_ID), BATCH.NUMBER.gt(after))
            .orderBy(BATCH.NUMBER)
            .limit(atMost),
        JooqSeals::batch);
  }

  @Override
  public Later<List<Sealed>> sealed(long after, int atMost) {
    // One by one, as with seals of entries.
    var entry =
        select(EntryRows.columns())
            .from(ENTRY)
            .where(
                ENTRY.ORGANIZATION_ID.eq(SEAL.ORGANIZATION_ID),
                ENTRY.AT.eq(SEAL.ENTRY_AT),
                ENTRY.ID.eq(SEAL.ENTRY_ID))
            .limit(1)
            .asTable("e");
    return db.list(
        select(SEAL.NUMBER, SEAL.BATCH, ENTRY_AT, SEAL.ENTRY_ID, SEAL.HASH)
            .select(entry.fields())
            .from(SEAL)
            .leftJoin(lateral(entry))
            .on(trueCondition())
            .where(ours(SEAL.ORGANIZATION_ID), SEAL.NUMBER.gt(after))
            .orderBy(SEAL.NUMBER)
            .limit(atMost),
        row -> new Sealed(seal(row), row.get(SEAL.BATCH), there(row)));
  }

  private static @Nullable Written there(Record row) {
    return row.get(ENTRY.ID) == null ? null : EntryRows.written(row);
  }

  @Override
  public Later<List<Seal>> beyond(int atMost) {
    var last = select(coalesce(max(BATCH.LAST_ENTRY), inline(0L))).from(BATCH);
    return db.list(
        select(SEAL.NUMBER, ENTRY_AT, SEAL.ENTRY_ID, SEAL.HASH)
            .from(SEAL)
            .where(ours(SEAL.ORGANIZATION_ID))
            .and(SEAL.NUMBER.gt(field(last.where(ours(BATCH.ORGANIZATION_ID)))))
            .orderBy(SEAL.NUMBER)
            .limit(atMost),
        JooqSeals::seal);
  }

  @Override
  public Later<List<Found>> entries(@Nullable Found after, int atMost) {
    var seal = EntryRows.seal();
    var sealed = field(EntryRows.in(seal, SEAL.ENTRY_AT).eq(ENTRY.AT)).as("sealed");
    return db.list(
        select(EntryRows.AT, ENTRY.ID, ENTRY.WRITTEN_IN, sealed)
            .from(ENTRY)
            .leftJoin(lateral(seal))
            .on(trueCondition())
            .where(ours(ENTRY.ORGANIZATION_ID))
            .and(after == null ? noCondition() : row(ENTRY.AT, ENTRY.ID).gt(after.at(), after.id()))
            .orderBy(ENTRY.AT, ENTRY.ID)
            .limit(atMost),
        row ->
            new Found(
                row.get(EntryRows.AT),
                row.get(ENTRY.ID),
                row.get(ENTRY.WRITTEN_IN),
                Boolean.TRUE.equals(row.get(sealed))));
  }

  private Condition ours(Field<UUID> column) {
    return column.eq(db.caller().organization().value());
  }

  private static List<SelectField<?>> batchColumns() {
    var columns = new ArrayList<SelectField<?>>(List.of(SEALED_AT));
    for (var column : BATCH.fields()) if (!column.equals(BATCH.SEALED_AT)) columns.add(column);
    return columns;
  }

  private static Batch batch(Record row) {
    return new Batch(
        row.get(BATCH.ORGANIZATION_ID),
        row.get(BATCH.NUMBER),
        row.get(BATCH.FIRST_ENTRY),
        row.get(BATCH.LAST_ENTRY),
        row.get(BATCH.SEALED_BELOW),
        row.get(BATCH.CAUGHT_UP),
        row.get(BATCH.RESTARTED),
        row.get(SEALED_AT),
        Digest.of(row.get(BATCH.ROOT)),
        Digest.of(row.get(BATCH.PREVIOUS)),
        Digest.of(row.get(BATCH.CHAIN)),
        Signature.of(row.get(BATCH.SIGNATURE)));
  }

  private static Seal seal(Record row) {
    return new Seal(
        row.get(SEAL.NUMBER),
        row.get(ENTRY_AT),
        row.get(SEAL.ENTRY_ID),
        Digest.of(row.get(SEAL.HASH)));
  }
}
