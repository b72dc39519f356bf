package studio.booking.credits.jooq;

import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static studio.booking.credits.jooq.db.Tables.LEDGER;
import static studio.booking.credits.jooq.db.Tables.LOT;
import static studio.booking.credits.jooq.db.Tables.REDEMPTION;

import java.time.Instant;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import studio.booking.credits.domain.PostingType;
import studio.booking.credits.domain.RedemptionStatus;

/**
 * How things stand with a redemption at an instant, out of its lots and dates. The status column is
 * only what a job last wrote down.
 */
final class RedemptionState {
  private final Supplier<Field<Instant>> now;

  RedemptionState(Instant now) {
    this(() -> val(now, LOT.EXPIRES_AT));
  }

  /**
   * @param now one for each place where it is asked for
   */
  RedemptionState(Supplier<Field<Instant>> now) {
    this.now = now;
  }

  /** Credits of it that can be spent. */
  Field<Integer> creditsLeft() {
    return field(
            select(coalesce(sum(LOT.REMAINING), inline(0)))
                .from(LOT)
                .where(ofRedemption(), LOT.EXPIRES_AT.isNull().or(LOT.EXPIRES_AT.gt(now.get()))))
        .cast(Integer.class);
  }

  Field<String> status() {
    return case_()
        .when(REDEMPTION.REVOKED_AT.isNotNull(), inline(RedemptionStatus.REVOKED.name()))
        .when(isLive(), inline(RedemptionStatus.ACTIVE.name()))
        .when(lostSomething(), inline(RedemptionStatus.EXPIRED.name()))
        .otherwise(inline(RedemptionStatus.USED_UP.name()));
  }

  /** Something of it can be used; also true of what was revoked, of which nothing is left. */
  Condition isLive() {
    return exists(
            lots()
                .and(LOT.REMAINING.gt(0))
                .and(LOT.EXPIRES_AT.isNull().or(LOT.EXPIRES_AT.gt(now.get()))))
        .or(REDEMPTION.ALL_ACCESS_EXPIRES_AT.gt(now.get()))
        .or(hasFriendPass());
  }

  Condition hasFriendPass() {
    return condition(REDEMPTION.FRIEND_PASS)
        .and(REDEMPTION.FRIEND_PASS_USED_AT.isNull())
        .and(
            REDEMPTION
                .FRIEND_PASS_EXPIRES_AT
                .isNull()
                .or(REDEMPTION.FRIEND_PASS_EXPIRES_AT.gt(now.get())));
  }

  private Condition lostSomething() {
    return REDEMPTION
        .ALL_ACCESS_EXPIRES_AT
        .isNotNull()
        .or(condition(REDEMPTION.FRIEND_PASS).and(REDEMPTION.FRIEND_PASS_USED_AT.isNull()))
        .or(exists(lots().and(LOT.REMAINING.gt(0))))
        .or(exists(expiryLines()));
  }

  private static org.jooq.SelectConditionStep<?> lots() {
    return selectOne().from(LOT).where(ofRedemption());
  }

  private static Condition ofRedemption() {
    return LOT.ORGANIZATION_ID
        .eq(REDEMPTION.ORGANIZATION_ID)
        .and(LOT.REDEMPTION_ID.eq(REDEMPTION.ID));
  }

  private static Select<?> expiryLines() {
    return selectOne()
        .from(LEDGER)
        .where(
            LEDGER.ORGANIZATION_ID.eq(REDEMPTION.ORGANIZATION_ID),
            LEDGER.REDEMPTION_ID.eq(REDEMPTION.ID),
            LEDGER.TYPE.eq(PostingType.EXPIRY.name()));
  }
}
