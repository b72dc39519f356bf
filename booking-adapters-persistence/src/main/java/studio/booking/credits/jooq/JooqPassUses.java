package studio.booking.credits.jooq;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static studio.booking.credits.jooq.db.Tables.ALL_ACCESS_DAILY_USAGE;

import org.jooq.Record;
import org.springframework.stereotype.Repository;
import studio.booking.credits.RedemptionId;
import studio.booking.credits.domain.DayUseId;
import studio.booking.credits.domain.PassUse;
import studio.booking.credits.domain.PassUses;
import studio.booking.scheduling.BookingId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Later;
import studio.booking.shared.Page;
import studio.booking.shared.jooq.Db;

/** Days on which passes were used, as rows. */
@Repository
class JooqPassUses implements PassUses {
  private static final Cursor CURSOR = Cursor.of("all-access-usage", 1);

  private final Db db;

  JooqPassUses(Db db) {
    this.db = db;
  }

  @Override
  public Later<Page<PassUse>> of(RedemptionId redemption, Page.Request page) {
    return db.list(
            select(ALL_ACCESS_DAILY_USAGE.fields())
                .from(ALL_ACCESS_DAILY_USAGE)
                .where(
                    ALL_ACCESS_DAILY_USAGE.ORGANIZATION_ID.eq(db.caller().organization().value()),
                    ALL_ACCESS_DAILY_USAGE.REDEMPTION_ID.eq(redemption.value()),
                    page.cursor() == null
                        ? noCondition()
                        : ALL_ACCESS_DAILY_USAGE.ID.lt(CURSOR.parse(page.cursor()).uuid(0)))
                .orderBy(ALL_ACCESS_DAILY_USAGE.ID.desc())
                .limit(page.limit() + 1),
            JooqPassUses::use)
        .map(found -> Page.of(found, page.limit(), last -> CURSOR.text(last.id().value())));
  }

  private static PassUse use(Record row) {
    return new PassUse(
        new DayUseId(row.get(ALL_ACCESS_DAILY_USAGE.ID)),
        new RedemptionId(row.get(ALL_ACCESS_DAILY_USAGE.REDEMPTION_ID)),
        new BookingId(row.get(ALL_ACCESS_DAILY_USAGE.BOOKING_ID)),
        row.get(ALL_ACCESS_DAILY_USAGE.SESSION_DATE),
        row.get(ALL_ACCESS_DAILY_USAGE.WAS_NO_SHOW),
        row.get(ALL_ACCESS_DAILY_USAGE.HOLDS_DAY),
        row.get(ALL_ACCESS_DAILY_USAGE.RETURNED_AT),
        row.get(ALL_ACCESS_DAILY_USAGE.CREATED_AT));
  }
}
