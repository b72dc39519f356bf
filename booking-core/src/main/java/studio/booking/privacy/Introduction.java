package studio.booking.privacy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as another system wrote them down: nothing of it was looked at yet, but for its kind.
 */
public record Introduction(
    @Nullable String fullName,
    @Nullable String preferredName,
    @Nullable LocalDate dateOfBirth,
    @Nullable String bloodType,
    @Nullable String phoneNumber,
    @Nullable String email,
    @Nullable Contact emergencyContact,
    @Nullable Home address,
    Training training) {

  /** Whom to call when something happens to them. */
  public record Contact(
      @Nullable String name, @Nullable String relationship, @Nullable String phone) {
    /** Nobody's name: that has no place in logs. */
    @Override
    public String toString() {
      return "an emergency contact";
    }
  }

  /** Where they live. */
  public record Home(
      @Nullable String street,
      @Nullable String city,
      @Nullable String state,
      @Nullable String zip) {
    /** Not the address: that has no place in logs. */
    @Override
    public String toString() {
      return "an address";
    }
  }

  /**
   * What is needed to train them.
   *
   * @param screening what was seen when they moved, in words
   * @param sessionRateUsd what a session costs them, in US dollars
   */
  public record Training(
      @Nullable String gender,
      @Nullable BigDecimal heightInches,
      @Nullable BigDecimal weightLbs,
      @Nullable BigDecimal bodyFatPercentage,
      List<String> goals,
      @Nullable LocalDate startDate,
      @Nullable BigDecimal years,
      List<String> injuries,
      @Nullable String screening,
      List<String> medications,
      List<String> supplements,
      List<String> allergies,
      @Nullable TrainingTier tier,
      @Nullable BigDecimal sessionRateUsd) {
    public Training {
      goals = List.copyOf(goals);
      injuries = List.copyOf(injuries);
      medications = List.copyOf(medications);
      supplements = List.copyOf(supplements);
      allergies = List.copyOf(allergies);
    }

    /** Nothing of it: that has no place in logs. */
    @Override
    public String toString() {
      return "what is needed to train somebody";
    }
  }

  /** Nobody's name: that has no place in logs. */
  @Override
  public String toString() {
    return "an introduction";
  }
}
