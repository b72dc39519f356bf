package studio.booking.credits.jooq;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static studio.booking.credits.jooq.db.Tables.LEDGER;
import static studio.booking.credits.jooq.db.Tables.LEDGER_WORDS;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.credits.domain.LedgerCheck;
import studio.booking.credits.domain.LedgerLines;
import studio.booking.credits.domain.LotId;
import studio.booking.credits.domain.PostingType;
import studio.booking.scheduling.BookingId;
import studio.booking.shared.ClientId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Later;
import studio.booking.shared.Page;
import studio.booking.shared.PersonId;
import studio.booking.shared.jooq.Db;

/** The ledger's lines as rows. */
@Repository
class JooqLedgerLines implements LedgerLines {
  /** Of a line's words, where there are some. */
  static final Condition OF_THE_LINE =
      LEDGER_WORDS
          .ORGANIZATION_ID
          .eq(LEDGER.ORGANIZATION_ID)
          .and(LEDGER_WORDS.CLIENT_ID.eq(LEDGER.CLIENT_ID))
          .and(LEDGER_WORDS.NUMBER.eq(LEDGER.NUMBER));

  private static final Cursor CURSOR = Cursor.of("credit-transactions", 1);

  private final Db db;
  private final LedgerChecks checks;

  JooqLedgerLines(Db db) {
    this.db = db;
    this.checks = new LedgerChecks(db);
  }

  @Override
  public Later<Page<Line>> list(ClientId client, Filter filter, Page.Request page) {
    return db.list(
            select(LEDGER.fields())
                .select(LEDGER_WORDS.REASON, LEDGER_WORDS.IDEMPOTENCY_KEY)
                .from(LEDGER)
                .leftJoin(LEDGER_WORDS)
                .on(OF_THE_LINE)
                .where(
                    LEDGER.ORGANIZATION_ID.eq(db.caller().organization().value()),
                    LEDGER.CLIENT_ID.eq(client.value()),
                    wanted(filter),
                    page.cursor() == null
                        ? noCondition()
                        : LEDGER.NUMBER.lt(CURSOR.parse(page.cursor()).number(0)))
                .orderBy(LEDGER.NUMBER.desc())
                .limit(page.limit() + 1),
            JooqLedgerLines::line)
        .map(found -> Page.of(found, page.limit(), last -> CURSOR.text(last.number())));
  }

  private static Condition wanted(Filter filter) {
    var booking = filter.booking();
    var redemption = filter.redemption();
    var lot = filter.lot();
    var type = filter.type();
    return eq(LEDGER.BOOKING_ID, booking == null ? null : booking.value())
        .and(eq(LEDGER.REDEMPTION_ID, redemption == null ? null : redemption.value()))
        .and(eq(LEDGER.LOT_ID, lot == null ? null : lot.value()))
        .and(eq(LEDGER_WORDS.IDEMPOTENCY_KEY, filter.idempotencyKey()))
        .and(eq(LEDGER.TYPE, type == null ? null : type.name()));
  }

  private static <T> Condition eq(Field<T> column, @Nullable T value) {
    return value == null ? noCondition() : column.eq(value);
  }

  private static Line line(Record row) {
    return new Line(
        row.get(LEDGER.ID),
        row.get(LEDGER.NUMBER),
        new LotId(row.get(LEDGER.LOT_ID)),
        row.get(LEDGER.AMOUNT),
        row.get(LEDGER.BALANCE_BEFORE),
        row.get(LEDGER.BALANCE_AFTER),
        PostingType.valueOf(row.get(LEDGER.TYPE)),
        row.get(LEDGER_WORDS.REASON),
        booking(row.get(LEDGER.BOOKING_ID)),
        LotRows.redemption(row.get(LEDGER.REDEMPTION_ID)),
        row.get(LEDGER_WORDS.IDEMPOTENCY_KEY),
        person(row.get(LEDGER.BY_PERSON)),
        row.get(LEDGER.BY_ROLE),
        row.get(LEDGER.AT));
  }

  private static @Nullable BookingId booking(@Nullable UUID id) {
    return id == null ? null : new BookingId(id);
  }

  private static @Nullable PersonId person(@Nullable UUID id) {
    return id == null ? null : new PersonId(id);
  }

  @Override
  public Later<LedgerCheck> check(Instant now) {
    return checks.at(now);
  }
}
