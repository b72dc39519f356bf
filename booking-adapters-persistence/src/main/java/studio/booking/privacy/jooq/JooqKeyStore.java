package studio.booking.privacy.jooq;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.privacy.domain.Ciphertext;
import studio.booking.privacy.domain.KekId;
import studio.booking.privacy.domain.KeyId;
import studio.booking.privacy.domain.KeyStore;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.jooq.KeyDatabase;
import studio.booking.shared.jooq.Rows;
import studio.booking.shared.jooq.Template;

/** Wrapped keys as rows of the database apart, which jOOQ has generated nothing for. */
@Repository
class JooqKeyStore implements KeyStore {
  private static final Table<Record> DATA_KEY = table(name("keys", "data_key"));
  private static final Field<UUID> ORGANIZATION_ID = column("organization_id", SQLDataType.UUID);
  private static final Field<UUID> CLIENT_ID = column("client_id", SQLDataType.UUID);
  private static final Field<UUID> ID = column("id", SQLDataType.UUID);
  private static final Field<byte[]> WRAPPED = column("wrapped", SQLDataType.BLOB);
  private static final Field<String> WRAPPED_BY = column("wrapped_by", SQLDataType.CLOB);
  private static final Field<Instant> WRAPPED_AT = column("wrapped_at", SQLDataType.INSTANT);
  private static final Field<Instant> DESTROYED_AT = column("destroyed_at", SQLDataType.INSTANT);

  private static final Table<Record> PROOF = table(name("keys", "key_encryption_proof"));
  private static final Field<Integer> ONE = column("one", SQLDataType.INTEGER);
  private static final Field<byte[]> PROVES = column("proof", SQLDataType.BLOB);

  private static final Table<Record> USES = table(name("keys", "uses"));
  private static final Field<Long> HOW_MANY = column("how_many", SQLDataType.BIGINT);

  /** Each look at personal data asks this. */
  private static final Template<Collection<ClientId>> BY_CLIENT =
      Template.of(
          in ->
              select(CLIENT_ID, ID, WRAPPED, WRAPPED_BY)
                  .from(DATA_KEY)
                  .where(ORGANIZATION_ID.eq(in.organization()))
                  .and(CLIENT_ID.eq(any(in.uuids(JooqKeyStore::ids))))
                  .and(WRAPPED.isNotNull()));

  private final KeyDatabase keys;

  JooqKeyStore(KeyDatabase keys) {
    this.keys = keys;
  }

  private static <T> Field<T> column(String column, org.jooq.DataType<T> type) {
    return field(name(column), type);
  }

  @Override
  public Map<ClientId, WrappedKey> find(OrganizationId organization, Collection<ClientId> clients) {
    return byClient(keys.ask(organization, BY_CLIENT, clients, JooqKeyStore::owned));
  }

  private static Map<ClientId, WrappedKey> byClient(List<Map.Entry<ClientId, WrappedKey>> keys) {
    return keys.stream().collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map.Entry<ClientId, WrappedKey> owned(Record row) {
    return Map.entry(new ClientId(row.get(CLIENT_ID)), key(row));
  }

  @Override
  public Map<ClientId, WrappedKey> keep(
      OrganizationId organization, Map<ClientId, WrappedKey> made) {
    var rows = Rows.<Map.Entry<ClientId, WrappedKey>>of(List.copyOf(made.entrySet()), "made");
    var client = rows.column("of_client", SQLDataType.UUID, one -> one.getKey().value());
    var id = rows.column("key", SQLDataType.UUID, one -> one.getValue().id().value());
    var wrapped = rows.column("bytes", SQLDataType.BLOB, one -> one.getValue().key().bytes());
    var by = rows.column("by", SQLDataType.CLOB, one -> kek(one.getValue()));
    return byClient(
        keys.writeAndAsk(
            organization,
            insertInto(DATA_KEY, ORGANIZATION_ID, CLIENT_ID, ID, WRAPPED, WRAPPED_BY)
                .select(
                    select(val(organization.value()), client, id, wrapped, by).from(rows.table()))
                .onConflictDoNothing(),
            // A later statement than the one that may have waited for somebody else's key.
            BY_CLIENT,
            made.keySet(),
            JooqKeyStore::owned));
  }

  @Override
  public Set<ClientId> destroyed(OrganizationId organization, Collection<ClientId> clients) {
    return Set.copyOf(
        keys.ask(
            organization,
            select(CLIENT_ID)
                .from(DATA_KEY)
                .where(ORGANIZATION_ID.eq(organization.value()))
                .and(CLIENT_ID.eq(any(ids(clients))))
                .and(DESTROYED_AT.isNotNull()),
            row -> new ClientId(row.get(CLIENT_ID))));
  }

  @Override
  public void destroy(OrganizationId organization, ClientId client) {
    var nothing = val((byte[]) null, SQLDataType.BLOB);
    keys.write(
        organization,
        insertInto(DATA_KEY)
            .set(ORGANIZATION_ID, organization.value())
            .set(CLIENT_ID, client.value())
            .set(ID, Ids.next())
            .set(WRAPPED, nothing)
            .set(DESTROYED_AT, currentInstant())
            .onConflict(ORGANIZATION_ID, CLIENT_ID)
            .doUpdate()
            .set(WRAPPED, nothing)
            .set(DESTROYED_AT, currentInstant())
            .where(field(name("data_key", "destroyed_at"), SQLDataType.INSTANT).isNull()));
  }

  @Override
  public List<Destroyed> destroyed(
      OrganizationId organization, @Nullable ClientId after, int atMost) {
    return keys.ask(
        organization,
        select(CLIENT_ID, DESTROYED_AT)
            .from(DATA_KEY)
            .where(ORGANIZATION_ID.eq(organization.value()))
            .and(DESTROYED_AT.isNotNull())
            .and(after == null ? noCondition() : CLIENT_ID.gt(after.value()))
            .orderBy(CLIENT_ID)
            .limit(atMost),
        row -> new Destroyed(new ClientId(row.get(CLIENT_ID)), row.get(DESTROYED_AT)));
  }

  @Override
  public Ciphertext proof(Ciphertext ifNone) {
    return keys.writeAndAsk(
            insertInto(PROOF).set(ONE, 1).set(PROVES, ifNone.bytes()).onConflictDoNothing(),
            select(PROVES).from(PROOF),
            row -> Ciphertext.of(row.get(PROVES)))
        .getFirst();
  }

  @Override
  public void proveAnew(Ciphertext before, Ciphertext after) {
    keys.write(
        update(PROOF).set(PROVES, after.bytes()).where(ONE.eq(1)).and(PROVES.eq(before.bytes())));
  }

  @Override
  public List<Map.Entry<ClientId, WrappedKey>> wrappedOtherwise(
      OrganizationId organization, KekId than, @Nullable ClientId after, int atMost) {
    return keys.ask(
        organization,
        select(CLIENT_ID, ID, WRAPPED, WRAPPED_BY)
            .from(DATA_KEY)
            .where(ORGANIZATION_ID.eq(organization.value()))
            .and(WRAPPED.isNotNull())
            .and(WRAPPED_BY.isDistinctFrom(than.value()))
            .and(after == null ? noCondition() : CLIENT_ID.gt(after.value()))
            .orderBy(CLIENT_ID)
            .limit(atMost),
        JooqKeyStore::owned);
  }

  @Override
  public int rewrap(OrganizationId organization, List<Rewrapped> rewrapped) {
    var rows = Rows.of(rewrapped, "rewrapped");
    var client = rows.column("of_client", SQLDataType.UUID, one -> one.client().value());
    var before = rows.column("before", SQLDataType.BLOB, one -> one.before().key().bytes());
    var after = rows.column("after", SQLDataType.BLOB, one -> one.after().key().bytes());
    var by = rows.column("by", SQLDataType.CLOB, one -> kek(one.after()));
    return keys.write(
        organization,
        update(DATA_KEY)
            .set(WRAPPED, after)
            .set(WRAPPED_BY, by)
            .set(WRAPPED_AT, currentInstant())
            .from(rows.table())
            .where(ORGANIZATION_ID.eq(organization.value()))
            .and(CLIENT_ID.eq(client))
            .and(WRAPPED.eq(before)));
  }

  @Override
  public List<Use> uses() {
    return keys.ask(
        select(ORGANIZATION_ID, WRAPPED_BY, HOW_MANY).from(USES),
        row ->
            new Use(
                new OrganizationId(row.get(ORGANIZATION_ID)),
                kek(row.get(WRAPPED_BY)),
                row.get(HOW_MANY)));
  }

  private static WrappedKey key(Record row) {
    return new WrappedKey(
        new KeyId(row.get(ID)), Ciphertext.of(row.get(WRAPPED)), kek(row.get(WRAPPED_BY)));
  }

  private static UUID[] ids(Collection<ClientId> clients) {
    return clients.stream().map(ClientId::value).distinct().toArray(UUID[]::new);
  }

  private static @Nullable String kek(WrappedKey key) {
    return key.by() == null ? null : key.by().value();
  }

  private static @Nullable KekId kek(@Nullable String value) {
    return value == null ? null : new KekId(value);
  }
}
