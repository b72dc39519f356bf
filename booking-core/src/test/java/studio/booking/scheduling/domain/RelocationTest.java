package studio.booking.scheduling.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.booking.directory.InMemoryStudios;
import studio.booking.directory.Studio;
import studio.booking.scheduling.InMemoryPayments;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.BookingOutcome.ClientIsBusy;
import studio.booking.scheduling.domain.BookingOutcome.SessionIsFull;
import studio.booking.scheduling.domain.BookingOutcome.UnknownSession;
import studio.booking.scheduling.domain.MoveDecision.Goes;
import studio.booking.scheduling.domain.MoveDecision.LookAgain;
import studio.booking.scheduling.domain.MoveDecision.Stays;
import studio.booking.scheduling.domain.MoveOutcome.AnotherType;
import studio.booking.scheduling.domain.MoveOutcome.Moved;
import studio.booking.scheduling.domain.MoveOutcome.NoPlace;
import studio.booking.scheduling.domain.MoveOutcome.NotMovable;
import studio.booking.scheduling.domain.MoveOutcome.SessionHasStarted;
import studio.booking.scheduling.domain.MoveOutcome.SessionIsCancelled;
import studio.booking.scheduling.domain.MoveOutcome.WindowIsClosed;
import studio.booking.scheduling.domain.Places.Occupancy;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

class RelocationTest {
  private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");

  private final Studio studio = new InMemoryStudios().studio();
  private final InMemoryPayments payments = new InMemoryPayments();
  private final ClientId anna = new ClientId(Ids.next());
  private final Caller herself = caller(anna.person(), Role.CLIENT);
  private final Caller admin = caller(new PersonId(Ids.next()), Role.ADMIN);
  private final SessionType yoga = Samples.aClass();
  private final Coach cora = Samples.coach(yoga);
  private final Session from = free(24);
  private final Place place = placeIn(from);
  private final Booking booking = Samples.booking(from, place.id(), anna, NOW);

  RelocationTest() {
    payments.client(anna);
  }

  @Test
  void it_goes_to_the_place_that_is_free() {
    var to = free(48);
    var there = placeIn(to);

    var decision = relocation(herself, NOW).into(to.id(), null, offered(to), claimed(there));

    var move = ((Goes) decision).move();
    assertThat(move.before()).isEqualTo(booking);
    assertThat(move.after().id()).isEqualTo(booking.id());
    assertThat(move.after().place()).isEqualTo(there.id());
    assertThat(move.after().startsAt()).isEqualTo(to.startsAt());
    assertThat(move.endsAppointment()).isFalse();
  }

  @Test
  void its_own_time_is_no_obstacle_and_that_of_another_is() {
    var halfAnHourLater = session(from.startsAt().plus(Duration.ofMinutes(30)));
    var other = Samples.booking(free(72), PlaceId.next(), anna, NOW);
    var overlapping = session(other.startsAt());

    assertThat(into(herself, halfAnHourLater)).isInstanceOf(Goes.class);
    assertThat(
            relocation(herself, NOW, other)
                .into(overlapping.id(), null, offered(overlapping), claimed(placeIn(overlapping))))
        .isEqualTo(no(new NoPlace(new ClientIsBusy(other.id(), other.startsAt(), other.endsAt()))));
  }

  @Test
  void it_is_there_already() {
    assertThat(into(herself, from)).isEqualTo(new Stays(new Moved(booking)));
  }

  @Test
  void the_window_binds_the_client_only_and_the_start_everybody() {
    var late = from.startsAt().minus(Duration.ofHours(1));
    var until = booking.policy().refundsUntil(from.startsAt());
    var to = free(48);

    assertThat(into(relocation(herself, late), to)).isEqualTo(no(new WindowIsClosed(until)));
    assertThat(into(relocation(admin, late), to)).isInstanceOf(Goes.class);
    assertThat(into(relocation(admin, from.startsAt()), to))
        .isEqualTo(no(new SessionHasStarted(from.id(), from.startsAt())));
  }

  @Test
  void what_is_over_or_cancelled_is_left_by_nobody() {
    var to = free(48);

    assertThat(into(relocation(admin, booking, from.with(SessionStatus.CANCELLED)), to))
        .isEqualTo(no(new SessionIsCancelled(from.id())));
    assertThat(into(relocation(admin, booking, from.with(SessionStatus.COMPLETED)), to))
        .isEqualTo(no(new SessionHasStarted(from.id(), from.startsAt())));
    assertThat(into(relocation(admin, booking.cancelled(), from), to))
        .isEqualTo(no(new NotMovable(booking.id(), BookingStatus.CANCELLED)));
  }

  @Test
  void it_stays_with_its_type_and_says_nothing_of_what_the_client_cannot_see() {
    var dance = Samples.aClass();
    var another = Samples.session(dance, cora.id(), NOW.plus(Duration.ofHours(48)));
    var training = Samples.anHour();
    var somebodys = Samples.session(training, cora.id(), NOW.plus(Duration.ofHours(48)));

    assertThat(into(herself, another)).isEqualTo(no(new AnotherType(yoga.id())));
    assertThat(into(herself, somebodys))
        .isEqualTo(no(new NoPlace(new UnknownSession(somebodys.id()))));
  }

  @Test
  void full_is_full_unless_others_may_give_a_place_back() {
    var to = free(48);

    assertThat(relocation(herself, NOW).into(to.id(), null, offered(to), claimed()))
        .isEqualTo(no(new NoPlace(new SessionIsFull(to.id(), 0, null, true))));
    var locked = Map.of(to.id(), new Occupancy(1, 0, null));
    assertThat(
            relocation(herself, NOW)
                .into(to.id(), null, offered(to), new ClaimedPlaces(List.of(), locked)))
        .isInstanceOf(LookAgain.class);
  }

  private MoveDecision into(Caller by, Session to) {
    return into(relocation(by, NOW), to);
  }

  private static MoveDecision into(Relocation relocation, Session to) {
    return relocation.into(to.id(), null, offered(to), claimed(placeIn(to)));
  }

  private Relocation relocation(Caller by, Instant now, Booking... others) {
    var diary = new ArrayList<>(List.of(others));
    diary.add(booking);
    var purses = payments.open(Set.of(anna)).get();
    return new Relocation(
        by,
        new BookingFile(booking, from, place, null, false, null),
        null,
        new Circumstances(studio, now, purses, diary));
  }

  private Relocation relocation(Caller by, Booking booked, Session left) {
    var purses = payments.open(Set.of(anna)).get();
    return new Relocation(
        by,
        new BookingFile(booked, left, place, null, false, null),
        null,
        new Circumstances(studio, NOW, purses, List.of(booked)));
  }

  private Session free(int hours) {
    return session(NOW.plus(Duration.ofHours(hours)));
  }

  /** One that costs nothing, as the booking did. */
  private Session session(Instant startsAt) {
    var wanted =
        new NewSession(
            yoga.id(), cora.id(), startsAt, null, null, new NewSession.Room.Unnumbered(1));
    return wanted.session(yoga, 0, NOW);
  }

  private static Place placeIn(Session session) {
    return new Place(session.id(), PlaceId.next(), 1, null, null, null, false);
  }

  private static Map<SessionId, Offer> offered(Session session) {
    return Map.of(session.id(), new Offer(session, Duration.ZERO, 365, 12, false));
  }

  private static ClaimedPlaces claimed(Place... places) {
    return new ClaimedPlaces(List.of(places), Map.of());
  }

  private static MoveDecision no(MoveOutcome.Refused why) {
    return new Stays(why);
  }

  private Caller caller(PersonId person, Role role) {
    return new Caller(studio.id(), person, Set.of(role), new Caller.Request("test", null));
  }
}
