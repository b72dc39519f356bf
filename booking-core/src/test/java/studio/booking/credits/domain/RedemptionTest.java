package studio.booking.credits.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.booking.directory.InMemoryStudios;

class RedemptionTest {
  @ParameterizedTest
  @CsvSource({
    // A day of 23 hours ends when it ends, and so does one of 25.
    "America/Los_Angeles, 2026-03-07T20:00:00Z, 1, 2026-03-09T07:00:00Z",
    "America/Los_Angeles, 2026-10-31T20:00:00Z, 1, 2026-11-02T08:00:00Z",
    // The studio's date counts: in Kiritimati it is tomorrow already.
    "Pacific/Kiritimati, 2026-06-30T11:00:00Z, 1, 2026-07-02T10:00:00Z",
    // A day that begins at one o'clock.
    "America/Santiago, 2026-09-04T12:00:00Z, 1, 2026-09-06T04:00:00Z",
    "Europe/Berlin, 2024-02-28T12:00:00Z, 1, 2024-02-29T23:00:00Z"
  })
  void an_expiry_is_the_end_of_the_studios_day(
      ZoneId zone, Instant redeemedAt, int days, Instant end) {
    var studio = InMemoryStudios.aStudioIn(zone);

    assertThat(Redemption.endOfDay(studio, redeemedAt, days)).isEqualTo(end);
  }

  @Test
  void what_has_no_days_has_no_end() {
    var studio = InMemoryStudios.aStudioIn(ZoneId.of("UTC"));

    assertThat(Redemption.endOfDay(studio, Instant.EPOCH, null)).isNull();
  }

  @Test
  void starters_are_off_sale_sound_and_priced_in_whole_units() {
    assertThat(StarterPackages.in(Currency.getInstance("JPY")))
        .hasSize(5)
        .noneMatch(StudioPackage::active)
        .allMatch(it -> StudioPackage.flawOf(it.terms()) == null)
        .first()
        .returns(25L, it -> it.terms().listPrice().amountMinor());
  }
}
