package studio.booking.scheduling.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static studio.booking.scheduling.jooq.ChangesOnPostgres.in;

import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.BookPlace;
import studio.booking.scheduling.domain.BookPlace.Terms;
import studio.booking.scheduling.domain.BookingOutcome;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.BookingOutcome.Refused;
import studio.booking.shared.ClientId;
import studio.booking.shared.UnitOfWork.Busy;
import studio.booking.shared.jooq.TestDatabase;

/**
 * The connection dies while a booking is written, at each of its tables: all or nothing is there.
 */
class AllOrNothingTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final List<String> TABLES =
      List.of(
          "scheduling.booking",
          "scheduling.place",
          "scheduling.booking_status_history",
          "credits.charge",
          "credits.ledger",
          "credits.account",
          "credits.lot");

  private ChangesOnPostgres studio;
  private ClientId anna;
  private SessionId yoga;

  @BeforeEach
  void open() {
    studio = new ChangesOnPostgres(database);
    anna = studio.client(2);
    yoga = studio.scene.aClass(in(20), 1);
    database.execute(
        """
        create or replace function public.die() returns trigger language plpgsql security definer
        as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$
        """);
  }

  static List<String> moments() {
    return java.util.stream.Stream.concat(
            TABLES.stream().map("after insert or update on %s for each row"::formatted),
            // Looked at when all is written and the transaction is about to be committed.
            TABLES.stream()
                .map(
                    "after insert or update on %s deferrable initially deferred for each row"
                        ::formatted))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("moments")
  void A3_a_booking_is_there_whole_or_not_at_all(String moment) {
    var before = everything();

    dyingAt(moment, () -> book(anna, yoga));

    assertThat(everything()).isEqualTo(before);
    assertThat(book(anna, yoga)).isInstanceOf(Booked.class);
    assertThat(studio.balance(anna)).isEqualTo(1);
    assertThat(studio.flaws()).isZero();
  }

  @ParameterizedTest
  @MethodSource("moments")
  void A3_so_is_a_cancellation(String moment) {
    var booking = studio.book(anna, yoga).id();
    var before = everything();

    dyingAt(moment, () -> cancel(booking));

    assertThat(everything()).isEqualTo(before);
    cancel(booking);
    assertThat(studio.balance(anna)).isEqualTo(2);
    assertThat(studio.flaws()).isZero();
  }

  @Test
  void A3_a_refused_booking_leaves_no_trace() {
    var full = studio.scene.aClass(in(30), 1);
    studio.book(studio.client(1), full);
    studio.book(anna, yoga);
    var elsewhere = studio.scene.aClass(in(40), 1);
    var poor = studio.client(0);
    var before = everything();

    assertThat(book(anna, full)).isInstanceOf(Refused.class);
    assertThat(book(anna, yoga)).isInstanceOf(Refused.class);
    assertThat(book(poor, elsewhere)).isInstanceOf(Refused.class);
    assertThat(book(anna, SessionId.next())).isInstanceOf(Refused.class);

    assertThat(everything()).isEqualTo(before);
  }

  private void dyingAt(String moment, Runnable work) {
    var kind = moment.contains("deferred") ? "constraint trigger" : "trigger";
    var table = moment.replaceAll(".* on (\\S+) .*", "$1");
    database.execute("create %s dies %s execute function public.die()".formatted(kind, moment));
    try {
      assertThatThrownBy(work::run).isInstanceOf(Busy.class);
    } finally {
      database.execute("drop trigger dies on " + table);
    }
  }

  private BookingOutcome book(ClientId client, SessionId session) {
    var by = studio.as(client);
    var wish = List.of(new BookPlace(session, null, client, Terms.USUAL));
    return studio.db.run(by, () -> studio.useCases.bookPlaces.book(by, wish)).getFirst();
  }

  private void cancel(BookingId booking) {
    studio.cancel(studio.admin, booking);
  }

  /** A digest of all rows of each table. */
  private static TreeMap<String, String> everything() {
    try (var connection = database.superuser().getConnection();
        var statement = connection.createStatement()) {
      var digests = new TreeMap<String, String>();
      for (var table : TABLES) digests.put(table, "");
      digests.put("scheduling.booking_cancellation", "");
      digests.put("scheduling.session", "");
      for (var digest : digests.entrySet()) {
        try (var rows =
            statement.executeQuery(
                "select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)),"
                    + " '')"
                    + " from %s t".formatted(digest.getKey()))) {
          rows.next();
          digest.setValue(rows.getString(1));
        }
      }
      return digests;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
