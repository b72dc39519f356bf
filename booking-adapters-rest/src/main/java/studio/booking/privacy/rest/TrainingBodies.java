package studio.booking.privacy.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.TrainingTier;
import studio.booking.privacy.application.ChangeTraining;
import studio.booking.privacy.domain.Gender;
import studio.booking.privacy.domain.Height;
import studio.booking.privacy.domain.MovementScreen;
import studio.booking.privacy.domain.TrainingProfile;
import studio.booking.privacy.domain.WearableDevice;
import studio.booking.privacy.domain.Weight;
import studio.booking.shared.Money;
import studio.booking.shared.Patch;

/** Training profiles as callers send them. */
final class TrainingBodies {
  private TrainingBodies() {}

  /** What a session costs the client. */
  record Rate(
      @Schema(example = "6000") @Min(0) @Max(1_000_000_000_000L) long amountMinor,
      @Schema(example = "USD") Currency currency) {
    Money money() {
      return new Money(amountMinor, currency);
    }
  }

  /** With which a client comes. Wearables wait for the client's consent, which comes later. */
  record NewTraining(
      @Nullable Gender gender,
      @Schema(example = "67.5")
          @Nullable @DecimalMin("20") @DecimalMax("110") @Digits(integer = 3, fraction = 1) BigDecimal heightInches,
      @Schema(example = "152.25")
          @Nullable @DecimalMin("5") @DecimalMax("1500") @Digits(integer = 4, fraction = 2) BigDecimal weightLbs,
      @Schema(example = "22.5")
          @Nullable @DecimalMin("1") @DecimalMax("80") @Digits(integer = 2, fraction = 2) BigDecimal bodyFatPercentage,
      @Nullable @Size(max = 20) List<@Size(min = 1, max = 200) String> goals,
      @Schema(example = "2026-01-05") @Nullable LocalDate trainingStartDate,
      @Nullable @Min(0) @Max(100) Integer yearsTrainingExperience,
      @Nullable @Size(max = 50) List<@Size(min = 1, max = 500) String> injuryHistory,
      @Nullable ScreenShape movementScreen,
      @Nullable @Size(max = 50) List<@Size(min = 1, max = 200) String> currentMedications,
      @Nullable @Size(max = 50) List<@Size(min = 1, max = 200) String> supplements,
      @Nullable @Size(max = 50) List<@Size(min = 1, max = 200) String> allergies,
      @Nullable TrainingTier trainingTier,
      @Nullable Rate sessionRate) {
    TrainingProfile profile() {
      return new TrainingProfile(
          gender,
          heightInches == null ? null : Height.ofInches(heightInches),
          weightLbs == null ? null : Weight.ofPounds(weightLbs),
          bodyFatPercentage,
          orNone(goals),
          trainingStartDate,
          yearsTrainingExperience,
          orNone(injuryHistory),
          movementScreen == null ? MovementScreen.NONE : movementScreen.screen(),
          orNone(currentMedications),
          orNone(supplements),
          orNone(allergies),
          null,
          false,
          trainingTier,
          sessionRate == null ? null : sessionRate.money());
    }

    /** Nothing of it: that has no place in logs. */
    @Override
    public String toString() {
      return "a training profile";
    }
  }

  private static List<String> orNone(@Nullable List<String> texts) {
    return texts == null ? List.of() : texts;
  }

  /** What is to be different. Lists and the movement screen are replaced as a whole. */
  record TrainingChange(
      Patch<@Nullable Gender> gender,
      @Schema(example = "67.5")
          @DecimalMin("20") @DecimalMax("110") @Digits(integer = 3, fraction = 1) Patch<@Nullable BigDecimal> heightInches,
      @Schema(example = "152.25")
          @DecimalMin("5") @DecimalMax("1500") @Digits(integer = 4, fraction = 2) Patch<@Nullable BigDecimal> weightLbs,
      @Schema(example = "22.5")
          @DecimalMin("1") @DecimalMax("80") @Digits(integer = 2, fraction = 2) Patch<@Nullable BigDecimal> bodyFatPercentage,
      @Size(max = 20) Patch<@Nullable List<@Size(min = 1, max = 200) String>> goals,
      @Schema(example = "2026-01-05") Patch<@Nullable LocalDate> trainingStartDate,
      @Min(0) @Max(100) Patch<@Nullable Integer> yearsTrainingExperience,
      @Size(max = 50) Patch<@Nullable List<@Size(min = 1, max = 500) String>> injuryHistory,
      Patch<@Nullable ScreenShape> movementScreen,
      @Size(max = 50) Patch<@Nullable List<@Size(min = 1, max = 200) String>> currentMedications,
      @Size(max = 50) Patch<@Nullable List<@Size(min = 1, max = 200) String>> supplements,
      @Size(max = 50) Patch<@Nullable List<@Size(min = 1, max = 200) String>> allergies,
      Patch<@Nullable WearableDevice> wearableDevice,
      Patch<Boolean> wearableIntegrationActive,
      Patch<@Nullable TrainingTier> trainingTier,
      Patch<@Nullable Rate> sessionRate) {
    ChangeTraining.Change change() {
      return new ChangeTraining.Change(
          gender,
          heightInches.map(inches -> inches == null ? null : Height.ofInches(inches)),
          weightLbs.map(pounds -> pounds == null ? null : Weight.ofPounds(pounds)),
          bodyFatPercentage,
          goals,
          trainingStartDate,
          yearsTrainingExperience,
          injuryHistory,
          movementScreen.map(screen -> screen == null ? null : screen.screen()),
          currentMedications,
          supplements,
          allergies,
          wearableDevice,
          wearableIntegrationActive,
          trainingTier,
          sessionRate.map(rate -> rate == null ? null : rate.money()));
    }

    /** Nothing of it: that has no place in logs. */
    @Override
    public String toString() {
      return "a change of a training profile";
    }
  }
}
