package studio.booking.scheduling.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.domain.BookingOutcome.AlreadyBooked;
import studio.booking.scheduling.domain.BookingOutcome.ClientIsBusy;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;

class DiariesTest {
  private static final Instant NOON = Instant.parse("2026-11-24T20:00:00Z");

  private final SessionType type = Samples.aClass();
  private final ClientId anna = new ClientId(Ids.next());

  @Test
  void nobody_is_in_two_sessions_at_once_or_twice_in_one() {
    var noon = session(Duration.ZERO);
    var halfPast = session(Duration.ofMinutes(30));
    var one = session(Duration.ofHours(1));
    var booking = Samples.booking(noon, PlaceId.next(), anna, NOON);
    var diaries = new Diaries(List.of(booking));

    assertThat(diaries.refuses(anna, noon))
        .contains(new AlreadyBooked(booking.id(), BookingStatus.CONFIRMED));
    assertThat(diaries.refuses(anna, halfPast))
        .contains(new ClientIsBusy(booking.id(), noon.startsAt(), noon.endsAt()));
    assertThat(diaries.refuses(anna, one)).isEmpty();
    assertThat(diaries.refuses(new ClientId(Ids.next()), noon)).isEmpty();
  }

  @Test
  void what_is_booked_later_counts_as_well() {
    var diaries = new Diaries(List.of());
    var hold = Samples.hold(session(Duration.ZERO), PlaceId.next(), anna, NOON);

    diaries.add(hold);

    assertThat(diaries.openHolds(anna)).isEqualTo(1);
    assertThat(diaries.elsewhere(anna, session(Duration.ofMinutes(59)))).contains(hold);
  }

  private Session session(Duration afterNoon) {
    return Samples.session(type, Samples.coach(type).id(), NOON.plus(afterNoon));
  }
}
