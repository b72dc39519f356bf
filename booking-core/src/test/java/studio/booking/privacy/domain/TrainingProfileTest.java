package studio.booking.privacy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.booking.privacy.TrainingTier;
import studio.booking.shared.Money;

class TrainingProfileTest {
  private static final MovementScreen SCREEN =
      new MovementScreen(
          LocalDate.of(2026, 1, 5),
          Map.of(MovementScreen.Test.DEEP_SQUAT, 2, MovementScreen.Test.HURDLE_STEP, 0),
          "a=b, slowly");

  private static final TrainingProfile WHOLE =
      new TrainingProfile(
          Gender.NON_BINARY,
          Height.ofInches(new BigDecimal("67.5")),
          Weight.ofPounds(new BigDecimal("152.25")),
          new BigDecimal("22.5"),
          List.of("Run", "Sleep"),
          LocalDate.of(2025, 2, 1),
          3,
          List.of("Left knee"),
          SCREEN,
          List.of("Aspirin"),
          List.of("Vitamin D"),
          List.of("Pollen"),
          WearableDevice.OURA,
          true,
          TrainingTier.TIER_2,
          usd(6_000));

  @Test
  void E13_what_is_encrypted_makes_the_whole_again() {
    var texts = WHOLE.texts();

    assertThat(texts).containsOnlyKeys(TrainingText.values());
    assertThat(TrainingProfile.NONE.texts()).isEmpty();
    assertThat(WHOLE.with(Map.of()).texts()).isEmpty();
    assertThat(WHOLE.with(Map.of()).with(texts)).isEqualTo(WHOLE);
    assertThat(TrainingProfile.NONE.with(Map.of())).isEqualTo(TrainingProfile.NONE);
  }

  @ParameterizedTest
  @CsvSource({"36", "61.1", "67.5", "71", "96", "107.1", "20"})
  void G9_a_height_is_told_again_as_it_was_said(BigDecimal inches) {
    assertThat(Height.ofInches(inches).inches()).isEqualByComparingTo(inches);
  }

  @ParameterizedTest
  @CsvSource({"50", "152.25", "599.99", "1400.01", "5"})
  void G9_a_weight_is_told_again_as_it_was_said(BigDecimal pounds) {
    assertThat(Weight.ofPounds(pounds).pounds()).isEqualByComparingTo(pounds);
  }

  @Test
  void the_index_follows_from_height_and_weight() {
    // 69.0 kg at 1.714 m.
    assertThat(WHOLE.bmi()).isEqualTo(new BigDecimal("23.5"));
    assertThat(TrainingProfile.NONE.bmi()).isNull();
  }

  @Test
  void differences_are_named_by_what_people_call_them() {
    assertThat(WHOLE.differencesFrom(WHOLE)).isEmpty();
    assertThat(WHOLE.differencesFrom(TrainingProfile.NONE)).hasSize(16);
    assertThat(WHOLE.with(Map.of()).differencesFrom(WHOLE))
        .containsExactly(
            "allergies",
            "currentMedications",
            "goals",
            "injuryHistory",
            "movementScreen",
            "supplements");
  }

  @ParameterizedTest
  @CsvSource({
    "1990-04-15, 2026-04-14, 35, 35",
    "1990-04-15, 2026-04-15, 36, 35",
    "1990-04-15, 2026-05-01, 36, 36",
    "1990-04-01, 2026-04-30, 36, 36",
    "2000-02-29, 2026-02-28, 25, 25",
    "2000-02-29, 2026-03-01, 26, 26",
    "2026-04-20, 2026-04-19, 0, 0"
  })
  void E12_an_age_follows_from_the_date_of_birth(
      LocalDate born, LocalDate today, int age, int monthly) {
    assertThat(Age.years(born, today)).isEqualTo(age);
    assertThat(Age.inMonthOf(today, born)).isEqualTo(new Age(monthly, today.withDayOfMonth(1)));
  }

  @Test
  void E12_all_birthdays_of_a_month_look_the_same() {
    for (int day = 1; day <= 30; day++) {
      var today = LocalDate.of(2026, 4, day);
      assertThat(Age.inMonthOf(today, LocalDate.of(1990, 4, 15)).years()).isEqualTo(35);
    }
  }

  @Test
  void G9_what_is_rare_has_to_be_meant() {
    var usual = measured("70", "160", "20", 6_000);
    assertThat(UsualRanges.outside(usual, TrainingProfile.NONE)).isEmpty();

    var rare = UsualRanges.outside(measured("30", "610", "2", 4_999), TrainingProfile.NONE);
    assertThat(rare)
        .extracting(Flaw::pointer)
        .containsExactly(
            "/heightInches", "/weightLbs", "/bodyFatPercentage", "/sessionRate/amountMinor");
    assertThat(rare).allMatch(flaw -> flaw.message().contains("confirmUnusual=true"));
    // Each by itself is usual, and together they are not.
    assertThat(UsualRanges.outside(measured("48", "590", "50", 6_000), TrainingProfile.NONE))
        .extracting(Flaw::message)
        .singleElement()
        .asString()
        .contains("body mass index");
    // What is kept already was meant.
    var before = measured("30", "610", "2", 4_999);
    assertThat(UsualRanges.outside(measured("30", "610", "2.5", 4_999), before)).hasSize(1);
    assertThat(UsualRanges.outside(before, before)).isEmpty();
  }

  @Test
  void it_never_tells_a_log_what_is_in_it() {
    assertThat(WHOLE.toString() + SCREEN).doesNotContain("knee", "Aspirin", "slowly");
  }

  private static TrainingProfile measured(String inches, String pounds, String fat, long rate) {
    return new TrainingProfile(
        null,
        Height.ofInches(new BigDecimal(inches)),
        Weight.ofPounds(new BigDecimal(pounds)),
        new BigDecimal(fat),
        List.of(),
        null,
        null,
        List.of(),
        MovementScreen.NONE,
        List.of(),
        List.of(),
        List.of(),
        null,
        false,
        null,
        usd(rate));
  }

  private static Money usd(long cents) {
    return new Money(cents, Currency.getInstance("USD"));
  }
}
