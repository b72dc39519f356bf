package studio.booking.credits.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static studio.booking.credits.jooq.db.Tables.ALL_ACCESS_DAILY_USAGE;
import static studio.booking.credits.jooq.db.Tables.CHARGE;
import static studio.booking.credits.jooq.db.Tables.REDEMPTION;

import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.RedemptionId;
import studio.booking.credits.domain.DayUseId;
import studio.booking.credits.domain.Ledger.Charge;
import studio.booking.credits.domain.Ledger.DayUse;
import studio.booking.credits.domain.Ledger.PaidByPass;
import studio.booking.credits.jooq.db.tables.AllAccessDailyUsage;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PaymentType;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Template;

/** What bookings took, with the passes that paid for some of them. */
final class ChargeQuestions {
  private static final AllAccessDailyUsage USE = ALL_ACCESS_DAILY_USAGE;
  private static final AllAccessDailyUsage OTHER = ALL_ACCESS_DAILY_USAGE.as("other");

  /** The day was free again, as the client did not come, and the pass paid for another session. */
  private static final Field<Boolean> USED_AGAIN =
      field(
              exists(
                  selectOne()
                      .from(OTHER)
                      .where(
                          OTHER.ORGANIZATION_ID.eq(USE.ORGANIZATION_ID),
                          OTHER.REDEMPTION_ID.eq(USE.REDEMPTION_ID),
                          OTHER.SESSION_DATE.eq(USE.SESSION_DATE),
                          OTHER.ID.ne(USE.ID),
                          condition(OTHER.HOLDS_DAY))))
          .as("used_again");

  private static final Template<UUID[]> OF_BOOKINGS =
      Template.of(
          in ->
              select(
                      CHARGE.BOOKING_ID,
                      CHARGE.CLIENT_ID,
                      CHARGE.PAYMENT_TYPE,
                      CHARGE.CREDITS,
                      CHARGE.REFUNDED_AT,
                      CHARGE.REDEMPTION_ID,
                      REDEMPTION.ALL_ACCESS_EXPIRES_AT,
                      REDEMPTION.FRIEND_PASS_EXPIRES_AT,
                      REDEMPTION.SESSION_TYPE_IDS,
                      REDEMPTION.REVOKED_AT,
                      USE.ID,
                      USE.SESSION_DATE,
                      USED_AGAIN)
                  .from(CHARGE)
                  .leftJoin(REDEMPTION)
                  .on(
                      REDEMPTION.ORGANIZATION_ID.eq(CHARGE.ORGANIZATION_ID),
                      REDEMPTION.ID.eq(CHARGE.REDEMPTION_ID))
                  .leftJoin(USE)
                  .on(
                      USE.ORGANIZATION_ID.eq(CHARGE.ORGANIZATION_ID),
                      USE.BOOKING_ID.eq(CHARGE.BOOKING_ID),
                      USE.RETURNED_AT.isNull())
                  .where(
                      CHARGE.ORGANIZATION_ID.eq(in.organization()),
                      CHARGE.BOOKING_ID.eq(any(in.uuids(ids -> ids)))));

  private ChargeQuestions() {}

  static Later<List<Charge>> of(Db db, UUID[] bookings) {
    return db.list(OF_BOOKINGS, bookings, ChargeQuestions::charge);
  }

  private static Charge charge(Record row) {
    var type = PaymentType.valueOf(row.get(CHARGE.PAYMENT_TYPE));
    return new Charge(
        new BookingId(row.get(CHARGE.BOOKING_ID)),
        new ClientId(row.get(CHARGE.CLIENT_ID)),
        type,
        row.get(CHARGE.CREDITS),
        pass(row, type),
        row.get(CHARGE.REFUNDED_AT));
  }

  private static @Nullable PaidByPass pass(Record row, PaymentType type) {
    var redemption = row.get(CHARGE.REDEMPTION_ID);
    if (redemption == null) return null;
    var expiry =
        type == PaymentType.ALL_ACCESS
            ? REDEMPTION.ALL_ACCESS_EXPIRES_AT
            : REDEMPTION.FRIEND_PASS_EXPIRES_AT;
    return new PaidByPass(
        new RedemptionId(redemption),
        row.get(expiry),
        LotRows.types(row.get(REDEMPTION.SESSION_TYPE_IDS)),
        row.get(REDEMPTION.REVOKED_AT) != null,
        use(row));
  }

  private static @Nullable DayUse use(Record row) {
    var id = row.get(USE.ID);
    return id == null
        ? null
        : new DayUse(new DayUseId(id), row.get(USE.SESSION_DATE), row.get(USED_AGAIN));
  }
}
