package studio.booking.credits.jooq;

import static java.util.stream.Collectors.groupingBy;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.SQLDataType.INTEGER;
import static studio.booking.credits.jooq.db.Tables.ACCOUNT;
import static studio.booking.credits.jooq.db.Tables.LEDGER;
import static studio.booking.credits.jooq.db.Tables.LOT;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.springframework.stereotype.Repository;
import studio.booking.credits.RedemptionId;
import studio.booking.credits.domain.Account;
import studio.booking.credits.domain.AccountStanding;
import studio.booking.credits.domain.DayUseId;
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
              select(ACCOUNT.CLIENT_ID, ACCOUNT.STANDING)
                  .from(ACCOUNT)
                  .where(
                      ACCOUNT.ORGANIZATION_ID.eq(in.organization()),
                      ACCOUNT.CLIENT_ID.eq(any(in.uuids(ids -> ids))))
                  .orderBy(ACCOUNT.CLIENT_ID));

  private static final Template<UUID[]> LOCKED_ACCOUNTS =
      Template.of(
          in ->
              select(ACCOUNT.CLIENT_ID, ACCOUNT.STANDING)
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

  private static final Field<Integer> OUT = sum(LEDGER.AMOUNT).neg().cast(INTEGER);

  private static final Template<UUID[]> TAKEN =
      Template.of(
          in ->
              select(LEDGER.BOOKING_ID, OUT)
                  .select(LotRows.FIELDS)
                  .from(LEDGER)
                  .join(LOT)
                  .on(
                      LOT.ORGANIZATION_ID.eq(LEDGER.ORGANIZATION_ID),
                      LOT.CLIENT_ID.eq(LEDGER.CLIENT_ID),
                      LOT.ID.eq(LEDGER.LOT_ID))
                  .where(
                      LEDGER.ORGANIZATION_ID.eq(in.organization()),
                      LEDGER.BOOKING_ID.eq(any(in.uuids(ids -> ids))),
                      // A booking that moved may have taken, put back, and taken again.
                      LEDGER.TYPE.in(PostingType.BOOKING_PAYMENT.name(), PostingType.REFUND.name()))
                  .groupBy(LEDGER.BOOKING_ID, LOT.ORGANIZATION_ID, LOT.CLIENT_ID, LOT.ID)
                  .having(sum(LEDGER.AMOUNT).lt(BigDecimal.ZERO))
                  .orderBy(LEDGER.BOOKING_ID, min(LEDGER.NUMBER)));

  private final Db db;
  private final Clock clock;
  private final LedgerWrites writes;
  private final LotWrites lots;
  private final ChargeWrites charges;
  private final PassWrites passes;

  JooqLedger(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
    this.passes = new PassWrites(db);
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
    var known =
        db.list(
            first,
            ids,
            row ->
                Map.entry(
                    new ClientId(row.get(ACCOUNT.CLIENT_ID)),
                    AccountStanding.valueOf(row.get(ACCOUNT.STANDING))));
    // Statements of their own: the locking one misses what was written while it waited.
    var lots = db.list(LOTS, ids, LotRows::lot);
    var asked = PassRows.Asked.of(clients, clock.instant());
    var passes = db.ask(PassRows.OF_CLIENTS, asked).map(PassRows::passes);
    return known.map(
        found -> {
          var full = lots.get().stream().collect(groupingBy(Lot::client));
          var accounts = new LinkedHashMap<ClientId, Account>();
          for (var one : found) {
            var client = one.getKey();
            accounts.put(
                client,
                new Account(
                    client,
                    full.getOrDefault(client, List.of()),
                    passes.get().getOrDefault(client, Passes.NONE),
                    one.getValue()));
          }
          return accounts;
        });
  }

  @Override
  public Later<List<Charge>> charges(Collection<BookingId> bookings) {
    return ChargeQuestions.of(db, bookingIds(bookings));
  }

  @Override
  public Later<List<Taken>> taken(Collection<BookingId> bookings) {
    return db.list(
        TAKEN,
        bookingIds(bookings),
        row ->
            new Taken(new BookingId(row.get(LEDGER.BOOKING_ID)), LotRows.lot(row), row.get(OUT)));
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
  public void openAccounts(List<ClientId> clients, Instant now) {
    writes.openAccounts(clients, now);
  }

  @Override
  public void stand(ClientId client, AccountStanding standing) {
    writes.stand(client, standing);
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
  public void addCharges(List<NewCharge> charges, Instant now) {
    this.charges.add(charges, now);
  }

  @Override
  public void changeCharges(List<NewCharge> charges, Instant now) {
    this.charges.change(charges, now);
  }

  @Override
  public void markRefunded(List<BookingId> bookings, Instant now) {
    charges.markRefunded(bookings, now);
  }

  @Override
  public void useDays(List<NewDayUse> uses, Instant now) {
    passes.use(uses, now);
  }

  @Override
  public void returnDays(List<DayUseId> uses, Instant now) {
    passes.giveBack(uses, now);
  }

  @Override
  public void moveDays(Map<DayUseId, LocalDate> days) {
    passes.move(days);
  }

  @Override
  public void recordAttendance(List<DayAttended> days) {
    passes.recordAttendance(days);
  }

  @Override
  public void useFriendPasses(List<RedemptionId> redemptions, Instant now) {
    passes.useFriendPasses(redemptions, now);
  }

  @Override
  public void returnFriendPasses(List<RedemptionId> redemptions) {
    passes.returnFriendPasses(redemptions);
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
