package studio.booking.privacy.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.ClientIntake.Mailbox;
import studio.booking.privacy.ClientIntake.Newcomer;
import studio.booking.privacy.ClientIntake.Objection;
import studio.booking.privacy.ClientIntake.Reading;
import studio.booking.privacy.Introduction;
import studio.booking.privacy.PersonalWords;
import studio.booking.shared.Money;

/** Somebody whom another system wrote down, as they are kept here. */
public record Introduced(PersonalData data, TrainingProfile training) implements Newcomer {
  private static final Currency DOLLARS = Currency.getInstance("USD");

  /** What is wrong with an introduction; or the newcomer. */
  public static Reading of(Introduction introduction, Instant now) {
    var reader = new Reader();
    var data = reader.data(introduction);
    var training = reader.training(introduction.training());
    if (data.isOfSomebodyBornAfter(now)) {
      reader.object("/dateOfBirth", "must not be in the future");
    }
    if (!data.isEmpty() && data.fullName() == null) reader.object("/fullName", "is required");
    return reader.objections.isEmpty()
        ? new Reading.Fit(new Introduced(data, training))
        : new Reading.Flawed(reader.objections);
  }

  @Override
  public OptionalInt ageIn(YearMonth month) {
    var born = data.dateOfBirth();
    return born == null
        ? OptionalInt.empty()
        : OptionalInt.of(Age.inMonthOf(month.atDay(1), born).years());
  }

  @Override
  public PersonalWords.Search words() {
    return new Identity(data)::in;
  }

  @Override
  public @Nullable Mailbox mailbox() {
    var email = data.email();
    return email == null ? null : new Mailbox(email.normalized());
  }

  /** Nobody's name: that has no place in logs. */
  @Override
  public String toString() {
    return "somebody introduced";
  }

  /** Collects all that is wrong. */
  private static final class Reader {
    private final List<Objection> objections = new ArrayList<>();

    void object(String pointer, String message) {
      objections.add(new Objection(pointer, message));
    }

    PersonalData data(Introduction from) {
      return new PersonalData(
          from.fullName(),
          from.preferredName(),
          from.dateOfBirth(),
          made("/bloodType", from.bloodType(), Reader::bloodType, "must be one such as A+ or AB-"),
          phone("/phoneNumber", from.phoneNumber()),
          made("/email", from.email(), EmailAddress::new, "must be an e-mail address"),
          contact(from.emergencyContact()),
          address(from.address()));
    }

    private static BloodType bloodType(String text) {
      return BloodType.of(text.replace(" ", "").toUpperCase(Locale.ROOT));
    }

    private @Nullable PhoneNumber phone(String pointer, @Nullable String text) {
      return made(pointer, text, PhoneNumber::new, "must be a telephone number");
    }

    private @Nullable EmergencyContact contact(Introduction.@Nullable Contact from) {
      if (from == null) return null;
      var phone = phone("/emergencyContact/phone", from.phone());
      if (from.name() == null) object("/emergencyContact/name", "is required");
      if (from.phone() == null) object("/emergencyContact/phone", "is required");
      return from.name() == null || phone == null
          ? null
          : new EmergencyContact(from.name(), from.relationship(), phone);
    }

    private @Nullable Address address(Introduction.@Nullable Home from) {
      if (from == null) return null;
      if (from.street() == null) object("/address/street", "is required");
      if (from.city() == null) object("/address/city", "is required");
      return from.street() == null || from.city() == null
          ? null
          : new Address(from.street(), from.city(), from.state(), from.zip());
    }

    TrainingProfile training(Introduction.Training from) {
      var height = within("/heightInches", from.heightInches(), 20, 110);
      var weight = within("/weightLbs", from.weightLbs(), 5, 1500);
      var fat = within("/bodyFatPercentage", from.bodyFatPercentage(), 1, 80);
      var years = within("/yearsTrainingExperience", from.years(), 0, 100);
      var rate = within("/sessionRate", from.sessionRateUsd(), 0, 1_000_000);
      var seen = from.screening();
      return new TrainingProfile(
          made("/gender", from.gender(), Reader::gender, "must be one such as Female or Male"),
          height == null ? null : Height.ofInches(height),
          weight == null ? null : Weight.ofPounds(weight),
          fat == null ? null : fat.setScale(2, RoundingMode.HALF_EVEN),
          from.goals(),
          from.startDate(),
          years == null ? null : years.intValue(),
          from.injuries(),
          seen == null ? MovementScreen.NONE : new MovementScreen(null, java.util.Map.of(), seen),
          from.medications(),
          from.supplements(),
          from.allergies(),
          null,
          false,
          from.tier(),
          rate == null ? null : new Money(cents(rate), DOLLARS));
    }

    private static Gender gender(String text) {
      return Gender.of(text.strip().replaceAll("[ -]+", "_"));
    }

    private static long cents(BigDecimal dollars) {
      return dollars.movePointRight(2).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }

    private @Nullable BigDecimal within(
        String pointer, @Nullable BigDecimal value, int least, int most) {
      if (value == null) return null;
      boolean fits =
          value.compareTo(BigDecimal.valueOf(least)) >= 0
              && value.compareTo(BigDecimal.valueOf(most)) <= 0;
      if (!fits) object(pointer, "must be from %d to %d".formatted(least, most));
      return fits ? value : null;
    }

    private <T> @Nullable T made(
        String pointer, @Nullable String text, Function<String, T> made, String expected) {
      if (text == null) return null;
      try {
        return made.apply(text);
      } catch (IllegalArgumentException e) {
        object(pointer, expected);
        return null;
      }
    }
  }
}
