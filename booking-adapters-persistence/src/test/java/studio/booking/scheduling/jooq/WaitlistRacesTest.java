package studio.booking.scheduling.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.jooq.ChangesOnPostgres.atOnce;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingOutcome;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.BookingOutcome.SessionIsFull;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.WaitlistOutcome.PlacesAreFree;
import studio.booking.scheduling.domain.WaitlistOutcome.Waits;
import studio.booking.shared.ClientId;
import studio.booking.shared.jooq.TestDatabase;

/**
 * Everything that frees a place and everybody who wants one, at once, on a full class: no place is
 * empty while somebody who can pay waits, none is given twice, turns are kept, and who is passed
 * over learns why.
 */
class WaitlistRacesTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final boolean LONG = Boolean.getBoolean("booking.long");
  private static final int ROUNDS = LONG ? 100 : 2;
  private static final int OF_EACH = LONG ? 50 : 12;

  private final long seed = Long.getLong("booking.seed", System.nanoTime());
  private final Random random = new Random(seed);

  /** Somebody who waits. */
  private record InLine(BookingId entry, ClientId client, Kind kind) {}

  private enum Kind {
    ABLE,
    POOR,
    BUSY
  }

  @Test
  void places_go_to_those_who_wait_in_their_order_whatever_frees_them() throws Exception {
    System.out.println("WaitlistRacesTest: -Dbooking.seed=" + seed);
    for (int round = 0; round < ROUNDS; round++) {
      // By turns more and fewer who can pay than there are places in the end.
      new Round(round, round % 2 == 0 ? 3 * OF_EACH : OF_EACH).run();
    }
  }

  private final class Round {
    private final WaitlistScene studio = new WaitlistScene(database, database.unitOfWork());
    private final SessionId yoga;
    private final List<Booking> booked = new ArrayList<>();
    private final List<Booking> held = new ArrayList<>();
    private final List<InLine> line = new ArrayList<>();
    private final List<ClientId> others = new ArrayList<>();
    private final int able;

    Round(int round, int able) {
      this.able = able;
      var start = TimetableOnPostgres.NOW.plus(Duration.ofDays(2 + round));
      yoga = studio.aClass(start, 2 * OF_EACH);
      for (int i = 0; i < OF_EACH; i++) {
        booked.add(studio.booked(yoga, 1));
        held.add(studio.held(yoga));
        others.add(studio.run.client(1));
      }
      var kinds = new ArrayList<Kind>();
      kinds.addAll(Collections.nCopies(able, Kind.ABLE));
      kinds.addAll(Collections.nCopies(OF_EACH / 2, Kind.POOR));
      kinds.addAll(Collections.nCopies(OF_EACH / 4, Kind.BUSY));
      Collections.shuffle(kinds, random);
      var boxing = elsewhere(start, OF_EACH);
      for (var kind : kinds) line.add(waiting(kind, boxing));
    }

    private SessionId elsewhere(Instant start, int places) {
      var coach = studio.run.scene.coach(studio.run.yoga);
      var outcome = studio.run.schedule(coach, start.plus(Duration.ofMinutes(30)), places);
      return ((studio.booking.scheduling.domain.SessionOutcome.Done) outcome)
          .entry()
          .session()
          .id();
    }

    private InLine waiting(Kind kind, SessionId boxing) {
      var client = studio.run.client(kind == Kind.POOR ? 0 : 2);
      var entry = studio.waits(client, yoga);
      if (kind == Kind.BUSY) studio.run.book(client, boxing, false);
      return new InLine(entry, client, kind);
    }

    void run() throws Exception {
      studio.run.now = studio.run.now.plus(Duration.ofMinutes(16));
      var calls = new ArrayList<Callable<Object>>();
      for (var one : booked) calls.add(() -> studio.cancel(one));
      for (var one : held) calls.add(() -> studio.endHoldOf(one.client()));
      for (var one : others) calls.add(() -> studio.run.book(one, yoga, false));
      Collections.shuffle(calls, random);

      var outcomes = atOnce(calls);

      var bookings =
          outcomes.stream()
              .filter(BookingOutcome.class::isInstance)
              .map(BookingOutcome.class::cast)
              .toList();
      assertThat(bookings)
          .allSatisfy(one -> assertThat(one).isInstanceOfAny(Booked.class, SessionIsFull.class));
      nothing_is_wrong(studio);
      everybody_who_could_have_a_place_has_one_in_order();
      long had = bookings.stream().filter(Booked.class::isInstance).count();
      int inAll = 2 * OF_EACH;
      assertThat(studio.freePlaces(yoga)).isEqualTo(inAll - (int) had - Math.min(able, inAll));
      each_skip_is_explained();
      everybody_paid_once();
    }

    private void everybody_who_could_have_a_place_has_one_in_order() {
      var statuses =
          line.stream()
              .filter(one -> one.kind() == Kind.ABLE)
              .map(one -> studio.status(one.entry()))
              .toList();
      var expected = new ArrayList<BookingStatus>();
      for (int i = 0; i < able; i++) {
        expected.add(i < 2 * OF_EACH ? BookingStatus.CONFIRMED : BookingStatus.WAITLISTED);
      }
      assertThat(statuses).isEqualTo(expected);
    }

    private void each_skip_is_explained() {
      var confirmed =
          line.stream()
              .filter(one -> studio.status(one.entry()) == BookingStatus.CONFIRMED)
              .toList();
      int last = line.indexOf(confirmed.getLast());
      for (var one : line) {
        var skips = studio.skips(one.entry());
        if (one.kind() == Kind.ABLE) {
          assertThat(skips).isEmpty();
        } else if (line.indexOf(one) < last) {
          var why = one.kind() == Kind.POOR ? "INSUFFICIENT_CREDITS" : "CLIENT_BUSY";
          assertThat(skips).isNotEmpty().containsOnly(why);
        }
      }
    }

    private void everybody_paid_once() {
      for (var one : line) {
        boolean isIn = studio.status(one.entry()) == BookingStatus.CONFIRMED;
        int before = one.kind() == Kind.POOR ? 0 : one.kind() == Kind.BUSY ? 1 : 2;
        assertThat(studio.run.balance(one.client())).isEqualTo(isIn ? before - 1 : before);
      }
    }
  }

  /** Whoever got what: rows fit, money fits, and nobody waits for nothing or without a word. */
  private static void nothing_is_wrong(WaitlistScene studio) {
    assertThat(studio.run.flaws()).isZero();
    assertThat(studio.waitingInVain()).isZero();
    assertThat(studio.passedOverInSilence()).isZero();
    assertThat(studio.ledgerMismatches()).isEmpty();
  }

  @Test
  void who_begins_to_wait_while_the_last_one_leaves_has_the_place_or_hears_that_it_is_free()
      throws Exception {
    var studio = new WaitlistScene(database, database.unitOfWork());
    for (int round = 0; round < 10 * ROUNDS; round++) {
      // On each day that can be booked, and then on each again some hours later.
      var day = Duration.ofDays(2 + round % 200);
      var start = TimetableOnPostgres.NOW.plus(day).plus(Duration.ofHours(2L * (round / 200)));
      var yoga = studio.aClass(start, 2);
      var first = studio.booked(yoga, 1);
      var hold = studio.held(yoga);
      var joining = Stream.generate(() -> studio.run.client(1)).limit(4).toList();
      studio.run.now = studio.run.now.plus(Duration.ofMinutes(16));
      var calls = new ArrayList<Callable<Object>>();
      calls.add(() -> studio.cancel(first));
      calls.add(() -> studio.endHoldOf(hold.client()));
      for (var one : joining) calls.add(() -> studio.join(one, yoga));

      var outcomes = atOnce(calls);

      var joined =
          outcomes.stream().filter(Waits.class::isInstance).map(Waits.class::cast).toList();
      long refused = outcomes.stream().filter(PlacesAreFree.class::isInstance).count();
      assertThat(joined.size() + refused).isEqualTo(4);
      var in =
          joined.stream()
              .filter(
                  one ->
                      studio.status(one.standing().waiting().booking().id())
                          == BookingStatus.CONFIRMED)
              .count();
      // No place is empty while somebody waits.
      assertThat(in == joined.size() || studio.freePlaces(yoga) == 0)
          .as("%d of %d are in, %d places free", in, joined.size(), studio.freePlaces(yoga))
          .isTrue();
      studio.run.now = TimetableOnPostgres.NOW;
    }
    nothing_is_wrong(studio);
  }

  @Test
  void cancellations_that_let_each_others_clients_in_wait_for_nobody_for_long() throws Exception {
    var studio = new WaitlistScene(database, database.unitOfWork());
    for (int round = 0; round < ROUNDS; round++) {
      var start = TimetableOnPostgres.NOW.plus(Duration.ofDays(2 + round));
      var one = studio.aClass(start, 1);
      var other = studio.aClass(start.plus(Duration.ofHours(2)), 1);
      var anna = studio.run.client(5);
      var ben = studio.run.client(5);
      var annas = ((Booked) studio.run.book(anna, one, false)).booking();
      var bens = ((Booked) studio.run.book(ben, other, false)).booking();
      var annaWaits = studio.waits(anna, other);
      var benWaits = studio.waits(ben, one);

      atOnce(List.<Callable<Object>>of(() -> studio.cancel(annas), () -> studio.cancel(bens)));

      Supplier<Stream<BookingStatus>> both =
          () -> Stream.of(annaWaits, benWaits).map(studio::status);
      assertThat(both.get()).containsOnly(BookingStatus.CONFIRMED);
    }
    nothing_is_wrong(studio);
  }
}
