package studio.booking.credits.jooq;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.update;
import static studio.booking.credits.jooq.db.Tables.COUPON;
import static studio.booking.credits.jooq.db.Tables.COUPON_USE;
import static studio.booking.credits.jooq.db.Tables.REDEMPTION;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import studio.booking.credits.CouponId;
import studio.booking.credits.domain.Coupon;
import studio.booking.credits.domain.CouponCode;
import studio.booking.credits.domain.Coupons;
import studio.booking.shared.ClientId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Later;
import studio.booking.shared.Page;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Template;

/** Coupons as rows. Their uses are counted by updates that only go through within the limits. */
@Repository
class JooqCoupons implements Coupons {
  private static final Cursor CURSOR = Cursor.of("coupons", 1);

  private static final Template<CouponId> BY_ID =
      Template.of(in -> selectFrom(COUPON).where(is(in)));
  private static final Template<CouponId> LOCKED =
      Template.of(in -> selectFrom(COUPON).where(is(in)).forNoKeyUpdate());

  private static Condition is(Template.Blanks<CouponId> in) {
    return COUPON.ORGANIZATION_ID.eq(in.organization()).and(COUPON.ID.eq(in.uuid(CouponId::value)));
  }

  private static final Template<CouponCode> BY_CODE =
      Template.of(
          in ->
              selectFrom(COUPON)
                  .where(
                      COUPON.ORGANIZATION_ID.eq(in.organization()),
                      COUPON.CODE.eq(in.text(CouponCode::value)),
                      COUPON.ARCHIVED_AT.isNull()));

  private record Showing(ClientId client, CouponCode code) {}

  private static final Field<Integer> TIMES = DSL.field(DSL.name("times"), Integer.class);
  private static final Field<Boolean> REDEEMED = DSL.field(DSL.name("redeemed"), Boolean.class);

  private static final Template<Showing> BEARER = Template.of(JooqCoupons::asking);

  private record Use(Coupon coupon, ClientId client) {}

  private static final Template<Use> COUNT = Template.of(JooqCoupons::counting);
  private static final Template<Use> COUNT_FOR_CLIENT = Template.of(JooqCoupons::countingForClient);

  private final Db db;

  JooqCoupons(Db db) {
    this.db = db;
  }

  @Override
  public Later<Optional<Coupon>> find(CouponId id) {
    return db.one(BY_ID, id, CouponRows::read);
  }

  @Override
  public Later<Optional<Coupon>> lock(CouponId id) {
    return db.one(LOCKED, id, CouponRows::read);
  }

  @Override
  public Later<Optional<Coupon>> find(CouponCode code) {
    return db.one(BY_CODE, code, CouponRows::read);
  }

  @Override
  public Later<Page<Coupon>> list(Page.Request page) {
    return db.list(
            selectFrom(COUPON)
                .where(
                    COUPON.ORGANIZATION_ID.eq(organization()),
                    COUPON.ARCHIVED_AT.isNull(),
                    page.cursor() == null
                        ? DSL.noCondition()
                        : COUPON.ID.lt(CURSOR.parse(page.cursor()).uuid(0)))
                .orderBy(COUPON.ID.desc())
                .limit(page.limit() + 1),
            CouponRows::read)
        .map(found -> Page.of(found, page.limit(), last -> CURSOR.text(last.id().value())));
  }

  @Override
  public Later<Coupon.Bearer> bearer(ClientId client, CouponCode code) {
    return db.ask(BEARER, new Showing(client, code))
        .map(found -> found.getFirst())
        .map(row -> new Coupon.Bearer(row.get(TIMES), row.get(REDEEMED)));
  }

  private static Query asking(Template.Blanks<Showing> in) {
    var times =
        field(
            select(COUPON_USE.TIMES)
                .from(COUPON_USE)
                .join(COUPON)
                .on(
                    COUPON.ORGANIZATION_ID.eq(COUPON_USE.ORGANIZATION_ID),
                    COUPON.ID.eq(COUPON_USE.COUPON_ID))
                .where(
                    COUPON_USE.ORGANIZATION_ID.eq(in.organization()),
                    COUPON_USE.CLIENT_ID.eq(in.uuid(showing -> showing.client().value())),
                    COUPON.CODE.eq(in.text(showing -> showing.code().value())),
                    COUPON.ARCHIVED_AT.isNull()));
    var redeemed =
        exists(
            selectOne()
                .from(REDEMPTION)
                .where(
                    REDEMPTION.ORGANIZATION_ID.eq(in.organization()),
                    REDEMPTION.CLIENT_ID.eq(in.uuid(showing -> showing.client().value()))));
    return select(coalesce(times, inline(0)).as(TIMES), field(redeemed).as(REDEEMED));
  }

  @Override
  public void add(Coupon added, Instant now) {
    db.write(
        insertInto(COUPON)
            .set(COUPON.ORGANIZATION_ID, organization())
            .set(COUPON.ID, added.id().value())
            .set(COUPON.CREATED_AT, now)
            .set(COUPON.VERSION, added.version())
            .set(CouponRows.columns(added))
            .onConflictDoNothing(),
        1);
  }

  @Override
  public void save(Coupon changed) {
    db.write(
        update(COUPON)
            .set(COUPON.VERSION, changed.version())
            .set(CouponRows.columns(changed))
            .where(is(changed.id()), COUPON.VERSION.eq(changed.version() - 1)),
        1);
  }

  @Override
  public void use(Coupon found, ClientId client) {
    var use = new Use(found, client);
    db.write(COUNT, use, 1);
    db.write(COUNT_FOR_CLIENT, use, 1);
  }

  /** Who waits for the row looks again at the count that it was left with. */
  private static Query counting(Template.Blanks<Use> in) {
    return update(COUPON)
        .set(COUPON.REDEEMED, COUPON.REDEEMED.plus(inline(1)))
        .where(
            COUPON.ORGANIZATION_ID.eq(in.organization()),
            COUPON.ID.eq(in.uuid(use -> use.coupon().id().value())),
            COUPON.VERSION.eq(in.value(SQLDataType.BIGINT, use -> use.coupon().version())),
            COUPON.MAX_REDEMPTIONS.isNull().or(COUPON.REDEEMED.lt(COUPON.MAX_REDEMPTIONS)));
  }

  private static Query countingForClient(Template.Blanks<Use> in) {
    var limit = excluded(COUPON_USE.AT_MOST);
    return insertInto(COUPON_USE)
        .set(COUPON_USE.ORGANIZATION_ID, in.organization())
        .set(COUPON_USE.COUPON_ID, in.uuid(use -> use.coupon().id().value()))
        .set(COUPON_USE.CLIENT_ID, in.uuid(use -> use.client().value()))
        .set(COUPON_USE.TIMES, inline(1))
        .set(COUPON_USE.AT_MOST, in.number(use -> use.coupon().terms().maxPerClient()))
        .set(
            COUPON_USE.FIRST_PURCHASE,
            in.value(SQLDataType.BOOLEAN, use -> use.coupon().terms().firstPurchaseOnly()))
        .onConflict(COUPON_USE.ORGANIZATION_ID, COUPON_USE.COUPON_ID, COUPON_USE.CLIENT_ID)
        .doUpdate()
        .set(COUPON_USE.TIMES, COUPON_USE.TIMES.plus(inline(1)))
        .set(COUPON_USE.AT_MOST, limit)
        .where(
            limit.isNull().or(COUPON_USE.TIMES.lt(limit)),
            excluded(COUPON_USE.FIRST_PURCHASE).isFalse());
  }

  private Condition is(CouponId id) {
    return COUPON.ORGANIZATION_ID.eq(organization()).and(COUPON.ID.eq(id.value()));
  }

  private UUID organization() {
    return db.caller().organization().value();
  }
}
