package studio.booking.credits.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.BIGINT;
import static org.jooq.impl.SQLDataType.BOOLEAN;
import static org.jooq.impl.SQLDataType.INSTANT;
import static studio.booking.credits.jooq.db.Tables.LOT;
import static studio.booking.credits.jooq.db.Tables.PACKAGE;
import static studio.booking.credits.jooq.db.Tables.REDEMPTION;

import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.credits.CouponId;
import studio.booking.credits.CreditPurchaseId;
import studio.booking.credits.PackageId;
import studio.booking.credits.RedemptionId;
import studio.booking.credits.domain.PaymentMethod;
import studio.booking.credits.domain.Redemption;
import studio.booking.credits.domain.RedemptionStatus;
import studio.booking.credits.domain.Redemptions;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Later;
import studio.booking.shared.Money;
import studio.booking.shared.Page;
import studio.booking.shared.PersonId;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Template;

/** Redemptions as rows; how they stand is worked out as they are read. */
@Repository
class JooqRedemptions implements Redemptions {
  private static final Cursor CURSOR = Cursor.of("redemptions", 1);

  private static final Template<Redemption> ADD = Template.of(JooqRedemptions::adding);

  private static final Field<Integer> LEFT = DSL.field(DSL.name("credits_left"), Integer.class);
  private static final Field<String> STATUS = DSL.field(DSL.name("status_now"), String.class);

  private record Wanted(RedemptionId id, Instant now) {}

  private static final Template<Wanted> BY_ID =
      Template.of(
          in ->
              asking(new RedemptionState(() -> in.instant(Wanted::now)))
                  .where(
                      REDEMPTION.ORGANIZATION_ID.eq(in.organization()),
                      REDEMPTION.ID.eq(in.uuid(wanted -> wanted.id().value()))));

  private static SelectJoinStep<?> asking(RedemptionState state) {
    return select(REDEMPTION.fields())
        .select(state.creditsLeft().as(LEFT), state.status().as(STATUS), PACKAGE.COACH_ID)
        .from(REDEMPTION)
        .join(PACKAGE)
        .on(
            PACKAGE.ORGANIZATION_ID.eq(REDEMPTION.ORGANIZATION_ID),
            PACKAGE.ID.eq(REDEMPTION.PACKAGE_ID));
  }

  private final Db db;

  JooqRedemptions(Db db) {
    this.db = db;
  }

  private static Redemption read(Record row) {
    return new Redemption(
        new RedemptionId(row.get(REDEMPTION.ID)),
        new PackageId(row.get(REDEMPTION.PACKAGE_ID)),
        coupon(row.get(REDEMPTION.COUPON_ID)),
        new ClientId(row.get(REDEMPTION.CLIENT_ID)),
        RedemptionStatus.valueOf(row.get(STATUS)),
        new Money(
            row.get(REDEMPTION.PRICE_PAID_MINOR),
            Currency.getInstance(row.get(REDEMPTION.CURRENCY))),
        PaymentMethod.valueOf(row.get(REDEMPTION.PAYMENT_METHOD)),
        row.get(REDEMPTION.PAYMENT_REFERENCE),
        purchase(row.get(REDEMPTION.PURCHASE_ID)),
        row.get(REDEMPTION.CREDITS_ADDED),
        row.get(LEFT),
        row.get(REDEMPTION.CREDITS_EXPIRE_AT),
        row.get(REDEMPTION.ALL_ACCESS_EXPIRES_AT),
        new Redemption.FriendPass(
            row.get(REDEMPTION.FRIEND_PASS),
            row.get(REDEMPTION.FRIEND_PASS_USED_AT),
            row.get(REDEMPTION.FRIEND_PASS_EXPIRES_AT)),
        row.get(REDEMPTION.MARKS_ELITE),
        LotRows.types(row.get(REDEMPTION.SESSION_TYPE_IDS)),
        row.get(REDEMPTION.REDEEMED_AT),
        new PersonId(row.get(REDEMPTION.REDEEMED_BY)),
        row.get(REDEMPTION.REVOKED_AT),
        row.get(REDEMPTION.VERSION));
  }

  @Override
  public Later<Optional<Found>> find(RedemptionId id, Instant now) {
    return db.one(
        BY_ID, new Wanted(id, now), row -> new Found(read(row), coach(row.get(PACKAGE.COACH_ID))));
  }

  @Override
  public Later<Page<Redemption>> list(Filter filter, Instant now, Page.Request page) {
    var state = new RedemptionState(now);
    return db.list(
            asking(state)
                .where(
                    ours(REDEMPTION.ORGANIZATION_ID),
                    wanted(filter),
                    filter.status() == null
                        ? noCondition()
                        : state.status().eq(filter.status().name()),
                    page.cursor() == null
                        ? noCondition()
                        : REDEMPTION.ID.lt(CURSOR.parse(page.cursor()).uuid(0)))
                .orderBy(REDEMPTION.ID.desc())
                .limit(page.limit() + 1),
            JooqRedemptions::read)
        .map(found -> Page.of(found, page.limit(), last -> CURSOR.text(last.id().value())));
  }

  private static Condition wanted(Filter filter) {
    var client = filter.client();
    var packageId = filter.packageId();
    var coach = filter.ofPackagesOf();
    return noCondition()
        .and(client == null ? noCondition() : REDEMPTION.CLIENT_ID.eq(client.value()))
        .and(packageId == null ? noCondition() : REDEMPTION.PACKAGE_ID.eq(packageId.value()))
        .and(coach == null ? noCondition() : PACKAGE.COACH_ID.eq(coach.value()));
  }

  @Override
  public void add(Redemption redemption) {
    db.write(ADD, redemption, 1);
  }

  private static Query adding(Template.Blanks<Redemption> in) {
    return insertInto(REDEMPTION)
        .set(REDEMPTION.ORGANIZATION_ID, in.organization())
        .set(REDEMPTION.ID, in.uuid(it -> it.id().value()))
        .set(REDEMPTION.PACKAGE_ID, in.uuid(it -> it.packageId().value()))
        .set(REDEMPTION.COUPON_ID, in.uuid(it -> it.coupon() == null ? null : it.coupon().value()))
        .set(REDEMPTION.CLIENT_ID, in.uuid(it -> it.client().value()))
        .set(REDEMPTION.STATUS, in.text(it -> it.status().name()))
        .set(REDEMPTION.PRICE_PAID_MINOR, in.value(BIGINT, it -> it.pricePaid().amountMinor()))
        .set(REDEMPTION.CURRENCY, in.text(it -> it.pricePaid().currency().getCurrencyCode()))
        .set(REDEMPTION.PAYMENT_METHOD, in.text(it -> it.method().name()))
        .set(REDEMPTION.PAYMENT_REFERENCE, in.text(Redemption::reference))
        .set(
            REDEMPTION.PURCHASE_ID,
            in.uuid(it -> it.purchase() == null ? null : it.purchase().value()))
        .set(REDEMPTION.CREDITS_ADDED, in.number(Redemption::creditsAdded))
        .set(REDEMPTION.CREDITS_EXPIRE_AT, in.value(INSTANT, Redemption::creditsExpireAt))
        .set(REDEMPTION.ALL_ACCESS_EXPIRES_AT, in.value(INSTANT, Redemption::allAccessExpiresAt))
        .set(REDEMPTION.FRIEND_PASS, in.value(BOOLEAN, it -> it.friendPass().granted()))
        .set(
            REDEMPTION.FRIEND_PASS_EXPIRES_AT, in.value(INSTANT, it -> it.friendPass().expiresAt()))
        .set(REDEMPTION.MARKS_ELITE, in.value(BOOLEAN, Redemption::marksElite))
        .set(REDEMPTION.SESSION_TYPE_IDS, in.uuids(it -> LotRows.ids(it.sessionTypes())))
        .set(REDEMPTION.REDEEMED_AT, in.instant(Redemption::redeemedAt))
        .set(REDEMPTION.REDEEMED_BY, in.uuid(it -> it.redeemedBy().value()))
        // A purchase is used once, whoever saw it free before.
        .onConflictDoNothing();
  }

  @Override
  public void revoke(RedemptionId id, @Nullable String reason, Instant now) {
    db.write(
        update(REDEMPTION)
            .set(REDEMPTION.STATUS, RedemptionStatus.REVOKED.name())
            .set(REDEMPTION.REVOKED_AT, now)
            .set(REDEMPTION.REVOCATION_REASON, reason)
            .set(REDEMPTION.VERSION, REDEMPTION.VERSION.plus(1))
            .where(
                ours(REDEMPTION.ORGANIZATION_ID),
                REDEMPTION.ID.eq(id.value()),
                REDEMPTION.REVOKED_AT.isNull()),
        1);
    db.write(
        update(LOT)
            .set(LOT.REVOKED, true)
            .where(ours(LOT.ORGANIZATION_ID), LOT.REDEMPTION_ID.eq(id.value())));
  }

  @Override
  public void tidy(Collection<ClientId> clients, Instant now) {
    var ids = clients.stream().map(ClientId::value).toArray(UUID[]::new);
    var status = new RedemptionState(now).status();
    db.write(
        update(REDEMPTION)
            .set(REDEMPTION.STATUS, status)
            .where(
                ours(REDEMPTION.ORGANIZATION_ID),
                REDEMPTION.CLIENT_ID.eq(any(val(ids))),
                REDEMPTION.REVOKED_AT.isNull(),
                REDEMPTION.STATUS.ne(status)));
  }

  @Override
  public int expire(Instant now, int atMost) {
    var status = new RedemptionState(now).status();
    var active = RedemptionStatus.ACTIVE.name();
    return db.execute(
        update(REDEMPTION)
            .set(REDEMPTION.STATUS, status)
            .where(
                ours(REDEMPTION.ORGANIZATION_ID),
                REDEMPTION.ID.in(
                    select(REDEMPTION.ID)
                        .from(REDEMPTION)
                        .where(
                            ours(REDEMPTION.ORGANIZATION_ID),
                            REDEMPTION.STATUS.eq(inline(active)),
                            REDEMPTION.OVER_AT.le(now),
                            status.ne(active))
                        .orderBy(REDEMPTION.OVER_AT)
                        .limit(atMost)
                        // Somebody is at work on it; the next run comes soon.
                        .forNoKeyUpdate()
                        .skipLocked())));
  }

  private static @Nullable CouponId coupon(@Nullable UUID id) {
    return id == null ? null : new CouponId(id);
  }

  private static @Nullable CreditPurchaseId purchase(@Nullable UUID id) {
    return id == null ? null : new CreditPurchaseId(id);
  }

  private static @Nullable CoachId coach(@Nullable UUID id) {
    return id == null ? null : new CoachId(id);
  }

  private Condition ours(Field<UUID> column) {
    return column.eq(organization());
  }

  private UUID organization() {
    return db.caller().organization().value();
  }
}
