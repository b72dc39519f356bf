package studio.booking.credits.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.scheduling.BookingId;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.jooq.TestDatabase;

/**
 * Each promise is kept by the database, not by our code: a careless write is refused. And it is
 * that constraint that keeps it: in a copy without it the same write does the harm.
 */
class CreditConstraintsTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  /** A careless piece of work on a client's account. */
  private interface Careless {
    void work(CreditsScene scene, ClientId client) throws SQLException;
  }

  @Test
  void A2_two_who_take_what_both_saw_do_not_overdraw() throws Exception {
    Careless overdraw =
        (scene, client) -> {
          try (var one = scene.database.superuser().getConnection();
              var two = scene.database.superuser().getConnection()) {
            for (var connection : new Connection[] {one, two}) {
              run(connection, "begin");
              assertThat(remaining(connection, client)).isEqualTo(1);
            }
            for (var connection : new Connection[] {one, two}) {
              run(
                  connection,
                  "update credits.lot set remaining = remaining - 1 where " + of(client));
              run(connection, "commit");
            }
          }
        };
    // What is dropped in both cases is another promise: that lots and balance agree.
    String[] otherPromise = {
      "drop trigger lots_sum_to_balance on credits.lot",
      "drop trigger balance_is_the_lots_sum on credits.account"
    };
    refusedBy("lot_remainder", overdraw, otherPromise);

    try (var scratch = TestDatabase.open()) {
      scratch.execute(otherPromise);
      scratch.execute("alter table credits.lot drop constraint lot_remainder");
      var scene = new CreditsScene(scratch);
      var client = scene.clientWith(1, (Instant) null);
      overdraw.work(scene, client);
      assertThat(scene.number("select min(remaining) from credits.lot")).isEqualTo(-1);
    }
  }

  @Test
  void A2_a_balance_below_zero_cannot_be_stored() throws Exception {
    Careless overdraw =
        (scene, client) ->
            scene.database.execute(
                "update credits.account set balance = balance - 2 where " + of(client));
    // Dropped in both cases: that the ledger explains the balance, and that lots sum to it.
    String[] otherPromises = {
      "alter table credits.account drop constraint balance_is_the_ledgers",
      "drop trigger balance_is_the_lots_sum on credits.account"
    };
    refusedBy("account_balance_check", overdraw, otherPromises);

    try (var scratch = TestDatabase.open()) {
      scratch.execute(otherPromises);
      scratch.execute("alter table credits.account drop constraint account_balance_check");
      var scene = new CreditsScene(scratch);
      overdraw.work(scene, scene.clientWith(1, (Instant) null));
      assertThat(scene.number("select min(balance) from credits.account")).isEqualTo(-1);
    }
  }

  @Test
  void A4_a_line_written_from_a_stale_balance_is_refused() throws Exception {
    Careless staleLine =
        (scene, client) -> {
          line(scene, client, 2, 1, 2);
          line(scene, client, 2, 1, 3);
        };
    refusedBy("ledger_pkey", staleLine);

    harmWithout(
        staleLine,
        "alter table credits.account drop constraint balance_is_the_ledgers",
        "alter table credits.ledger drop constraint ledger_is_a_chain",
        "alter table credits.ledger drop constraint ledger_balance cascade",
        "alter table credits.ledger drop constraint ledger_pkey cascade");
  }

  @Test
  void A4_a_line_that_does_not_go_on_from_the_last_is_refused() throws Exception {
    Careless gap = (scene, client) -> line(scene, client, 2, 5, 6);
    refusedBy("ledger_is_a_chain", gap);

    harmWithout(gap, "alter table credits.ledger drop constraint ledger_is_a_chain");
  }

  @Test
  void a_balance_that_the_ledger_does_not_explain_is_refused() throws Exception {
    Careless gift =
        (scene, client) ->
            scene.database.execute(
                "begin",
                "update credits.account set balance = 9 where " + of(client),
                "update credits.lot set remaining = 9, added = 9 where " + of(client),
                "commit");
    refusedBy("balance_is_the_ledgers", gift);

    harmWithout(gift, "alter table credits.account drop constraint balance_is_the_ledgers");
  }

  @Test
  void credits_that_come_out_of_nowhere_are_refused() throws Exception {
    Careless gift =
        (scene, client) ->
            scene.database.execute(
                "update credits.lot set remaining = 9, added = 9 where " + of(client));
    refusedBy("lots_sum_to_balance", gift);

    harmWithout(gift, "drop trigger lots_sum_to_balance on credits.lot");
  }

  @Test
  void A20_nothing_is_given_back_twice() throws Exception {
    Careless twice =
        (scene, client) -> {
          scene.pay(BookingId.next(), client, 1);
          for (int i = 0; i < 2; i++) {
            scene.database.execute(
                "update credits.charge set refunded = refunded + credits where " + of(client));
          }
        };
    refusedBy("refund_is_no_more_than_the_charge", twice);

    try (var scratch = TestDatabase.open()) {
      scratch.execute(
          "alter table credits.charge drop constraint refund_is_no_more_than_the_charge");
      var scene = new CreditsScene(scratch);
      twice.work(scene, scene.clientWith(1, (Instant) null));
      assertThat(scene.number("select max(refunded - credits) from credits.charge")).isEqualTo(1);
    }
  }

  @Test
  void the_ledger_is_append_only() throws Exception {
    Careless rewrite =
        (scene, client) ->
            scene.database.execute(
                "update credits.ledger set by_role = 'another' where " + of(client));
    refusedBy("append-only", rewrite);
    refusedBy(
        "append-only",
        (scene, client) ->
            scene.database.execute("delete from credits.ledger where " + of(client)));

    try (var scratch = TestDatabase.open()) {
      scratch.execute("drop trigger ledger_is_append_only on credits.ledger");
      var scene = new CreditsScene(scratch);
      rewrite.work(scene, scene.clientWith(1, (Instant) null));
      assertThat(scene.rows("select by_role from credits.ledger").getFirst())
          .containsEntry("by_role", "another");
    }
  }

  @Test
  void words_never_stay_in_a_line_whoever_writes_them_there() throws Exception {
    var scene = new CreditsScene(database);
    var client = scene.clientWith(1, (Instant) null);

    // As an instance of the version before does.
    scene.database.execute(
        """
        insert into credits.ledger (organization_id, client_id, number, id, lot_id, amount,
          balance_before, balance_after, type, reason, idempotency_key, by_role, at)
        select organization_id, client_id, 2, '%s', id, 1, 1, 2, 'ADJUSTMENT', 'A word', 'A key',
          'admin', now()
        from credits.lot where %s
        """
            .formatted(Ids.next(), of(client)));

    assertThat(
            scene.rows(
                """
                select l.reason, l.idempotency_key, w.reason as word, w.idempotency_key as key
                from credits.ledger l
                join credits.ledger_words w using (organization_id, client_id, number)
                where client_id = '%s' and number = 2
                """
                    .formatted(client.value())))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .containsEntry("reason", null)
                    .containsEntry("idempotency_key", null)
                    .containsEntry("word", "A word")
                    .containsEntry("key", "A key"));
    refusedBy(
        "append-only",
        (other, whose) ->
            other.database.execute(
                "update credits.ledger_words set reason = 'b' where " + of(whose)));
  }

  /** The program, whatever role it enters, can't even try. */
  @Test
  void nobody_has_the_right_to_change_the_ledger() {
    var scene = new CreditsScene(database);

    assertThat(
            scene.number(
                """
                select count(*) from information_schema.role_table_grants
                where table_schema = 'credits' and table_name = 'ledger'
                  and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')
                  and grantee like 'booking\\_%' and grantee <> 'booking_owner'
                """))
        .isZero();
  }

  private static void refusedBy(String constraint, Careless careless, String... dropped)
      throws Exception {
    if (dropped.length == 0) {
      refusedBy(constraint, careless, new CreditsScene(database));
      return;
    }
    try (var copy = TestDatabase.open()) {
      copy.execute(dropped);
      refusedBy(constraint, careless, new CreditsScene(copy));
    }
  }

  private static void refusedBy(String constraint, Careless careless, CreditsScene scene) {
    var client = scene.clientWith(1, (Instant) null);
    assertThatThrownBy(() -> careless.work(scene, client)).hasStackTraceContaining(constraint);
  }

  /** The same in a copy without the constraint leaves a ledger that does not fit together. */
  private static void harmWithout(Careless careless, String... drops) throws Exception {
    try (var scratch = TestDatabase.open()) {
      scratch.execute(drops);
      var scene = new CreditsScene(scratch);
      var client = scene.clientWith(1, (Instant) null);
      assumeThat(scene.flaws()).isZero();
      careless.work(scene, client);
      assertThat(scene.flaws()).isPositive();
      assertThat(scene.check().consistent()).isFalse();
    }
  }

  private static void line(
      CreditsScene scene, ClientId client, long number, long before, long after) {
    scene.database.execute(
        """
        insert into credits.ledger (organization_id, client_id, number, id, lot_id, amount,
          balance_before, balance_after, type, by_role, at)
        select organization_id, client_id, %d, '%s', id, %d, %d, %d, 'ADJUSTMENT', 'admin', now()
        from credits.lot where %s
        """
            .formatted(number, Ids.next(), after - before, before, after, of(client)));
  }

  private static String of(ClientId client) {
    return "client_id = '" + client.value() + "'";
  }

  private static int remaining(Connection connection, ClientId client) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery("select remaining from credits.lot where " + of(client))) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
