package studio.booking.credits.jooq;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lag;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.SQLDataType.BIGINT;
import static org.jooq.impl.SQLDataType.UUID;
import static studio.booking.credits.jooq.db.Tables.ACCOUNT;
import static studio.booking.credits.jooq.db.Tables.ALL_ACCESS_DAILY_USAGE;
import static studio.booking.credits.jooq.db.Tables.CHARGE;
import static studio.booking.credits.jooq.db.Tables.LEDGER;
import static studio.booking.credits.jooq.db.Tables.LOT;
import static studio.booking.credits.jooq.db.Tables.REDEMPTION;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record5;
import org.jooq.Select;
import org.jooq.Table;
import studio.booking.credits.domain.LedgerCheck;
import studio.booking.credits.domain.LedgerCheck.Mismatch;
import studio.booking.credits.domain.LedgerCheck.Unswept;
import studio.booking.credits.domain.PostingType;
import studio.booking.scheduling.PaymentType;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Db;

/**
 * Holds accounts, lots, lines and charges of a whole studio against each other. All comparisons are
 * one statement: it sees one moment, so that work going on meanwhile never looks like a mismatch.
 */
final class LedgerChecks {
  private static final Field<UUID> CLIENT = field(name("client_id"), UUID);
  private static final Field<Long> CREDITS = field(name("credits"), BIGINT);
  private static final Field<Long> LINES = field(name("lines"), BIGINT);

  private final Db db;

  LedgerChecks(Db db) {
    this.db = db;
  }

  Later<LedgerCheck> at(Instant now) {
    var accounts = count();
    var number = db.ask(select(accounts).from(ACCOUNT).where(ours(ACCOUNT.ORGANIZATION_ID)));
    var all =
        lots()
            .unionAll(lines())
            .unionAll(numbers())
            .unionAll(chain())
            .unionAll(charges())
            .unionAll(days())
            .unionAll(friendPasses());
    var mismatches =
        db.list(
            selectFrom(all.asTable("m")).limit(LedgerCheck.AT_MOST),
            row ->
                new Mismatch(
                    new ClientId(row.get(0, UUID.class)),
                    row.get(1, String.class),
                    row.get(2, UUID.class),
                    row.get(3, Long.class),
                    row.get(4, Long.class)));
    var unswept = unswept(now);
    return number.map(
        found -> new LedgerCheck(found.getFirst().get(accounts), mismatches.get(), unswept.get()));
  }

  private Later<java.util.List<Unswept>> unswept(Instant now) {
    var lots = count();
    var credits = sum(LOT.REMAINING);
    return db.list(
        select(LOT.CLIENT_ID, lots, credits)
            .from(LOT)
            .where(ours(LOT.ORGANIZATION_ID), LOT.REMAINING.gt(0), LOT.EXPIRES_AT.le(now))
            .groupBy(LOT.CLIENT_ID)
            .orderBy(LOT.CLIENT_ID)
            .limit(LedgerCheck.AT_MOST),
        row ->
            new Unswept(
                new ClientId(row.get(LOT.CLIENT_ID)),
                row.get(lots),
                row.get(credits).longValueExact()));
  }

  private Select<Record5<UUID, String, UUID, Long, Long>> lots() {
    var sums =
        select(LOT.CLIENT_ID.as(CLIENT), sum(LOT.REMAINING).cast(BIGINT).as(CREDITS))
            .from(LOT)
            .where(ours(LOT.ORGANIZATION_ID))
            .groupBy(LOT.CLIENT_ID)
            .asTable("l");
    return accounts("LOTS_DIFFER_FROM_BALANCE", sums, ACCOUNT.BALANCE, sumOf(sums, CREDITS));
  }

  private Select<Record5<UUID, String, UUID, Long, Long>> lines() {
    var sums = lineSums();
    return accounts("LEDGER_DIFFERS_FROM_BALANCE", sums, ACCOUNT.BALANCE, sumOf(sums, CREDITS));
  }

  private Select<Record5<UUID, String, UUID, Long, Long>> numbers() {
    var sums = lineSums();
    return accounts("LINES_ARE_MISSING", sums, ACCOUNT.LAST_NUMBER, sumOf(sums, LINES));
  }

  private static <T> Field<T> sumOf(Table<?> sums, Field<T> column) {
    return field(name(sums.getName(), column.getName()), column.getDataType());
  }

  private Table<?> lineSums() {
    return select(
            LEDGER.CLIENT_ID.as(CLIENT),
            sum(LEDGER.AMOUNT).cast(BIGINT).as(CREDITS),
            count().cast(BIGINT).as(LINES))
        .from(LEDGER)
        .where(ours(LEDGER.ORGANIZATION_ID))
        .groupBy(LEDGER.CLIENT_ID)
        .asTable("g");
  }

  private Select<Record5<UUID, String, UUID, Long, Long>> accounts(
      String what, Table<?> sums, Field<Long> expected, Field<Long> found) {
    var actual = coalesce(found, inline(0L));
    return mismatch(ACCOUNT.CLIENT_ID, what, ACCOUNT.CLIENT_ID, expected, actual)
        .from(ACCOUNT)
        .leftJoin(sums)
        .on(ACCOUNT.CLIENT_ID.eq(sumOf(sums, CLIENT)))
        .where(ours(ACCOUNT.ORGANIZATION_ID), expected.ne(actual));
  }

  private Select<Record5<UUID, String, UUID, Long, Long>> chain() {
    var before = field(name("k", "balance_before"), BIGINT);
    var previous = field(name("k", "previous"), BIGINT);
    var links =
        select(
                LEDGER.CLIENT_ID,
                LEDGER.ID,
                LEDGER.BALANCE_BEFORE,
                lag(LEDGER.BALANCE_AFTER, 1, inline(0L))
                    .over()
                    .partitionBy(LEDGER.CLIENT_ID)
                    .orderBy(LEDGER.NUMBER)
                    .as("previous"))
            .from(LEDGER)
            .where(ours(LEDGER.ORGANIZATION_ID))
            .asTable("k");
    return mismatch(
            field(name("k", "client_id"), UUID),
            "CHAIN_IS_BROKEN",
            field(name("k", "id"), UUID),
            previous,
            before)
        .from(links)
        .where(before.ne(previous));
  }

  /**
   * What is charged and not given back is what the lines of the booking come to: it may have moved,
   * and then paid more than once. Charges without lines count as well as lines without charges.
   */
  private Select<Record5<UUID, String, UUID, Long, Long>> charges() {
    var sums =
        select(
                LEDGER.BOOKING_ID.as("booking_id"),
                LEDGER.CLIENT_ID.as(CLIENT),
                sum(LEDGER.AMOUNT).neg().cast(BIGINT).as(CREDITS))
            .from(LEDGER)
            .where(
                ours(LEDGER.ORGANIZATION_ID),
                LEDGER.TYPE.in(PostingType.BOOKING_PAYMENT.name(), PostingType.REFUND.name()))
            .groupBy(LEDGER.BOOKING_ID, LEDGER.CLIENT_ID)
            .asTable("g");
    var bookings =
        select(
                CHARGE.BOOKING_ID,
                CHARGE.CLIENT_ID,
                CHARGE.CREDITS.minus(CHARGE.REFUNDED).cast(BIGINT).as("charged"))
            .from(CHARGE)
            .where(ours(CHARGE.ORGANIZATION_ID))
            .asTable("c");
    var expected = coalesce(field(name("c", "charged"), BIGINT), inline(0L));
    var actual = coalesce(field(name("g", "credits"), BIGINT), inline(0L));
    var booking = field(name("c", "booking_id"), UUID);
    var client = field(name("c", "client_id"), UUID);
    var lineBooking = field(name("g", "booking_id"), UUID);
    var lineClient = field(name("g", "client_id"), UUID);
    return mismatch(
            coalesce(client, lineClient),
            "CHARGE_DIFFERS_FROM_LEDGER",
            coalesce(booking, lineBooking),
            expected,
            actual)
        .from(bookings)
        .fullJoin(sums)
        .on(booking.eq(lineBooking), client.eq(lineClient))
        .where(expected.ne(actual));
  }

  /** A booking that a pass let in to has one use that is not given back, and no other has any. */
  private Select<Record5<UUID, String, UUID, Long, Long>> days() {
    var uses = field(name("u", "uses"), BIGINT);
    var booking = field(name("u", "booking_id"), UUID);
    var counted =
        select(
                ALL_ACCESS_DAILY_USAGE.BOOKING_ID.as("booking_id"),
                ALL_ACCESS_DAILY_USAGE.REDEMPTION_ID.as("redemption_id"),
                count().cast(BIGINT).as("uses"))
            .from(ALL_ACCESS_DAILY_USAGE)
            .where(
                ours(ALL_ACCESS_DAILY_USAGE.ORGANIZATION_ID),
                ALL_ACCESS_DAILY_USAGE.RETURNED_AT.isNull())
            .groupBy(ALL_ACCESS_DAILY_USAGE.BOOKING_ID, ALL_ACCESS_DAILY_USAGE.REDEMPTION_ID)
            .asTable("u");
    Condition paysByDay =
        CHARGE
            .PAYMENT_TYPE
            .eq(inline(PaymentType.ALL_ACCESS.name()))
            .and(CHARGE.REFUNDED_AT.isNull());
    var expected = when(paysByDay, inline(1L)).otherwise(inline(0L));
    var actual = coalesce(uses, inline(0L));
    // A use refers to its charge, so there is none without.
    return mismatch(
            CHARGE.CLIENT_ID, "PASS_DAY_DIFFERS_FROM_CHARGE", CHARGE.BOOKING_ID, expected, actual)
        .from(CHARGE)
        .leftJoin(counted)
        .on(
            booking.eq(CHARGE.BOOKING_ID),
            field(name("u", "redemption_id"), UUID).eq(CHARGE.REDEMPTION_ID))
        .where(ours(CHARGE.ORGANIZATION_ID), expected.ne(actual));
  }

  /** A friend pass is used if, and only if, a booking is paid with it. */
  private Select<Record5<UUID, String, UUID, Long, Long>> friendPasses() {
    var pays = field(name("f", "pays"), BIGINT);
    var redemption = field(name("f", "redemption_id"), UUID);
    var counted =
        select(CHARGE.REDEMPTION_ID.as("redemption_id"), count().cast(BIGINT).as("pays"))
            .from(CHARGE)
            .where(
                ours(CHARGE.ORGANIZATION_ID),
                CHARGE.PAYMENT_TYPE.eq(inline(PaymentType.FRIEND_PASS.name())),
                CHARGE.REFUNDED_AT.isNull())
            .groupBy(CHARGE.REDEMPTION_ID)
            .asTable("f");
    var expected =
        when(REDEMPTION.FRIEND_PASS_USED_AT.isNotNull(), inline(1L)).otherwise(inline(0L));
    var actual = coalesce(pays, inline(0L));
    return mismatch(
            REDEMPTION.CLIENT_ID,
            "FRIEND_PASS_DIFFERS_FROM_CHARGE",
            REDEMPTION.ID,
            expected,
            actual)
        .from(REDEMPTION)
        .leftJoin(counted)
        .on(redemption.eq(REDEMPTION.ID))
        .where(
            ours(REDEMPTION.ORGANIZATION_ID), REDEMPTION.FRIEND_PASS.isTrue(), expected.ne(actual));
  }

  private static org.jooq.SelectSelectStep<Record5<UUID, String, UUID, Long, Long>> mismatch(
      Field<UUID> client,
      String what,
      Field<UUID> subject,
      Field<Long> expected,
      Field<Long> actual) {
    return select(
        client.as("client_id"),
        inline(what).as("what"),
        subject.as("subject"),
        expected.as("expected"),
        actual.as("actual"));
  }

  private Condition ours(Field<UUID> column) {
    return column.eq(db.caller().organization().value());
  }
}
