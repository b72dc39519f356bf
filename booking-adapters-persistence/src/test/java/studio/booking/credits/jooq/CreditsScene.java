package studio.booking.credits.jooq;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.PackageId;
import studio.booking.credits.RedemptionId;
import studio.booking.credits.application.CreditPayments;
import studio.booking.credits.domain.Ledger;
import studio.booking.credits.domain.LedgerCheck;
import studio.booking.credits.domain.LedgerLines;
import studio.booking.credits.domain.Lot;
import studio.booking.credits.domain.LotId;
import studio.booking.credits.domain.PackageKind;
import studio.booking.credits.domain.PaymentMethod;
import studio.booking.credits.domain.Posting;
import studio.booking.credits.domain.PostingType;
import studio.booking.credits.domain.Redemption;
import studio.booking.credits.domain.RedemptionStatus;
import studio.booking.credits.domain.StudioPackage;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.Money;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.TestDatabase;

/** A studio with clients and their credits, in a database. */
final class CreditsScene {
  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  static final SessionTypeId YOGA = SessionTypeId.next();

  final TestDatabase database;
  final OrganizationId studio = new OrganizationId(Ids.next());
  final PersonId boss = new PersonId(Ids.next());
  final Caller admin =
      new Caller(studio, boss, Set.of(Role.ADMIN), new Caller.Request("request", "key-1"));
  final Ledger ledger;
  final LedgerLines lines;
  final Payments payments;

  CreditsScene(TestDatabase database) {
    this.database = database;
    this.ledger = new JooqLedger(database.unitOfWork(), Clock.systemUTC());
    this.lines = new JooqLedgerLines(database.unitOfWork());
    this.payments = new CreditPayments(ledger);
    database.execute(
        """
        insert into directory.organization
          (organization_id, slug, name, time_zone, currency, created_at)
        values ('%s', 's%s', 'A studio', 'Europe/Berlin', 'USD', now())
        """
            .formatted(studio.value(), studio.value().toString().replace("-", "")));
    person(boss.value(), "admin");
  }

  private void person(UUID id, String role) {
    database.execute(
        """
        insert into directory.person (organization_id, id, roles, alias, created_at)
        values ('%s', '%s', array['%s'], '%2$s', now())
        """
            .formatted(studio.value(), id, role));
  }

  /** A client with an empty account. */
  ClientId client() {
    var client = new ClientId(Ids.next());
    person(client.value(), "client");
    database.execute(
        """
        insert into credits.account (organization_id, client_id, created_at)
        values ('%s', '%s', now())
        """
            .formatted(studio.value(), client.value()));
    return client;
  }

  /** A client with credits in a lot of their own for each expiry; null: never. */
  ClientId clientWith(int credits, @Nullable Instant... expiries) {
    var client = client();
    for (var expiry : expiries) give(client, credits, expiry);
    return client;
  }

  LotId give(ClientId client, int credits, @Nullable Instant expiresAt) {
    var lot = new Lot(LotId.next(), client, null, credits, 0, expiresAt, Set.of(), false);
    run(
        () -> {
          ledger.open(List.of(client)).get();
          ledger.add(List.of(lot), NOW);
          ledger.post(List.of(adjustment(lot, credits)), NOW);
          return null;
        });
    return lot.id();
  }

  /** A package given to a client, past all rules of selling. */
  RedemptionId redeem(ClientId client, int credits, @Nullable Instant expiresAt) {
    var price = new Money(0, Currency.getInstance("USD"));
    var terms =
        new StudioPackage.Terms(
            "A package",
            null,
            PackageKind.CREDIT_PACK,
            null,
            credits,
            null,
            null,
            false,
            null,
            false,
            Set.of(),
            price,
            BigDecimal.ZERO,
            0);
    var sold = new StudioPackage(PackageId.next(), terms, true, null, 1);
    var redemption =
        new Redemption(
            RedemptionId.next(),
            sold.id(),
            null,
            client,
            RedemptionStatus.ACTIVE,
            price,
            PaymentMethod.NOTHING_DUE,
            null,
            null,
            credits,
            credits,
            expiresAt,
            null,
            new Redemption.FriendPass(false, null, null),
            false,
            Set.of(),
            NOW,
            boss,
            null,
            1);
    run(
        () -> {
          new JooqPackages(database.unitOfWork()).add(List.of(sold), NOW);
          ledger.open(List.of(client)).get();
          new JooqRedemptions(database.unitOfWork()).add(redemption);
          var lot = redemption.lot();
          ledger.add(List.of(lot), NOW);
          ledger.post(
              List.of(
                  new Posting(
                      client,
                      lot.id(),
                      credits,
                      PostingType.REDEMPTION,
                      null,
                      redemption.id(),
                      null)),
              NOW);
          return null;
        });
    return redemption.id();
  }

  LedgerCheck check() {
    return check(NOW);
  }

  LedgerCheck check(Instant at) {
    return ask(() -> lines.check(at).get());
  }

  Map<String, @Nullable Object> account(ClientId client) {
    return rows("select * from credits.account where client_id = '" + client.value() + "'")
        .getFirst();
  }

  static Posting adjustment(Lot lot, int credits) {
    return new Posting(
        lot.client(), lot.id(), credits, PostingType.ADJUSTMENT, null, null, "for a test");
  }

  <T> T run(Supplier<T> work) {
    return database.unitOfWork().run(admin, work);
  }

  <T> T ask(Supplier<T> work) {
    return database.unitOfWork().ask(admin, work);
  }

  /** Pays for a place as a booking does; whether there was enough. */
  boolean pay(BookingId booking, ClientId client, int credits) {
    return run(() -> payWithin(booking, client, credits));
  }

  boolean payWithin(BookingId booking, ClientId client, int credits) {
    var purse = payments.open(List.of(client)).get().of(client).orElseThrow();
    return switch (purse.cover(due(credits))) {
      case Payments.Lacking _ -> false;
      case Payments.Covered covered -> {
        payments.charge(List.of(new Payments.Charge(booking, client, covered.payment())), NOW);
        yield true;
      }
    };
  }

  static Payments.Due due(int credits) {
    var start = NOW.plus(Duration.ofHours(2));
    var day = LocalDate.ofInstant(start, ZoneOffset.UTC);
    return new Payments.Due(credits, YOGA, start, day, false, null, NOW);
  }

  void refund(BookingId booking, ClientId client, boolean studios, Instant at) {
    run(
        () -> {
          payments.open(List.of(client)).get();
          payments.refund(List.of(new Payments.Refund(booking, client, studios)), at);
          return null;
        });
  }

  int balance(ClientId client, Instant at) {
    return ask(() -> payments.look(List.of(client)).get().of(client).orElseThrow().balance(at));
  }

  /** Rows of a query, past all policies. */
  List<Map<String, @Nullable Object>> rows(String sql) {
    try (var connection = database.superuser().getConnection();
        var statement = connection.createStatement();
        var set = statement.executeQuery(sql)) {
      var rows = new ArrayList<Map<String, @Nullable Object>>();
      while (set.next()) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 1; i <= set.getMetaData().getColumnCount(); i++) {
          row.put(set.getMetaData().getColumnLabel(i), set.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  long number(String sql) {
    return ((Number) rows(sql).getFirst().values().iterator().next()).longValue();
  }

  /** What of the ledger does not fit together: 0 when all is well. */
  long flaws() {
    return number(
        """
        select count(*) from (
          select 1 from credits.account a
          where balance <> (select coalesce(sum(remaining), 0) from credits.lot l
                            where l.client_id = a.client_id)
             or balance <> (select coalesce(sum(amount), 0) from credits.ledger l
                            where l.client_id = a.client_id)
             or last_number <> (select count(*) from credits.ledger l
                                where l.client_id = a.client_id)
          union all
          select 1 from (
            select balance_before, lag(balance_after, 1, 0::bigint) over w as previous,
                   number, row_number() over w as expected
            from credits.ledger window w as (partition by client_id order by number)) chain
          where balance_before <> previous or number <> expected) flaws
        """);
  }

  /** Does the same so many times at once, and waits for all. */
  static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
    try (var threads = Executors.newFixedThreadPool(times)) {
      var start = new CyclicBarrier(times);
      var results = new ArrayList<Future<T>>();
      for (int i = 0; i < times; i++) {
        results.add(
            threads.submit(
                () -> {
                  start.await();
                  return work.call();
                }));
      }
      var all = new ArrayList<T>();
      for (var result : results) all.add(result.get());
      return all;
    }
  }
}
