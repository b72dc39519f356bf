package studio.booking.benchmark;

import java.sql.SQLException;
import java.util.List;

/** Counts the bookings that were made, and compares that with what the database holds. */
final class Tally {
  private long acknowledged;
  private long byPgbench;

  /** Those that the program answered with 201. */
  void acknowledged(long bookings) {
    acknowledged += bookings;
  }

  void byPgbench(long bookings) {
    byPgbench += bookings;
  }

  /** Whether the database has what was acknowledged, no more and no less, and adds up. */
  void reconcile(Server server) throws SQLException {
    long expected = acknowledged + byPgbench;
    for (var table :
        List.of(
            "scheduling.booking",
            "scheduling.booking_status_history",
            "credits.charge",
            "notices.notice",
            "shared.idempotency_key")) {
      require(table, server.number(Writes.DATABASE, "select count(*) from " + table), expected);
    }
    require(
        "places taken",
        server.number(
            Writes.DATABASE, "select count(*) from scheduling.place where taken_by is not null"),
        expected);
    require(
        "ledger lines",
        server.number(Writes.DATABASE, "select count(*) from credits.ledger"),
        expected + Seeds.CLIENTS);
    require(
        "accounts that do not add up",
        server.number(
            Writes.DATABASE,
            """
            select count(*) from credits.account a
            where balance <> (select sum(amount) from credits.ledger l
                              where l.client_id = a.client_id)
               or balance <> (select sum(remaining) from credits.lot l
                              where l.client_id = a.client_id)
               or last_number <> (select count(*) from credits.ledger l
                                  where l.client_id = a.client_id)
            """),
        0);
    Bench.say(
        "    reconciled: %d bookings acknowledged by the program and %d by pgbench, all there and charged"
            .formatted(acknowledged, byPgbench));
  }

  private static void require(String what, long found, long expected) {
    if (found != expected) {
      throw new IllegalStateException("%s: %d instead of %d".formatted(what, found, expected));
    }
  }
}
