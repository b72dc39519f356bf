package studio.booking.privacy.jooq;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static studio.booking.privacy.jooq.db.Tables.ACCESS_REASON;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.springframework.stereotype.Repository;
import studio.booking.privacy.domain.AccessReasons;
import studio.booking.privacy.domain.Ciphertext;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Db;

/** Reasons as rows. */
@Repository
class JooqAccessReasons implements AccessReasons {
  private final Db db;

  JooqAccessReasons(Db db) {
    this.db = db;
  }

  @Override
  public void add(UUID id, ClientId client, Ciphertext reason, Instant at) {
    db.write(
        insertInto(ACCESS_REASON)
            .set(ACCESS_REASON.ORGANIZATION_ID, db.caller().organization().value())
            .set(ACCESS_REASON.ID, id)
            .set(ACCESS_REASON.CLIENT_ID, client.value())
            .set(ACCESS_REASON.REASON, reason.bytes())
            .set(ACCESS_REASON.AT, at),
        1);
  }

  @Override
  public Later<Map<UUID, Ciphertext>> find(ClientId client, Collection<UUID> ids) {
    return those(client, ACCESS_REASON.ID.eq(any(ids.toArray(UUID[]::new))));
  }

  @Override
  public Later<Map<UUID, Ciphertext>> of(ClientId client) {
    return those(client, noCondition());
  }

  @Override
  public void erase(ClientId client) {
    db.write(deleteFrom(ACCESS_REASON).where(ACCESS_REASON.CLIENT_ID.eq(client.value())));
  }

  private Later<Map<UUID, Ciphertext>> those(ClientId client, Condition which) {
    return db.list(
            select(ACCESS_REASON.ID, ACCESS_REASON.REASON)
                .from(ACCESS_REASON)
                .where(ACCESS_REASON.CLIENT_ID.eq(client.value()), which),
            row ->
                Map.entry(row.get(ACCESS_REASON.ID), Ciphertext.of(row.get(ACCESS_REASON.REASON))))
        .map(
            found ->
                found.stream().collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
