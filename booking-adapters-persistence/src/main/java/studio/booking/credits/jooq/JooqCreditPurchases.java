package studio.booking.credits.jooq;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;
import static studio.booking.credits.jooq.db.Tables.CREDIT_PURCHASE;
import static studio.booking.credits.jooq.db.Tables.REDEMPTION;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.credits.CreditPurchaseId;
import studio.booking.credits.PackageId;
import studio.booking.credits.RedemptionId;
import studio.booking.credits.domain.CreditPurchase;
import studio.booking.credits.domain.CreditPurchase.Claim;
import studio.booking.credits.domain.CreditPurchase.Decision;
import studio.booking.credits.domain.CreditPurchase.Transaction;
import studio.booking.credits.domain.CreditPurchases;
import studio.booking.credits.domain.PurchaseStatus;
import studio.booking.shared.ClientId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Later;
import studio.booking.shared.Money;
import studio.booking.shared.Page;
import studio.booking.shared.PersonId;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Template;

/** Purchases as rows. A redemption says which one it used. */
@Repository
class JooqCreditPurchases implements CreditPurchases {
  private static final Cursor CURSOR = Cursor.of("credit-purchases", 1);

  private static final Field<UUID> USED_FOR =
      field(
              select(REDEMPTION.ID)
                  .from(REDEMPTION)
                  .where(
                      REDEMPTION.ORGANIZATION_ID.eq(CREDIT_PURCHASE.ORGANIZATION_ID),
                      REDEMPTION.PURCHASE_ID.eq(CREDIT_PURCHASE.ID)))
          .as("used_for");

  private record Wanted(ClientId client, PackageId packageId) {}

  private static final Template<Wanted> UNUSED = Template.of(JooqCreditPurchases::unused);

  private final Db db;

  JooqCreditPurchases(Db db) {
    this.db = db;
  }

  @Override
  public Later<Optional<CreditPurchase>> find(Transaction transaction) {
    return db.one(
        asked().where(ours(), CREDIT_PURCHASE.TRANSACTION_DIGEST.eq(digest(transaction))),
        JooqCreditPurchases::read);
  }

  @Override
  public Later<Optional<CreditPurchase>> find(CreditPurchaseId id) {
    return db.one(
        asked().where(ours(), CREDIT_PURCHASE.ID.eq(id.value())), JooqCreditPurchases::read);
  }

  @Override
  public Later<Page<CreditPurchase>> list(Filter filter, Page.Request page) {
    var client = filter.client();
    var status = filter.status();
    return db.list(
            asked()
                .where(
                    ours(),
                    client == null ? noCondition() : CREDIT_PURCHASE.CLIENT_ID.eq(client.value()),
                    status == null ? noCondition() : CREDIT_PURCHASE.STATUS.eq(is(status)),
                    page.cursor() == null
                        ? noCondition()
                        : CREDIT_PURCHASE.ID.lt(CURSOR.parse(page.cursor()).uuid(0)))
                .orderBy(CREDIT_PURCHASE.ID.desc())
                .limit(page.limit() + 1),
            JooqCreditPurchases::read)
        .map(found -> Page.of(found, page.limit(), last -> CURSOR.text(last.id().value())));
  }

  /** As text of the statement, so that the index on what waits is of use. */
  private static Field<String> is(PurchaseStatus status) {
    return inline(status.name());
  }

  @Override
  public Later<Map<Money, CreditPurchaseId>> unused(ClientId client, PackageId packageId) {
    return db.list(UNUSED, new Wanted(client, packageId), row -> row)
        .map(
            found ->
                found.stream()
                    .collect(
                        Collectors.toUnmodifiableMap(
                            JooqCreditPurchases::amount,
                            row -> new CreditPurchaseId(row.get(CREDIT_PURCHASE.ID)))));
  }

  private static Query unused(Template.Blanks<Wanted> in) {
    return select(CREDIT_PURCHASE.ID, CREDIT_PURCHASE.AMOUNT_MINOR, CREDIT_PURCHASE.CURRENCY)
        .distinctOn(CREDIT_PURCHASE.AMOUNT_MINOR, CREDIT_PURCHASE.CURRENCY)
        .from(CREDIT_PURCHASE)
        .where(
            CREDIT_PURCHASE.ORGANIZATION_ID.eq(in.organization()),
            CREDIT_PURCHASE.CLIENT_ID.eq(in.uuid(wanted -> wanted.client().value())),
            CREDIT_PURCHASE.PACKAGE_ID.eq(in.uuid(wanted -> wanted.packageId().value())),
            CREDIT_PURCHASE.STATUS.eq(is(PurchaseStatus.CONFIRMED)),
            notExists(
                selectOne()
                    .from(REDEMPTION)
                    .where(
                        REDEMPTION.ORGANIZATION_ID.eq(CREDIT_PURCHASE.ORGANIZATION_ID),
                        REDEMPTION.PURCHASE_ID.eq(CREDIT_PURCHASE.ID))))
        .orderBy(
            CREDIT_PURCHASE.AMOUNT_MINOR,
            CREDIT_PURCHASE.CURRENCY,
            CREDIT_PURCHASE.CLAIMED_AT,
            CREDIT_PURCHASE.ID);
  }

  @Override
  public void add(CreditPurchase claimed) {
    var claim = claimed.claim();
    db.write(
        insertInto(CREDIT_PURCHASE)
            .set(CREDIT_PURCHASE.ORGANIZATION_ID, organization())
            .set(CREDIT_PURCHASE.ID, claimed.id().value())
            .set(CREDIT_PURCHASE.CLIENT_ID, claimed.client().value())
            .set(CREDIT_PURCHASE.PROVIDER, claim.transaction().provider())
            .set(CREDIT_PURCHASE.PROVIDER_TXN_ID, claim.transaction().id())
            .set(CREDIT_PURCHASE.PACKAGE_ID, claim.packageId().value())
            .set(CREDIT_PURCHASE.AMOUNT_MINOR, claim.amount().amountMinor())
            .set(CREDIT_PURCHASE.CURRENCY, claim.amount().currency().getCurrencyCode())
            .set(CREDIT_PURCHASE.CLAIMED_AT, claimed.claimedAt())
            .onConflictDoNothing(),
        1);
  }

  @Override
  public void decide(CreditPurchaseId id, Decision made) {
    var status = made.confirms() ? PurchaseStatus.CONFIRMED : PurchaseStatus.REJECTED;
    db.write(
        update(CREDIT_PURCHASE)
            .set(CREDIT_PURCHASE.STATUS, status.name())
            .set(CREDIT_PURCHASE.DECIDED_AT, made.at())
            .set(CREDIT_PURCHASE.DECIDED_BY, made.by() == null ? null : made.by().value())
            .set(CREDIT_PURCHASE.REJECTION_REASON, made.reason())
            .where(
                ours(),
                CREDIT_PURCHASE.ID.eq(id.value()),
                CREDIT_PURCHASE.STATUS.eq(is(PurchaseStatus.PENDING))),
        1);
  }

  /** By which it is known also when its number was erased. */
  private Field<byte[]> digest(Transaction transaction) {
    return function(
        name("credits", "transaction_digest"),
        SQLDataType.BLOB,
        val(organization()),
        val(transaction.provider()),
        val(transaction.id(), SQLDataType.CLOB));
  }

  private static SelectJoinStep<?> asked() {
    return select(CREDIT_PURCHASE.fields()).select(USED_FOR).from(CREDIT_PURCHASE);
  }

  private static CreditPurchase read(Record row) {
    return new CreditPurchase(
        new CreditPurchaseId(row.get(CREDIT_PURCHASE.ID)),
        new ClientId(row.get(CREDIT_PURCHASE.CLIENT_ID)),
        new Claim(
            new Transaction(
                row.get(CREDIT_PURCHASE.PROVIDER), row.get(CREDIT_PURCHASE.PROVIDER_TXN_ID)),
            new PackageId(row.get(CREDIT_PURCHASE.PACKAGE_ID)),
            amount(row)),
        row.get(CREDIT_PURCHASE.CLAIMED_AT),
        decision(row),
        redemption(row.get(USED_FOR)));
  }

  private static Money amount(Record row) {
    return new Money(
        row.get(CREDIT_PURCHASE.AMOUNT_MINOR),
        Currency.getInstance(row.get(CREDIT_PURCHASE.CURRENCY)));
  }

  private static @Nullable Decision decision(Record row) {
    var status = PurchaseStatus.valueOf(row.get(CREDIT_PURCHASE.STATUS));
    if (status == PurchaseStatus.PENDING) return null;
    var by = row.get(CREDIT_PURCHASE.DECIDED_BY);
    return new Decision(
        status == PurchaseStatus.CONFIRMED,
        row.get(CREDIT_PURCHASE.DECIDED_AT),
        by == null ? null : new PersonId(by),
        row.get(CREDIT_PURCHASE.REJECTION_REASON));
  }

  private static @Nullable RedemptionId redemption(@Nullable UUID id) {
    return id == null ? null : new RedemptionId(id);
  }

  private Condition ours() {
    return CREDIT_PURCHASE.ORGANIZATION_ID.eq(organization());
  }

  private UUID organization() {
    return db.caller().organization().value();
  }
}
