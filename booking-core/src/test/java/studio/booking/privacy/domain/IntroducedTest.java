package studio.booking.privacy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.booking.privacy.ClientIntake.Objection;
import studio.booking.privacy.ClientIntake.Reading;
import studio.booking.privacy.Introduction;
import studio.booking.privacy.Introduction.Contact;
import studio.booking.privacy.Introduction.Home;
import studio.booking.privacy.Introduction.Training;
import studio.booking.privacy.PersonalWords.Kind;

class IntroducedTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Contact ROBIN = new Contact("Robin", null, "555 0100");
  private static final Home HOME = new Home("12 Cannery Row", "Monterey", null, null);

  private static Reading read(
      @Nullable String name,
      @Nullable LocalDate born,
      @Nullable String blood,
      @Nullable String phone,
      @Nullable String email,
      @Nullable Contact contact,
      @Nullable Home home,
      Training training) {
    return Introduced.of(
        new Introduction(name, null, born, blood, phone, email, contact, home, training), NOW);
  }

  private static Training body(
      @Nullable String gender, @Nullable String height, @Nullable String rate) {
    return new Training(
        gender,
        height == null ? null : new BigDecimal(height),
        null,
        new BigDecimal("22.456"),
        List.of("To sleep"),
        null,
        new BigDecimal("4.9"),
        List.of(),
        "Stiff hips",
        List.of(),
        List.of(),
        List.of(),
        null,
        rate == null ? null : new BigDecimal(rate));
  }

  private static Introduced fit(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Fit.class);
    return (Introduced) ((Reading.Fit) reading).newcomer();
  }

  private static List<String> wrong(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Flawed.class);
    return ((Reading.Flawed) reading).objections().stream().map(Objection::pointer).toList();
  }

  @Test
  void somebody_is_kept_as_they_were_introduced() {
    var born = LocalDate.parse("1990-11-25");
    var who =
        fit(
            read(
                "Wil Testperson",
                born,
                "ab-",
                "+1 555 0123",
                "Wil@Example.com",
                ROBIN,
                HOME,
                body("Non-binary", "66.5", "125.50")));

    assertThat(who.data().bloodType()).isEqualTo(BloodType.AB_NEGATIVE);
    assertThat(who.data().emergencyContact()).isNotNull();
    assertThat(who.data().address()).isNotNull();
    assertThat(who.training().gender()).isEqualTo(Gender.NON_BINARY);
    assertThat(who.training().height()).isEqualTo(Height.ofInches(new BigDecimal("66.5")));
    assertThat(who.training().bodyFatPercentage()).isEqualByComparingTo("22.46");
    assertThat(who.training().yearsTrainingExperience()).isEqualTo(4);
    assertThat(who.training().movementScreen().notes()).isEqualTo("Stiff hips");
    var rate = who.training().sessionRate();
    assertThat(rate).isNotNull();
    assertThat(rate.amountMinor()).isEqualTo(12_550);
    assertThat(who.mailbox()).hasToString("a mailbox");
    assertThat(who.words().in("Ask Testperson")).containsExactly(Kind.NAME);
    // Nobody's birthday shows: in its month, too, the age is that of the first.
    assertThat(who.ageIn(YearMonth.of(2026, 11))).hasValue(35);
    assertThat(who.ageIn(YearMonth.of(2026, 12))).hasValue(36);
  }

  @Test
  void nobody_needs_to_be_known() {
    var nobody = fit(read(null, null, null, null, null, null, null, body(null, null, null)));

    assertThat(nobody.data().isEmpty()).isTrue();
    assertThat(nobody.mailbox()).isNull();
    assertThat(nobody.ageIn(YearMonth.of(2026, 11))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "C+, 555 0123, w@example.com, Male, 66, 100, /bloodType",
    "A+, call me, w@example.com, Male, 66, 100, /phoneNumber",
    "A+, 555 0123, nobody, Male, 66, 100, /email",
    "A+, 555 0123, w@example.com, robot, 66, 100, /gender",
    "A+, 555 0123, w@example.com, Male, 19.9, 100, /heightInches",
    "A+, 555 0123, w@example.com, Male, 110.1, 100, /heightInches",
    "A+, 555 0123, w@example.com, Male, 66, -1, /sessionRate",
    "A+, 555 0123, w@example.com, Male, 66, 1e18, /sessionRate",
  })
  void what_cannot_be_kept_is_told(
      String blood,
      String phone,
      String email,
      String gender,
      String height,
      String rate,
      String expected) {
    var training = body(gender, height, rate);

    assertThat(wrong(read("Wil", null, blood, phone, email, null, null, training)))
        .containsExactly(expected);
  }

  @Test
  void halves_of_a_contact_and_an_address_are_told() {
    var none = body(null, null, null);
    var contact = new Contact(null, "sister", null);
    var home = new Home(null, null, "CA", null);

    assertThat(wrong(read("Wil", null, null, null, null, contact, home, none)))
        .containsExactlyInAnyOrder(
            "/emergencyContact/name",
            "/emergencyContact/phone",
            "/address/street",
            "/address/city");
  }

  @Test
  void whoever_is_known_has_a_name_and_was_born() {
    var none = body(null, null, null);
    var tomorrow = LocalDate.parse("2026-11-22");

    assertThat(wrong(read(null, tomorrow, null, null, null, null, null, none)))
        .containsExactlyInAnyOrder("/dateOfBirth", "/fullName");
  }
}
