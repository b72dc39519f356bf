package studio.booking.scheduling.application;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.application.BookingDesk.HOLD_IF_SHORT;
import static studio.booking.scheduling.application.BookingDesk.NOW;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.PlaceCameFree;
import studio.booking.scheduling.WaitingEnded;
import studio.booking.scheduling.WaitingEnded.Why;
import studio.booking.scheduling.application.RescheduleBooking.Target;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingOutcome.AlreadyBooked;
import studio.booking.scheduling.domain.BookingOutcome.AnotherCoachsSession;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.BookingOutcome.SessionIsFull;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.CancelOutcome.Cancelled;
import studio.booking.scheduling.domain.MoveOutcome.Moved;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionChange;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.scheduling.domain.WaitlistOutcome;
import studio.booking.scheduling.domain.WaitlistOutcome.InLine;
import studio.booking.scheduling.domain.WaitlistOutcome.Left;
import studio.booking.scheduling.domain.WaitlistOutcome.NoPlaceWanted;
import studio.booking.scheduling.domain.WaitlistOutcome.NotWaiting;
import studio.booking.scheduling.domain.WaitlistOutcome.PlacesAreFree;
import studio.booking.scheduling.domain.WaitlistOutcome.Stands;
import studio.booking.scheduling.domain.WaitlistOutcome.WaitlistIsClosed;
import studio.booking.scheduling.domain.WaitlistOutcome.Waits;
import studio.booking.scheduling.domain.Withdrawal.Possible;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;

class WaitlistTest {
  private final ChangeDesk change = new ChangeDesk();
  private final BookingDesk desk = change.desk;
  private final Session yoga = desk.aClassIn(5, 1);
  private final Booking first = change.book(desk.client(1), yoga);

  @Test
  void who_waits_gets_the_place_that_is_given_up_and_pays_for_it() {
    var anna = desk.client(3);
    var entry = waits(anna);

    assertThat(entry.status()).isEqualTo(BookingStatus.WAITLISTED);
    assertThat(entry.place()).isNull();
    assertThat(change.balance(anna)).isEqualTo(3);

    change.cancel(desk.as(first.client()), first);

    var booking = change.now(entry);
    assertThat(booking.status()).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(booking.place()).isEqualTo(first.place());
    assertThat(change.balance(anna)).isEqualTo(2);
    assertThat(desk.timetable.history(entry.id()))
        .extracting(StatusChange::reason)
        .containsExactly("WAITLISTED", "PROMOTED");
    assertThat(desk.events)
        .filteredOn(PlaceCameFree.class::isInstance)
        .singleElement()
        .extracting(event -> ((PlaceCameFree) event).client())
        .isEqualTo(anna);
  }

  @Test
  void turns_are_taken_in_the_order_in_which_people_came() {
    var anna = waits(desk.client(1));
    var ben = waits(desk.client(1));

    change.cancel(desk.anAdmin(), first);
    assertThat(statuses(anna, ben))
        .containsExactly(BookingStatus.CONFIRMED, BookingStatus.WAITLISTED);

    change.cancel(desk.as(anna.client()), change.now(anna));
    assertThat(statuses(anna, ben))
        .containsExactly(BookingStatus.CANCELLED, BookingStatus.CONFIRMED);
  }

  @Test
  void who_cannot_pay_or_is_elsewhere_is_passed_over_and_told_why_and_when() {
    var poor = waits(desk.client(0));
    var busy = desk.client(2);
    var entry = waits(busy);
    var box = desk.timetable.given(elsewhere());
    change.book(busy, box);
    var rich = waits(desk.client(1));

    change.cancel(desk.as(first.client()), first);

    assertThat(statuses(poor, entry, rich))
        .containsExactly(
            BookingStatus.WAITLISTED, BookingStatus.WAITLISTED, BookingStatus.CONFIRMED);
    assertThat(desk.timetable.skips(poor.id())).containsExactly("INSUFFICIENT_CREDITS");
    assertThat(desk.timetable.skips(entry.id())).containsExactly("CLIENT_BUSY");
    var own = (Stands) own(busy);
    assertThat(own.standing().position()).isEqualTo(2);
    assertThat(own.skips()).singleElement().extracting(skip -> skip.at()).isEqualTo(NOW);
    assertThat(own.closesAt()).isEqualTo(yoga.startsAt().minus(Duration.ofHours(1)));
  }

  @Test
  void a_hold_that_is_not_paid_in_time_lets_the_next_one_in() {
    var pilates = desk.aClassIn(8, 1);
    desk.book(desk.client(0), pilates.id(), HOLD_IF_SHORT);
    var anna = waits(desk.client(1), pilates);

    change.wait(Duration.ofMinutes(15));
    desk.endHolds();

    assertThat(change.now(anna).status()).isEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void a_booking_that_moves_away_lets_the_next_one_in() {
    var anna = waits(desk.client(1));
    var later = desk.aClassIn(9, 3);

    var moved = change.move(desk.anAdmin(), first, new Target.Into(later.id(), null));

    assertThat(moved).isInstanceOf(Moved.class);
    assertThat(change.now(anna).status()).isEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void places_that_are_added_go_to_those_who_wait_and_then_to_anybody() {
    var anna = waits(desk.client(1));
    var ben = waits(desk.client(1));

    resize(4);

    assertThat(statuses(anna, ben))
        .containsExactly(BookingStatus.CONFIRMED, BookingStatus.CONFIRMED);
    assertThat(desk.book(desk.client(1), yoga.id())).isInstanceOf(Booked.class);
    assertThat(desk.book(desk.client(1), yoga.id())).isInstanceOf(SessionIsFull.class);
  }

  @Test
  void nobody_overtakes_one_who_waits_and_can_pay_by_now() {
    var anna = desk.client(0);
    var entry = waits(anna);
    change.cancel(desk.anAdmin(), first);
    desk.payments.give(anna, 1);

    var outcome = desk.book(desk.client(1), yoga.id());

    assertThat(outcome).isEqualTo(new SessionIsFull(yoga.id(), 0, null, true));
    assertThat(change.now(entry).status()).isEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void a_place_that_nobody_who_waits_can_have_is_anybodys() {
    var poor = waits(desk.client(0));
    change.cancel(desk.anAdmin(), first);

    assertThat(desk.book(desk.client(1), yoga.id())).isInstanceOf(Booked.class);
    assertThat(change.now(poor).status()).isEqualTo(BookingStatus.WAITLISTED);
  }

  @Test
  void who_can_pay_at_last_has_the_free_place_once() {
    var anna = desk.client(0);
    var entry = waits(anna);
    change.cancel(desk.anAdmin(), first);
    desk.payments.give(anna, 5);

    serve(anna);
    serve(anna);

    assertThat(change.now(entry).status()).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(change.balance(anna)).isEqualTo(4);
  }

  @Test
  void the_job_serves_whoever_can_pay_by_now_and_writes_nothing_about_the_others() {
    var poor = waits(desk.client(0));
    change.cancel(desk.anAdmin(), first);
    assertThat(desk.timetable.skips(poor.id())).hasSize(1);

    assertThat(job()).isZero();
    assertThat(desk.timetable.skips(poor.id())).hasSize(1);

    desk.payments.give(poor.client(), 1);
    assertThat(job()).isEqualTo(1);
    assertThat(change.now(poor).status()).isEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void for_an_hour_the_place_can_be_given_back_whatever_the_policy() {
    var anna = desk.client(1);
    var entry = waits(anna);
    change.cancel(desk.anAdmin(), first);
    change.wait(Duration.ofMinutes(60));

    var preview = (Possible) change.preview(desk.as(anna), change.now(entry), false);
    assertThat(preview.until()).isEqualTo(NOW.plus(Duration.ofMinutes(60)));
    assertThat(preview.backType()).isEqualTo(PaymentType.CREDIT);

    var cancelled = (Cancelled) change.cancel(desk.as(anna), change.now(entry));
    assertThat(cancelled.cancellation().refundCredits()).isEqualTo(1);
    assertThat(change.balance(anna)).isEqualTo(1);
  }

  @Test
  void after_that_hour_the_policy_holds() {
    var anna = desk.client(1);
    var entry = waits(anna);
    change.cancel(desk.anAdmin(), first);
    change.wait(Duration.ofMinutes(60).plusMillis(1));

    change.cancel(desk.as(anna), change.now(entry));

    assertThat(change.balance(anna)).isZero();
  }

  @Test
  void after_the_cut_off_nobody_is_let_in_and_waiting_is_over() {
    var anna = waits(desk.client(1));
    change.goTo(yoga.startsAt().minus(Duration.ofHours(1)));

    change.cancel(desk.anAdmin(), first);
    assertThat(change.now(anna).status()).isEqualTo(BookingStatus.WAITLISTED);
    assertThat(join(desk.client(1)))
        .isEqualTo(new WaitlistIsClosed(yoga.id(), yoga.startsAt().minus(Duration.ofHours(1))));

    assertThat(job()).isEqualTo(1);
    assertThat(change.now(anna).status()).isEqualTo(BookingStatus.EXPIRED);
    assertThat(ends()).containsExactly(Why.IN_VAIN);
  }

  @Test
  void before_the_cut_off_by_a_moment_everything_goes_on() {
    var anna = waits(desk.client(1));
    change.goTo(yoga.startsAt().minus(Duration.ofHours(1)).minusMillis(1));

    change.cancel(desk.anAdmin(), first);

    assertThat(change.now(anna).status()).isEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void there_is_nothing_to_wait_for_where_a_place_is_free() {
    var pilates = desk.aClassIn(8, 2);

    assertThat(join(desk.client(1), pilates)).isEqualTo(new PlacesAreFree(pilates.id(), 2));
  }

  @Test
  void a_client_waits_once_and_not_beside_a_place() {
    var anna = desk.client(1);
    var entry = waits(anna);

    assertThat(join(anna))
        .isEqualTo(new NoPlaceWanted(new AlreadyBooked(entry.id(), BookingStatus.WAITLISTED)));
    assertThat(join(first.client()))
        .isEqualTo(new NoPlaceWanted(new AlreadyBooked(first.id(), BookingStatus.CONFIRMED)));
  }

  @Test
  void a_client_waits_for_themself_and_the_studios_people_have_clients_wait() {
    var anna = desk.client(1);

    var other = desk.as(desk.client(0));
    assertThat(join(other, anna, yoga))
        .isEqualTo(new NoPlaceWanted(new AnotherCoachsSession(yoga.id())));
    assertThat(join(change.cora(), anna, yoga)).isInstanceOf(Waits.class);
    assertThat(leave(other, anna))
        .isEqualTo(new NoPlaceWanted(new AnotherCoachsSession(yoga.id())));
    assertThat(leave(desk.anAdmin(), anna)).isInstanceOf(Left.class);
  }

  @Test
  void who_leaves_the_list_is_not_let_in_and_can_come_back_to_its_end() {
    var anna = desk.client(1);
    var entry = waits(anna);
    var ben = waits(desk.client(1));

    assertThat(leave(desk.as(anna), anna)).isInstanceOf(Left.class);
    assertThat(leave(desk.as(anna), anna)).isEqualTo(new NotWaiting(yoga.id()));
    assertThat(own(anna)).isEqualTo(new NotWaiting(yoga.id()));
    var again = waits(anna);

    change.cancel(desk.anAdmin(), first);
    assertThat(statuses(entry, ben, again))
        .containsExactly(
            BookingStatus.CANCELLED, BookingStatus.CONFIRMED, BookingStatus.WAITLISTED);
    assertThat(ends()).containsExactly(Why.LEFT);
    assertThat(change.audit).anyMatch(act -> act.action().equals("WAITLIST_LEFT"));
  }

  @Test
  void when_the_session_is_cancelled_nobody_waits_any_more() {
    var anna = waits(desk.client(1));
    var by = desk.anAdmin();

    desk.unit.run(by, () -> desk.useCases.cancelSession.cancel(by, yoga.id(), null));

    assertThat(change.now(anna).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(ends()).containsExactly(Why.SESSION_CANCELLED);
    assertThat(change.balance(anna.client())).isEqualTo(1);
  }

  @Test
  void when_the_session_moves_those_who_wait_do_so_at_its_new_time() {
    var anna = waits(desk.client(1));
    var then = yoga.startsAt().plus(Duration.ofHours(3));

    change(new SessionChange(yoga.id(), OptionalLong.empty(), then, null, null, null, false));

    assertThat(change.now(anna).startsAt()).isEqualTo(then);
    assertThat(change.now(anna).status()).isEqualTo(BookingStatus.WAITLISTED);
  }

  @Test
  void who_books_a_place_waits_no_longer() {
    var poor = desk.client(0);
    var entry = waits(poor);
    change.cancel(desk.anAdmin(), first);

    assertThat(desk.book(poor, yoga.id(), HOLD_IF_SHORT)).isInstanceOf(Booked.class);

    assertThat(change.now(entry).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(ends()).containsExactly(Why.BOOKED);
  }

  @Test
  void the_studios_people_see_who_waits_in_order() {
    var anna = waits(desk.client(1));
    var ben = waits(desk.client(1));

    var line = (InLine) list(change.cora());

    assertThat(line.standings())
        .extracting(one -> one.waiting().booking().id())
        .containsExactly(anna.id(), ben.id());
    assertThat(line.standings()).extracting(one -> one.position()).containsExactly(1, 2);
  }

  @Test
  void more_than_are_looked_at_at_once_are_passed_over_all_the_same() {
    for (int i = 0; i < 120; i++) waits(desk.client(0));
    var last = waits(desk.client(1));

    change.cancel(desk.anAdmin(), first);

    assertThat(change.now(last).status()).isEqualTo(BookingStatus.CONFIRMED);
  }

  private Booking waits(ClientId client) {
    return waits(client, yoga);
  }

  private Booking waits(ClientId client, Session session) {
    return ((Waits) join(client, session)).standing().waiting().booking();
  }

  private WaitlistOutcome join(ClientId client) {
    return join(client, yoga);
  }

  private WaitlistOutcome join(ClientId client, Session session) {
    return join(desk.as(client), client, session);
  }

  private WaitlistOutcome join(Caller by, ClientId client, Session session) {
    return desk.unit.run(by, () -> desk.useCases.joinWaitlist.join(by, session.id(), client));
  }

  private WaitlistOutcome leave(Caller by, ClientId client) {
    return desk.unit.run(by, () -> desk.useCases.leaveWaitlist.leave(by, yoga.id(), client));
  }

  private WaitlistOutcome own(ClientId client) {
    return desk.useCases.readWaitlist.own(desk.as(client), yoga.id());
  }

  private WaitlistOutcome list(Caller by) {
    return desk.useCases.readWaitlist.list(by, yoga.id(), 0, 10);
  }

  private void serve(ClientId client) {
    var by = EndHolds.program(desk.anAdmin());
    desk.unit.run(
        by,
        () -> {
          desk.useCases.serveWaitlists.serve(by, client);
          return true;
        });
  }

  private int job() {
    var by = EndHolds.program(desk.anAdmin());
    var job = new ServeWaitlistsJob(desk.useCases.serveWaitlists, null);
    return desk.unit.run(by, () -> job.workIn(by));
  }

  private void resize(int places) {
    change(new SessionChange(yoga.id(), OptionalLong.empty(), null, null, places, null, false));
  }

  private void change(SessionChange wanted) {
    var by = desk.anAdmin();
    desk.unit.run(by, () -> desk.useCases.changeSession.change(by, wanted));
  }

  private Session elsewhere() {
    var other =
        studio.booking.scheduling.domain.Samples.session(
            desk.yoga,
            new studio.booking.shared.CoachId(studio.booking.shared.Ids.next()),
            yoga.startsAt().plus(Duration.ofMinutes(30)));
    return studio.booking.scheduling.domain.Samples.withPlaces(other, 3);
  }

  private List<Why> ends() {
    return desk.events.stream()
        .filter(WaitingEnded.class::isInstance)
        .map(event -> ((WaitingEnded) event).why())
        .toList();
  }

  private List<BookingStatus> statuses(Booking... bookings) {
    return List.of(bookings).stream().map(one -> change.now(one).status()).toList();
  }
}
