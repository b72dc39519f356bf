package studio.booking.credits.jooq;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.BIGINT;
import static org.jooq.impl.SQLDataType.CLOB;
import static org.jooq.impl.SQLDataType.INTEGER;
import static org.jooq.impl.SQLDataType.UUID;
import static studio.booking.credits.jooq.db.Tables.ACCOUNT;
import static studio.booking.credits.jooq.db.Tables.LEDGER;
import static studio.booking.credits.jooq.db.Tables.LEDGER_WORDS;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.RedemptionId;
import studio.booking.credits.domain.AccountStanding;
import studio.booking.credits.domain.Posting;
import studio.booking.scheduling.BookingId;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;
import studio.booking.shared.jooq.Template;

/**
 * What changes the ledger: one statement for each table, however many rows. Each says how many rows
 * it has to touch; one that touches fewer has met somebody else's work, and everything starts over.
 */
final class LedgerWrites {
  private static final Template<Posted> ADD_LINES = Template.of(LedgerWrites::addingLines);

  private static final Template<List<Posting>> ADD_WORDS = Template.of(LedgerWrites::addingWords);

  private static final Template<List<AccountChange>> UPDATE_ACCOUNTS =
      Template.of(LedgerWrites::updatingAccounts);

  private final Db db;
  private final LotWrites lots;

  LedgerWrites(Db db, LotWrites lots) {
    this.db = db;
    this.lots = lots;
  }

  void stand(ClientId client, AccountStanding standing) {
    db.write(
        update(ACCOUNT)
            .set(ACCOUNT.STANDING, standing.name())
            .where(ACCOUNT.CLIENT_ID.eq(client.value())),
        1);
  }

  void openAccounts(List<ClientId> clients, Instant now) {
    var columns =
        new Columns<>(db, ACCOUNT.ORGANIZATION_ID, Rows.<ClientId>of(clients, "made"))
            .uuid(ACCOUNT.CLIENT_ID, ClientId::value)
            .field(ACCOUNT.CREATED_AT, val(now));
    db.write(
        insertInto(ACCOUNT)
            .columns(columns.names())
            .select(select(columns.values()).from(columns.table()))
            .onConflictDoNothing());
  }

  void post(List<Posting> postings, Instant now) {
    if (postings.isEmpty()) return;
    db.write(ADD_LINES, new Posted(postings, totals(postings), now), postings.size());
    addWords(postings);
    updateAccounts(postings);
    lots.change(postings);
  }

  /** What can be erased of the lines: a statement of its own, where there is something. */
  private void addWords(List<Posting> postings) {
    boolean keyed = db.caller().request().idempotencyKey() != null;
    long some = postings.stream().filter(one -> keyed || one.reason() != null).count();
    if (some > 0) db.write(ADD_WORDS, postings, (int) some);
  }

  private static Map<ClientId, Integer> totals(List<Posting> postings) {
    var totals = new HashMap<ClientId, Integer>();
    for (var posting : postings) totals.merge(posting.client(), posting.amount(), Integer::sum);
    return totals;
  }

  /** Postings made at the same time, and what they come to for each client. */
  private record Posted(List<Posting> postings, Map<ClientId, Integer> totals, Instant now) {
    List<Line> lines() {
      return IntStream.range(0, postings.size())
          .mapToObj(i -> new Line(i, postings.get(i), totals.get(postings.get(i).client())))
          .toList();
    }
  }

  private static List<Line> numbered(List<Posting> postings) {
    return IntStream.range(0, postings.size())
        .mapToObj(i -> new Line(i, postings.get(i), null))
        .toList();
  }

  private record Line(int ordinal, Posting posting, @Nullable Integer total) {}

  /** Numbers and balances go on from the account as it is: in the database, where that is known. */
  private static Query addingLines(Template.Blanks<Posted> in) {
    var rows = in.<Line>rows("p", Posted::lines);
    var ordinal = rows.column("ordinal", INTEGER, Line::ordinal);
    var id = rows.column("id", UUID, _ -> Ids.next());
    var client = rows.column("client", UUID, line -> line.posting().client().value());
    var lot = rows.column("lot", UUID, line -> line.posting().lot().value());
    var amount = rows.column("amount", INTEGER, line -> line.posting().amount());
    var type = rows.column("type", CLOB, line -> line.posting().type().name());
    var booking = rows.column("booking", UUID, line -> value(line.posting().booking()));
    var redemption = rows.column("redemption", UUID, line -> value(line.posting().redemption()));

    // What somebody else took meanwhile makes the count of rows wrong, instead of the balance.
    var total = rows.column("total", INTEGER, Line::total);

    var window = partitionBy(client).orderBy(ordinal);
    var after = ACCOUNT.BALANCE.plus(sum(amount).over(window));
    return insertInto(
            LEDGER,
            LEDGER.ORGANIZATION_ID,
            LEDGER.CLIENT_ID,
            LEDGER.NUMBER,
            LEDGER.ID,
            LEDGER.LOT_ID,
            LEDGER.AMOUNT,
            LEDGER.BALANCE_BEFORE,
            LEDGER.BALANCE_AFTER,
            LEDGER.TYPE,
            LEDGER.BOOKING_ID,
            LEDGER.REDEMPTION_ID,
            LEDGER.BY_PERSON,
            LEDGER.BY_ROLE,
            LEDGER.AT)
        .select(
            select(
                    in.organization(),
                    client,
                    ACCOUNT.LAST_NUMBER.plus(rowNumber().over(window)),
                    id,
                    lot,
                    amount,
                    after.minus(amount),
                    after,
                    type,
                    booking,
                    redemption,
                    in.ofCaller(UUID, LedgerWrites::person),
                    in.ofCaller(CLOB, caller -> caller.role().word()),
                    in.instant(Posted::now))
                .from(rows.table())
                .join(ACCOUNT)
                .on(
                    ACCOUNT.ORGANIZATION_ID.eq(in.organization()),
                    ACCOUNT.CLIENT_ID.eq(client),
                    ACCOUNT.BALANCE.plus(total).ge(0L)));
  }

  /** Lines are numbered as they were just before, from the account as it still is. */
  private static Query addingWords(Template.Blanks<List<Posting>> in) {
    var rows = in.<Line>rows("p", LedgerWrites::numbered);
    var ordinal = rows.column("ordinal", INTEGER, Line::ordinal);
    var client = rows.column("client", UUID, line -> line.posting().client().value());
    var reason = rows.column("reason", CLOB, line -> line.posting().reason());

    var window = partitionBy(client).orderBy(ordinal);
    var lines =
        select(client, rowNumber().over(window).as("number"), reason)
            .from(rows.table())
            .asTable("l", "client", "number", "reason");
    var lineClient = field(name("l", "client"), UUID);
    var lineNumber = field(name("l", "number"), BIGINT);
    var lineReason = field(name("l", "reason"), CLOB);
    var key = field(name("k", "key"), CLOB);
    var keys =
        select(in.ofCaller(CLOB, caller -> caller.request().idempotencyKey())).asTable("k", "key");
    return insertInto(
            LEDGER_WORDS,
            LEDGER_WORDS.ORGANIZATION_ID,
            LEDGER_WORDS.CLIENT_ID,
            LEDGER_WORDS.NUMBER,
            LEDGER_WORDS.REASON,
            LEDGER_WORDS.IDEMPOTENCY_KEY)
        .select(
            select(
                    in.organization(),
                    lineClient,
                    ACCOUNT.LAST_NUMBER.plus(lineNumber),
                    lineReason,
                    key)
                .from(lines)
                .crossJoin(keys)
                .join(ACCOUNT)
                .on(ACCOUNT.ORGANIZATION_ID.eq(in.organization()), ACCOUNT.CLIENT_ID.eq(lineClient))
                .where(lineReason.isNotNull().or(key.isNotNull())));
  }

  private record AccountChange(ClientId client, long amount, long lines) {
    AccountChange and(AccountChange other) {
      return new AccountChange(client, amount + other.amount, lines + other.lines);
    }
  }

  private void updateAccounts(List<Posting> postings) {
    var changes = new LinkedHashMap<ClientId, AccountChange>();
    for (var posting : postings) {
      var change = new AccountChange(posting.client(), posting.amount(), 1);
      changes.merge(posting.client(), change, AccountChange::and);
    }
    db.write(UPDATE_ACCOUNTS, List.copyOf(changes.values()), changes.size());
  }

  private static Query updatingAccounts(Template.Blanks<List<AccountChange>> in) {
    var rows = in.<AccountChange>rows("c", changes -> changes);
    var client = rows.column("client", UUID, change -> change.client().value());
    var amount = rows.column("amount", BIGINT, AccountChange::amount);
    var lines = rows.column("lines", BIGINT, AccountChange::lines);
    return update(ACCOUNT)
        .set(ACCOUNT.BALANCE, ACCOUNT.BALANCE.plus(amount))
        .set(ACCOUNT.LAST_NUMBER, ACCOUNT.LAST_NUMBER.plus(lines))
        .from(rows.table())
        .where(
            ACCOUNT.ORGANIZATION_ID.eq(in.organization()),
            ACCOUNT.CLIENT_ID.eq(client),
            ACCOUNT.BALANCE.plus(amount).ge(0L));
  }

  private static @Nullable UUID person(Caller caller) {
    return caller.person() == null ? null : caller.person().value();
  }

  private static @Nullable UUID value(@Nullable RedemptionId id) {
    return id == null ? null : id.value();
  }

  private static @Nullable UUID value(@Nullable BookingId id) {
    return id == null ? null : id.value();
  }
}
