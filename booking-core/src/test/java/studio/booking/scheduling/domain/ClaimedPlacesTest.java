package studio.booking.scheduling.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.domain.BookingOutcome.PlaceIsTaken;
import studio.booking.scheduling.domain.BookingOutcome.SessionIsFull;
import studio.booking.scheduling.domain.BookingOutcome.UnknownPlace;
import studio.booking.scheduling.domain.Places.Occupancy;

class ClaimedPlacesTest {
  private static final Instant NOON = Instant.parse("2026-11-24T20:00:00Z");

  private final SessionType yogaType = Samples.aClass();
  private final Session yoga = Samples.session(yogaType, Samples.coach(yogaType).id(), NOON);

  @Test
  void free_places_are_given_away_in_the_order_of_their_numbers() {
    var first = place(1, null);
    var second = place(2, null);
    var places = new ClaimedPlaces(List.of(second, first), Map.of());

    assertThat(places.next(yoga, null)).isEqualTo(first);
    places.give(first);
    assertThat(places.next(yoga, null)).isEqualTo(second);
    places.give(second);
    assertThat(places.refuses(yoga, null)).contains(new SessionIsFull(yoga.id(), 0, null, false));
  }

  @Test
  void a_seat_can_be_had_once_and_only_in_its_session() {
    var taken = place(1, BookingId.next());
    var free = place(2, null);
    var elsewhere = PlaceId.next();
    var places = new ClaimedPlaces(List.of(taken, free), Map.of());

    assertThat(places.refuses(yoga, taken.id())).contains(new PlaceIsTaken(taken.id()));
    assertThat(places.refuses(yoga, elsewhere)).contains(new UnknownPlace(elsewhere));
    assertThat(places.refuses(yoga, free.id())).isEmpty();
    places.give(free);
    assertThat(places.refuses(yoga, free.id())).contains(new PlaceIsTaken(free.id()));
  }

  @Test
  void places_that_others_are_about_to_take_may_come_back() {
    var full = Map.of(yoga.id(), new Occupancy(1, 0, null));
    var own = place(1, null);
    var places = new ClaimedPlaces(List.of(own), full);

    places.give(own);
    assertThat(places.mayStillGetSome(yoga.id())).isFalse();
    assertThat(new ClaimedPlaces(List.of(), full).mayStillGetSome(yoga.id())).isTrue();
  }

  @Test
  void it_says_when_the_next_hold_ends() {
    var full = Map.of(yoga.id(), new Occupancy(0, 1, NOON));

    assertThat(new ClaimedPlaces(List.of(), full).refuses(yoga, null))
        .contains(new SessionIsFull(yoga.id(), 1, NOON, false));
  }

  private Place place(int number, @Nullable BookingId takenBy) {
    return new Place(yoga.id(), PlaceId.next(), number, null, null, takenBy, false);
  }
}
