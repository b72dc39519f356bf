package studio.booking.privacy.jooq;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import studio.booking.privacy.domain.Ciphertext;
import studio.booking.privacy.domain.KeyId;
import studio.booking.privacy.domain.KeyStore;
import studio.booking.shared.ClientId;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.jooq.KeyDatabase;

/** Wrapped keys as rows of the database apart, which jOOQ has generated nothing for. */
@Repository
class JooqKeyStore implements KeyStore {
  private static final Table<Record> DATA_KEY = table(name("keys", "data_key"));
  private static final Field<UUID> ORGANIZATION_ID = column("organization_id", SQLDataType.UUID);
  private static final Field<UUID> CLIENT_ID = column("client_id", SQLDataType.UUID);
  private static final Field<UUID> ID = column("id", SQLDataType.UUID);
  private static final Field<byte[]> WRAPPED = column("wrapped", SQLDataType.BLOB);
  private static final Field<Instant> DESTROYED_AT = column("destroyed_at", SQLDataType.INSTANT);

  private static final Table<Record> PROOF = table(name("keys", "key_encryption_proof"));
  private static final Field<Integer> ONE = column("one", SQLDataType.INTEGER);
  private static final Field<byte[]> PROVES = column("proof", SQLDataType.BLOB);

  private final KeyDatabase keys;

  JooqKeyStore(KeyDatabase keys) {
    this.keys = keys;
  }

  private static <T> Field<T> column(String column, org.jooq.DataType<T> type) {
    return field(name(column), type);
  }

  @Override
  public Map<ClientId, WrappedKey> find(OrganizationId organization, Collection<ClientId> clients) {
    return keys
        .ask(
            organization,
            question(organization, clients),
            row -> Map.entry(new ClientId(row.get(CLIENT_ID)), key(row)))
        .stream()
        .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public Optional<WrappedKey> keep(OrganizationId organization, ClientId client, WrappedKey key) {
    return keys
        .writeAndAsk(
            organization,
            insertInto(DATA_KEY)
                .set(ORGANIZATION_ID, organization.value())
                .set(CLIENT_ID, client.value())
                .set(ID, key.id().value())
                .set(WRAPPED, key.key().bytes())
                .onConflictDoNothing(),
            // A later statement than the one that may have waited for somebody else's key.
            question(organization, List.of(client)),
            JooqKeyStore::key)
        .stream()
        .findFirst();
  }

  @Override
  public void destroy(OrganizationId organization, ClientId client) {
    keys.write(
        organization,
        update(DATA_KEY)
            .set(WRAPPED, val((byte[]) null, SQLDataType.BLOB))
            .set(DESTROYED_AT, currentInstant())
            .where(ORGANIZATION_ID.eq(organization.value()))
            .and(CLIENT_ID.eq(client.value()))
            .and(DESTROYED_AT.isNull()));
  }

  @Override
  public Ciphertext proof(Ciphertext ifNone) {
    return keys.writeAndAsk(
            insertInto(PROOF).set(ONE, 1).set(PROVES, ifNone.bytes()).onConflictDoNothing(),
            select(PROVES).from(PROOF),
            row -> Ciphertext.of(row.get(PROVES)))
        .getFirst();
  }

  private static ResultQuery<?> question(
      OrganizationId organization, Collection<ClientId> clients) {
    var ids = clients.stream().map(ClientId::value).distinct().toArray(UUID[]::new);
    return select(CLIENT_ID, ID, WRAPPED)
        .from(DATA_KEY)
        .where(ORGANIZATION_ID.eq(organization.value()))
        .and(CLIENT_ID.eq(any(ids)))
        .and(WRAPPED.isNotNull());
  }

  private static WrappedKey key(Record row) {
    return new WrappedKey(new KeyId(row.get(ID)), Ciphertext.of(row.get(WRAPPED)));
  }
}
