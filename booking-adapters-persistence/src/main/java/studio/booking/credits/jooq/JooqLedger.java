package studio.booking.credits.jooq;

import static java.util.stream.Collectors.groupingBy;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.boolOr;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.INTEGER;
import static studio.booking.credits.jooq.db.Tables.ACCOUNT;
import static studio.booking.credits.jooq.db.Tables.CHARGE;
import static studio.booking.credits.jooq.db.Tables.LEDGER;
import static studio.booking.credits.jooq.db.Tables.LOT;
import static studio.booking.credits.jooq.db.Tables.REDEMPTION;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.springframework.stereotype.Repository;
import studio.booking.credits.domain.Account;
import studio.booking.credits.domain.Ledger;
import studio.booking.credits.domain.Lot;
import studio.booking.credits.domain.Passes;
import studio.booking.credits.domain.Posting;
import studio.booking.credits.domain.PostingType;
import studio.booking.scheduling.BookingId;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Template;

/** Accounts, lots and lines as rows. */
@Repository
class JooqLedger implements Ledger {
  private static final Template<UUID[]> ACCOUNTS =
      Template.of(
          in ->
              select(ACCOUNT.CLIENT_ID)
                  .from(ACCOUNT)
                  .where(
                      ACCOUNT.ORGANIZATION_ID.eq(in.organization()),
                      ACCOUNT.CLIENT_ID.eq(any(in.uuids(ids -> ids))))
                  .orderBy(ACCOUNT.CLIENT_ID));

  private static final Template<UUID[]> LOCKED_ACCOUNTS =
      Template.of(
          in ->
              select(ACCOUNT.CLIENT_ID)
                  .from(ACCOUNT)
                  .where(
                      ACCOUNT.ORGANIZATION_ID.eq(in.organization()),
                      ACCOUNT.CLIENT_ID.eq(any(in.uuids(ids -> ids))))
                  .orderBy(ACCOUNT.CLIENT_ID)
                  .forNoKeyUpdate());

  private static final Template<UUID[]> LOTS =
      Template.of(
          in ->
              select(LotRows.FIELDS)
                  .from(LOT)
                  .where(
                      LOT.ORGANIZATION_ID.eq(in.organization()),
                      LOT.CLIENT_ID.eq(any(in.uuids(ids -> ids))),
                      LOT.REMAINING.gt(0)));

  private static final Field<Integer> ALL_ACCESS = count(REDEMPTION.ALL_ACCESS_EXPIRES_AT);

  private static final Field<Boolean> FRIEND =
      boolOr(condition(REDEMPTION.FRIEND_PASS).and(REDEMPTION.FRIEND_PASS_USED_AT.isNull()));

  private static final Template<UUID[]> PASSES =
      Template.of(
          in ->
              select(REDEMPTION.CLIENT_ID, ALL_ACCESS, FRIEND)
                  .from(REDEMPTION)
                  .where(
                      REDEMPTION.ORGANIZATION_ID.eq(in.organization()),
                      REDEMPTION.CLIENT_ID.eq(any(in.uuids(ids -> ids))),
                      REDEMPTION.REVOKED_AT.isNull(),
                      condition(REDEMPTION.FRIEND_PASS)
                          .or(REDEMPTION.ALL_ACCESS_EXPIRES_AT.isNotNull()))
                  .groupBy(REDEMPTION.CLIENT_ID));

  private final Db db;
  private final LedgerWrites writes;
  private final LotWrites lots;
  private final ChargeWrites charges;

  JooqLedger(Db db) {
    this.db = db;
    this.lots = new LotWrites(db);
    this.writes = new LedgerWrites(db, lots);
    this.charges = new ChargeWrites(db);
  }

  @Override
  public Later<Map<ClientId, Account>> open(Collection<ClientId> clients) {
    return accounts(LOCKED_ACCOUNTS, clients);
  }

  @Override
  public Later<Map<ClientId, Account>> look(Collection<ClientId> clients) {
    return accounts(ACCOUNTS, clients);
  }

  private Later<Map<ClientId, Account>> accounts(
      Template<UUID[]> first, Collection<ClientId> clients) {
    var ids = ids(clients);
    var known = db.list(first, ids, row -> new ClientId(row.get(ACCOUNT.CLIENT_ID)));
    // Statements of their own: the locking one misses what was written while it waited.
    var lots = db.list(LOTS, ids, LotRows::lot);
    var passes = passesOf(ids);
    return known.map(
        found -> {
          var full = lots.get().stream().collect(groupingBy(Lot::client));
          var accounts = new LinkedHashMap<ClientId, Account>();
          for (var client : found) {
            accounts.put(
                client,
                new Account(
                    client,
                    full.getOrDefault(client, List.of()),
                    passes.get().getOrDefault(client, Passes.NONE)));
          }
          return accounts;
        });
  }

  private Later<Map<ClientId, Passes>> passesOf(UUID[] clients) {
    var rows = db.ask(PASSES, clients);
    return rows.map(
        found -> {
          var passes = new HashMap<ClientId, Passes>();
          for (var row : found) {
            passes.put(
                new ClientId(row.get(REDEMPTION.CLIENT_ID)),
                new Passes(row.get(ALL_ACCESS) > 0, row.get(FRIEND)));
          }
          return passes;
        });
  }

  @Override
  public Later<List<Charge>> charges(Collection<BookingId> bookings) {
    return db.list(
        select(CHARGE.BOOKING_ID, CHARGE.CLIENT_ID, CHARGE.CREDITS, CHARGE.REFUNDED_AT)
            .from(CHARGE)
            .where(
                ours(CHARGE.ORGANIZATION_ID), CHARGE.BOOKING_ID.eq(any(val(bookingIds(bookings))))),
        row ->
            new Charge(
                new BookingId(row.get(CHARGE.BOOKING_ID)),
                new ClientId(row.get(CHARGE.CLIENT_ID)),
                row.get(CHARGE.CREDITS),
                row.get(CHARGE.REFUNDED_AT)));
  }

  @Override
  public Later<List<Taken>> taken(Collection<BookingId> bookings) {
    var out = sum(LEDGER.AMOUNT).neg().cast(INTEGER);
    return db.list(
        select(LEDGER.BOOKING_ID, out)
            .select(LotRows.FIELDS)
            .from(LEDGER)
            .join(LOT)
            .on(
                LOT.ORGANIZATION_ID.eq(LEDGER.ORGANIZATION_ID),
                LOT.CLIENT_ID.eq(LEDGER.CLIENT_ID),
                LOT.ID.eq(LEDGER.LOT_ID))
            .where(
                ours(LEDGER.ORGANIZATION_ID),
                LEDGER.BOOKING_ID.eq(any(val(bookingIds(bookings)))),
                // A booking that moved may have taken, put back, and taken again.
                LEDGER.TYPE.in(PostingType.BOOKING_PAYMENT.name(), PostingType.REFUND.name()))
            .groupBy(LEDGER.BOOKING_ID, LOT.ORGANIZATION_ID, LOT.CLIENT_ID, LOT.ID)
            .having(sum(LEDGER.AMOUNT).lt(BigDecimal.ZERO))
            .orderBy(LEDGER.BOOKING_ID, min(LEDGER.NUMBER)),
        row ->
            new Taken(new BookingId(row.get(LEDGER.BOOKING_ID)), LotRows.lot(row), row.get(out)));
  }

  @Override
  public Later<List<ClientId>> withExpired(Instant now, int atMost) {
    return db.list(
        selectDistinct(LOT.CLIENT_ID)
            .from(LOT)
            .where(ours(LOT.ORGANIZATION_ID), LOT.REMAINING.gt(0), LOT.EXPIRES_AT.le(now))
            .limit(atMost),
        row -> new ClientId(row.get(LOT.CLIENT_ID)));
  }

  @Override
  public void openAccount(ClientId client, Instant now) {
    writes.openAccount(client, now);
  }

  @Override
  public void add(List<Lot> lots, Instant now) {
    this.lots.add(lots, now);
  }

  @Override
  public void post(List<Posting> postings, Instant now) {
    writes.post(postings, now);
  }

  @Override
  public void addCharges(List<Charge> charges, Instant now) {
    this.charges.add(charges, now);
  }

  @Override
  public void changeCharges(List<Charge> charges, Instant now) {
    this.charges.change(charges, now);
  }

  @Override
  public void markRefunded(List<BookingId> bookings, Instant now) {
    charges.markRefunded(bookingIds(bookings), now);
  }

  private Condition ours(Field<UUID> organization) {
    return organization.eq(db.caller().organization().value());
  }

  private static UUID[] ids(Collection<ClientId> clients) {
    return clients.stream().map(ClientId::value).distinct().toArray(UUID[]::new);
  }

  private static UUID[] bookingIds(Collection<BookingId> bookings) {
    return bookings.stream().map(BookingId::value).distinct().toArray(UUID[]::new);
  }
}
