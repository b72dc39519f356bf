package studio.booking.credits.jooq;

import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static studio.booking.credits.jooq.db.Tables.ACCOUNT;
import static studio.booking.credits.jooq.db.Tables.ALL_ACCESS_DAILY_USAGE;
import static studio.booking.credits.jooq.db.Tables.CHARGE;
import static studio.booking.credits.jooq.db.Tables.COUPON;
import static studio.booking.credits.jooq.db.Tables.COUPON_USE;
import static studio.booking.credits.jooq.db.Tables.CREDIT_PURCHASE;
import static studio.booking.credits.jooq.db.Tables.LEDGER;
import static studio.booking.credits.jooq.db.Tables.LEDGER_WORDS;
import static studio.booking.credits.jooq.db.Tables.LOT;
import static studio.booking.credits.jooq.db.Tables.PACKAGE;
import static studio.booking.credits.jooq.db.Tables.REDEMPTION;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.ResultQuery;
import org.springframework.stereotype.Repository;
import studio.booking.credits.jooq.CreditFiles.AccountRecord;
import studio.booking.credits.jooq.CreditFiles.ChargeRecord;
import studio.booking.credits.jooq.CreditFiles.CouponUseRecord;
import studio.booking.credits.jooq.CreditFiles.LedgerRecord;
import studio.booking.credits.jooq.CreditFiles.LotRecord;
import studio.booking.credits.jooq.CreditFiles.PassDayRecord;
import studio.booking.credits.jooq.CreditFiles.PurchaseRecord;
import studio.booking.credits.jooq.CreditFiles.RedemptionRecord;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.PersonalRecords;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.PersonalRows;

/** What a client bought, was given and spent. */
@Repository
class CreditRecords implements PersonalRecords {
  private final Db db;

  CreditRecords(Db db) {
    this.db = db;
  }

  @Override
  public Set<String> tables() {
    return Set.of(
        "credits.account",
        "credits.all_access_daily_usage",
        "credits.charge",
        "credits.coupon_use",
        "credits.credit_purchase",
        "credits.ledger",
        "credits.ledger_words",
        "credits.lot",
        "credits.redemption");
  }

  @Override
  public Later<List<PersonalFile>> about(Caller caller, ClientId client) {
    var rows = new PersonalRows(db);
    var id = client.value();
    var theirs =
        select(REDEMPTION.ID)
            .from(REDEMPTION)
            .where(rows.ours(REDEMPTION), REDEMPTION.CLIENT_ID.eq(id));
    return rows.file("credit-account", AccountRecord.class, ACCOUNT, ACCOUNT.CLIENT_ID.eq(id))
        .file("credit-lots", LotRecord.class, LOT, LOT.CLIENT_ID.eq(id))
        .file("charges", ChargeRecord.class, CHARGE, CHARGE.CLIENT_ID.eq(id))
        .file(
            "credit-purchases",
            PurchaseRecord.class,
            CREDIT_PURCHASE,
            CREDIT_PURCHASE.CLIENT_ID.eq(id))
        .file(
            "pass-days",
            PassDayRecord.class,
            ALL_ACCESS_DAILY_USAGE,
            ALL_ACCESS_DAILY_USAGE.REDEMPTION_ID.in(theirs))
        .file("ledger", LedgerRecord.class, ledger(rows, id))
        .file("redemptions", RedemptionRecord.class, redemptions(rows, id))
        .file("coupon-uses", CouponUseRecord.class, couponUses(rows, id))
        .all();
  }

  private static ResultQuery<?> ledger(PersonalRows rows, UUID client) {
    return select(
            PersonalRows.columns(
                LedgerRecord.class, LEDGER, LEDGER_WORDS.REASON, LEDGER_WORDS.IDEMPOTENCY_KEY))
        .from(LEDGER)
        .leftJoin(LEDGER_WORDS)
        .on(JooqLedgerLines.OF_THE_LINE)
        .where(rows.ours(LEDGER), LEDGER.CLIENT_ID.eq(client))
        .orderBy(LEDGER.NUMBER);
  }

  private static ResultQuery<?> redemptions(PersonalRows rows, UUID client) {
    return select(
            PersonalRows.columns(
                RedemptionRecord.class,
                REDEMPTION,
                PACKAGE.NAME.as("package_name"),
                COUPON.CODE.as("coupon_code")))
        .from(REDEMPTION)
        .join(PACKAGE)
        .on(
            PACKAGE.ORGANIZATION_ID.eq(REDEMPTION.ORGANIZATION_ID),
            PACKAGE.ID.eq(REDEMPTION.PACKAGE_ID))
        .leftJoin(COUPON)
        .on(
            COUPON.ORGANIZATION_ID.eq(REDEMPTION.ORGANIZATION_ID),
            COUPON.ID.eq(REDEMPTION.COUPON_ID))
        .where(rows.ours(REDEMPTION), REDEMPTION.CLIENT_ID.eq(client))
        .orderBy(REDEMPTION.ID);
  }

  private static ResultQuery<?> couponUses(PersonalRows rows, UUID client) {
    return select(
            PersonalRows.columns(CouponUseRecord.class, COUPON_USE, COUPON.CODE.as("coupon_code")))
        .from(COUPON_USE)
        .join(COUPON)
        .on(
            COUPON.ORGANIZATION_ID.eq(COUPON_USE.ORGANIZATION_ID),
            COUPON.ID.eq(COUPON_USE.COUPON_ID))
        .where(rows.ours(COUPON_USE), COUPON_USE.CLIENT_ID.eq(client))
        .orderBy(COUPON_USE.COUPON_ID);
  }

  /** The books stay under the pseudonym, without words and without what a provider knows. */
  @Override
  public void erase(ClientId client) {
    var rows = new PersonalRows(db);
    var id = client.value();
    db.write(
        deleteFrom(LEDGER_WORDS).where(rows.ours(LEDGER_WORDS), LEDGER_WORDS.CLIENT_ID.eq(id)));
    db.write(
        update(REDEMPTION)
            .setNull(REDEMPTION.PAYMENT_REFERENCE)
            .setNull(REDEMPTION.REVOCATION_REASON)
            .set(REDEMPTION.VERSION, REDEMPTION.VERSION.plus(1))
            .where(
                rows.ours(REDEMPTION),
                REDEMPTION.CLIENT_ID.eq(id),
                REDEMPTION
                    .PAYMENT_REFERENCE
                    .isNotNull()
                    .or(REDEMPTION.REVOCATION_REASON.isNotNull())));
    db.write(
        update(CREDIT_PURCHASE)
            .setNull(CREDIT_PURCHASE.PROVIDER_TXN_ID)
            .setNull(CREDIT_PURCHASE.REJECTION_REASON)
            .where(
                rows.ours(CREDIT_PURCHASE),
                CREDIT_PURCHASE.CLIENT_ID.eq(id),
                CREDIT_PURCHASE
                    .PROVIDER_TXN_ID
                    .isNotNull()
                    .or(CREDIT_PURCHASE.REJECTION_REASON.isNotNull())));
  }
}
