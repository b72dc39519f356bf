package studio.booking.privacy.application;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.TrainingTier;
import studio.booking.privacy.domain.Age;
import studio.booking.privacy.domain.Gender;
import studio.booking.privacy.domain.Height;
import studio.booking.privacy.domain.MovementScreen;
import studio.booking.privacy.domain.SealedTraining;
import studio.booking.privacy.domain.TrainingProfile;
import studio.booking.privacy.domain.WearableDevice;
import studio.booking.privacy.domain.Weight;
import studio.booking.shared.Money;

/**
 * What is needed to train a client, as it is exported.
 *
 * @param readable false where the key is gone or something is damaged: then what is encrypted is
 *     missing
 * @param age as it is kept: on the first of a month
 * @param movementScores 0 to 3, by the name of the test
 */
record TrainingRecord(
    boolean readable,
    @Nullable Integer age,
    @Nullable LocalDate ageAsOf,
    @Nullable String gender,
    @Nullable BigDecimal heightInches,
    @Nullable BigDecimal weightLbs,
    @Nullable BigDecimal bodyFatPercentage,
    @Nullable BigDecimal bmi,
    @Nullable LocalDate trainingStartDate,
    @Nullable Integer yearsTrainingExperience,
    List<String> goals,
    List<String> injuryHistory,
    @Nullable LocalDate movementScreenedOn,
    Map<String, String> movementScores,
    @Nullable String movementNotes,
    List<String> currentMedications,
    List<String> supplements,
    List<String> allergies,
    @Nullable String wearableDevice,
    boolean wearableIntegrationActive,
    @Nullable String trainingTier,
    @Nullable Long sessionRateMinor,
    @Nullable String sessionRateCurrency,
    Instant changedAt) {
  static TrainingRecord of(SealedTraining kept, @Nullable TrainingProfile opened) {
    var it = opened == null ? kept.open() : opened;
    var age = kept.age();
    var screen = it.movementScreen();
    var rate = it.sessionRate();
    return new TrainingRecord(
        opened != null,
        made(age, Age::years),
        made(age, Age::asOf),
        made(it.gender(), Gender::word),
        made(it.height(), Height::inches),
        made(it.weight(), Weight::pounds),
        it.bodyFatPercentage(),
        it.bmi(),
        it.trainingStartDate(),
        it.yearsTrainingExperience(),
        it.goals(),
        it.injuryHistory(),
        screen.screenedOn(),
        scores(screen),
        screen.notes(),
        it.currentMedications(),
        it.supplements(),
        it.allergies(),
        made(it.wearableDevice(), WearableDevice::word),
        it.wearableIntegrationActive(),
        made(it.trainingTier(), TrainingTier::word),
        made(rate, Money::amountMinor),
        made(rate, money -> money.currency().getCurrencyCode()),
        kept.at());
  }

  private static <T, V> @Nullable V made(@Nullable T from, Function<? super T, V> how) {
    return Optional.ofNullable(from).<V>map(how).orElse(null);
  }

  private static Map<String, String> scores(MovementScreen screen) {
    var scores = new TreeMap<String, String>();
    screen
        .scores()
        .forEach((test, score) -> scores.put(test.name().toLowerCase(Locale.ROOT), score + ""));
    return scores;
  }

  /** Nothing of it: that has no place in logs. */
  @Override
  public String toString() {
    return "a training profile";
  }
}
