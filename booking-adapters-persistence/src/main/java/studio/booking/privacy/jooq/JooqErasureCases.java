package studio.booking.privacy.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.update;
import static studio.booking.privacy.jooq.db.Tables.ERASURE_CASE;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.SelectLimitPercentStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.privacy.domain.ErasureCase;
import studio.booking.privacy.domain.ErasureCase.Status;
import studio.booking.privacy.domain.ErasureCases;
import studio.booking.privacy.domain.ErasureId;
import studio.booking.privacy.jooq.db.tables.records.ErasureCaseRecord;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Lobby;

/** Erasures as rows. */
@Repository
class JooqErasureCases implements ErasureCases {
  private final Db db;
  private final Lobby lobby;

  JooqErasureCases(Db db, Lobby lobby) {
    this.db = db;
    this.lobby = lobby;
  }

  @Override
  public Later<Optional<ErasureCase>> last(ClientId client) {
    return db.one(lastOf(client), ErasureRows::erasure);
  }

  @Override
  public Later<Optional<ErasureCase>> lock(ClientId client) {
    return db.one(lastOf(client).forNoKeyUpdate(), ErasureRows::erasure);
  }

  private static SelectLimitPercentStep<ErasureCaseRecord> lastOf(ClientId client) {
    return selectFrom(ERASURE_CASE)
        .where(ERASURE_CASE.CLIENT_ID.eq(client.value()))
        .orderBy(ERASURE_CASE.ID.desc())
        .limit(1);
  }

  @Override
  public void add(ErasureCase added) {
    db.write(
        insertInto(ERASURE_CASE)
            .set(ERASURE_CASE.ORGANIZATION_ID, db.caller().organization().value())
            .set(ErasureRows.values(added.request()))
            .set(ErasureRows.values(added))
            .onConflictDoNothing(),
        1);
  }

  @Override
  public void change(ErasureCase changed) {
    db.write(
        update(ERASURE_CASE)
            .set(ErasureRows.values(changed))
            .where(ERASURE_CASE.ID.eq(changed.request().id().value()))
            .and(ERASURE_CASE.VERSION.eq(changed.version() - 1)),
        1);
  }

  @Override
  public Later<List<ErasureCase>> list(
      @Nullable Status status, @Nullable ErasureId after, int atMost) {
    return db.list(
        selectFrom(ERASURE_CASE)
            .where(status == null ? noCondition() : ERASURE_CASE.STATUS.eq(status.name()))
            .and(after(after))
            .orderBy(ERASURE_CASE.ID)
            .limit(atMost),
        ErasureRows::erasure);
  }

  private static Condition after(@Nullable ErasureId after) {
    return after == null ? noCondition() : ERASURE_CASE.ID.gt(after.value());
  }

  @Override
  public Later<Optional<ErasureCase>> next(Instant now) {
    return db.one(
        selectFrom(ERASURE_CASE)
            .where(isDue(now))
            // Keys first, so that one whose other data can't be removed for now holds up no
            // others'.
            .orderBy(ERASURE_CASE.KEY_DESTROYED_AT.isNotNull(), DSL.rand())
            .limit(1)
            .forNoKeyUpdate()
            .skipLocked(),
        ErasureRows::erasure);
  }

  private static Condition isDue(Instant now) {
    return is(Status.EXECUTING).or(is(Status.REQUESTED).and(ERASURE_CASE.DUE_AT.le(now)));
  }

  /** Written into the statement, so that the planner sees the partial index's own condition. */
  private static Condition is(Status status) {
    return ERASURE_CASE.STATUS.eq(inline(status.name()));
  }

  @Override
  public Later<List<ErasureCase>> lockOpen(@Nullable ErasureId after, int atMost) {
    return db.list(
        selectFrom(ERASURE_CASE)
            .where(is(Status.REQUESTED).or(is(Status.HELD)))
            .and(after(after))
            .orderBy(ERASURE_CASE.ID)
            .limit(atMost)
            .forNoKeyUpdate(),
        ErasureRows::erasure);
  }

  @Override
  public Later<Set<ClientId>> done(Collection<ClientId> clients) {
    return db.list(
            select(ERASURE_CASE.CLIENT_ID)
                .from(ERASURE_CASE)
                .where(is(Status.DONE))
                .and(
                    ERASURE_CASE.CLIENT_ID.eq(
                        any(clients.stream().map(ClientId::value).toArray(UUID[]::new)))),
            row -> new ClientId(row.get(ERASURE_CASE.CLIENT_ID)))
        .map(Set::copyOf);
  }

  @Override
  public List<OrganizationId> studiosDue(Instant now) {
    return studios(isDue(now));
  }

  @Override
  public List<OrganizationId> studiosWith(Set<Status> statuses) {
    return studios(
        statuses.stream().map(JooqErasureCases::is).reduce(DSL.falseCondition(), Condition::or));
  }

  private List<OrganizationId> studios(Condition which) {
    return lobby.ask(
        Lobby.Door.SCOUT,
        selectDistinct(ERASURE_CASE.ORGANIZATION_ID).from(ERASURE_CASE).where(which),
        row -> new OrganizationId(row.get(ERASURE_CASE.ORGANIZATION_ID)));
  }
}
